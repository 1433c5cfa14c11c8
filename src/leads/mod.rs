//! Leads: from the door they come in by to the money they end in.
//!
//! Three things are kept apart: the **status** says who must act now ([`status`], one pure table),
//! the **stage** is the buyer's own follow-up, the **hold** is the money (in the ledger).
//!
//! - [`queue`] takes leads from every door and hands them, many at a time, to [`intake::submit`],
//!   which screens, prices, holds the money and writes them in one transaction.
//! - Each later verb ([`accept`], [`clock`], and those of [`crate::disputes`]) locks its leads, asks
//!   the table, and lets [`step`] change row, money, history and outbox together.
//! - [`find`], [`history`] and [`figures`] are how leads are read, each by whoever has a seat that
//!   reaches them.
//! - [`test_lead`] reads what was sent to try things out, [`requests`] keeps what programs sent last.
//! - [`stage`], [`attempt`], [`note`] and [`task`] are the buyer's own work on a lead.
//! - [`certificate`] is the signed proof of a consent the exchange itself was shown.
//! - Personal data is sealed apart ([`contact`]) and shown to the buyer only while money is held
//!   or paid.
//!
//! Lock order, everywhere: leads by id, then offers by id, then accounts by id.

pub mod accept;
pub mod actor;
pub mod amend;
pub mod attempt;
pub mod audit;
pub mod certificate;
pub mod channel;
pub mod clock;
pub mod contact;
pub mod desk;
pub mod figures;
pub mod find;
pub mod finding;
pub mod history;
pub mod intake;
pub mod locked;
mod mask;
pub mod note;
pub mod outcomes;
mod own;
pub mod paid;
pub mod queue;
pub mod requests;
pub mod stage;
pub mod status;
pub mod step;
pub mod task;
pub mod test_lead;
pub mod unmask;
pub mod verdict_reason;

use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::kernel::secret::{CannotOpen, NoRandomness};
use crate::ledger::LedgerError;

pub use actor::Actor;
pub use channel::Channel;
pub use finding::{Finding, Proof};
pub use mask::phone as masked_phone;
pub use stage::Stage;
pub use status::{Event, IllegalMove, Status};
pub use verdict_reason::VerdictReason;

/// Why a verb on a lead was not done.
#[derive(Debug, thiserror::Error)]
pub enum LeadError {
    /// No such lead, or a stranger's.
    #[error("lead not found")]
    NotFound,
    /// The status does not allow it.
    #[error(transparent)]
    IllegalMove(#[from] IllegalMove),
    /// The clock ran out before the act arrived.
    #[error("the deadline has passed")]
    DeadlinePassed,
    /// The money went back to the buyer, and with it the right to the contact.
    #[error("the contact is closed")]
    ContactClosed,
    #[error(transparent)]
    Invalid(#[from] Faults),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    CannotOpen(#[from] CannotOpen),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(LeadError);

impl LeadError {
    /// The database error underneath, if that is what it is.
    pub fn database(&self) -> Option<&DbError> {
        match self {
            Self::Db(error) | Self::Ledger(LedgerError::Db(error)) => Some(error),
            _ => None,
        }
    }
}
