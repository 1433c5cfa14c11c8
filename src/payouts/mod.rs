//! Money coming into the exchange, and what a party sees of its own.
//!
//! A buyer asks for a **top-up** and gets a [`Reference`] to write on the bank transfer; staff find
//! the transfer in the bank's books and confirm it, and only then the ledger moves. A top-up is
//! `requested` once and ends once, `confirmed` or `cancelled`; what was asked for never changes.
//! The database keeps both rules and refuses a confirmation whose money has not moved.
//!
//! [`wallet`], [`statement`] and [`of_period`] show the ledger to the party it belongs to, and an
//! [`act`] tells it once and for good what it sold or bought in a month. Withdrawals will stand
//! beside top-ups.
//!
//! Lock order: the top-up's row, then accounts.

pub mod act;
pub mod audit;
pub mod bank;
pub mod of_period;
pub mod period;
mod reference;
pub mod statement;
pub mod top_up;
pub mod wallet;

use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::kernel::secret::NoRandomness;
use crate::ledger::LedgerError;

pub use reference::{BadReference, Reference};
pub use top_up::{TopUp, TopUpStatus};

/// Why a payment was not asked for, confirmed or cancelled.
#[derive(Debug, thiserror::Error)]
pub enum PayoutError {
    /// No such top-up, or a stranger's.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// It was confirmed or cancelled before.
    #[error("already done")]
    AlreadyDone,
    /// Too many top-ups of this party wait for their money.
    #[error("too many top-ups are waiting")]
    TooManyWaiting,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(PayoutError);
