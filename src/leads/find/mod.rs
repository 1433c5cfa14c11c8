//! Looking leads up: lists, counts, one lead, and the contact for those who may see it.
//!
//! Every finder wants a [`Reach`], which only a seat makes: the buyer reaches what it received, the
//! contractor what it sent, staff everything. A stranger's lead looks like a missing one.
//!
//! With a million leads every list is one walk along an index (`tests/it/leads/plans` holds it to
//! that): the page's rows are cut first, and names and titles joined to those few.

pub mod card;
pub mod choices;
pub mod counts;
pub mod filter;
pub mod lead;
pub mod list;
mod sql;

use super::actor::Side;
use crate::accounts::{BuyerSeat, ContractorSeat, StaffSeat};

pub use card::{Card, card};
pub use choices::{Choices, choices};
pub use counts::{COUNT_CAP, Counts, counts, counts_of, due_by};
pub use filter::{Band, Filter, Needle, Sort};
pub use lead::Lead;
pub use list::{contacts, list, masked_contacts};

/// Whose leads are looked at, and so which, and how much of each.
#[derive(Debug, Clone, Copy)]
pub enum Reach {
    /// Leads the buyer received; contacts while money is held or paid.
    Buyer(BuyerSeat),
    /// Leads the contractor sent, refused ones too, with what was sent.
    Contractor(ContractorSeat),
    /// All leads, contacts masked.
    Staff(StaffSeat),
}

impl Reach {
    /// Whether the reader is told which person acted for a side.
    pub const fn knows(self, side: Side) -> bool {
        match self {
            Self::Buyer(_) => matches!(side, Side::Buyer),
            Self::Contractor(_) => matches!(side, Side::Contractor),
            Self::Staff(_) => true,
        }
    }
}

impl From<BuyerSeat> for Reach {
    fn from(seat: BuyerSeat) -> Self {
        Self::Buyer(seat)
    }
}

impl From<ContractorSeat> for Reach {
    fn from(seat: ContractorSeat) -> Self {
        Self::Contractor(seat)
    }
}

impl From<StaffSeat> for Reach {
    fn from(seat: StaffSeat) -> Self {
        Self::Staff(seat)
    }
}
