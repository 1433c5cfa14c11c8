//! Seats: a user acting for a party in a role.

use crate::kernel::ids::{PartyId, UserId};

crate::text_enum! {
    /// What a seat may do.
    pub enum Role {
        Buyer = "buyer",
        Contractor = "contractor",
        Staff = "staff",
    }
}

/// A user buying leads for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuyerSeat {
    pub user: UserId,
    pub party: PartyId,
}

/// A user delivering leads for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractorSeat {
    pub user: UserId,
    pub party: PartyId,
}

/// A user moderating for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffSeat {
    pub user: UserId,
}

/// A user acting for a party, in whichever role: for wallets and statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartySeat {
    pub user: UserId,
    pub party: PartyId,
}

impl From<BuyerSeat> for PartySeat {
    fn from(seat: BuyerSeat) -> Self {
        Self { user: seat.user, party: seat.party }
    }
}

impl From<ContractorSeat> for PartySeat {
    fn from(seat: ContractorSeat) -> Self {
        Self { user: seat.user, party: seat.party }
    }
}
