//! Money coming into the exchange, and what a party sees of its own.
//!
//! A buyer asks for a **top-up** and gets a [`Reference`] to write on the bank transfer; staff find
//! the transfer in the bank's books and confirm it, and only then the ledger moves. A top-up is
//! `requested` once and ends once, `confirmed` or `cancelled`; what was asked for never changes.
//! The database keeps both rules and refuses a confirmation whose money has not moved.
//!
//! The way out is a [`withdrawal`], paid to a [`payee`], by itself or in a [`batch`] for the bank.
//!
//! [`wallet`] and [`statement`] show the ledger to the party it belongs to, [`proof`] proves it to
//! anybody.
//!
//! Lock order: the top-up's row, then accounts; for withdrawals see there.

pub mod audit;
pub mod batch;
pub mod payee;
pub mod proof;
mod reference;
pub mod statement;
pub mod top_up;
pub mod wallet;
pub mod withdrawal;

use chrono::{DateTime, Utc};

use crate::db::DbError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::secret::{CannotOpen, NoRandomness};
use crate::ledger::LedgerError;

pub use reference::{BadReference, Reference};
pub use top_up::{TopUp, TopUpStatus};
pub use withdrawal::{Withdrawal, WithdrawalStatus};

/// Why money was not asked for, moved, or an account not kept.
#[derive(Debug, thiserror::Error)]
pub enum PayoutError {
    /// No such top-up, withdrawal or batch, or a stranger's.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// It ended before, or this step of it was done.
    #[error("already done")]
    AlreadyDone,
    /// Too many top-ups of this party wait for their money.
    #[error("too many top-ups are waiting")]
    TooManyWaiting,
    /// Too many withdrawals of this party are on their way.
    #[error("too many withdrawals are on their way")]
    TooManyWithdrawals,
    /// Nothing goes out to a suspended party.
    #[error("the party is suspended")]
    Suspended,
    /// Whoever approved first is not the second person.
    #[error("a second person must approve")]
    SecondPersonNeeded,
    /// Staff who belong to the party.
    #[error("a withdrawal is not decided by a member of its party")]
    OwnParty,
    /// Nobody has approved it yet.
    #[error("not approved")]
    NotApproved,
    /// The account was changed lately.
    #[error("not to be paid before {from}")]
    TooEarly { from: DateTime<Utc> },
    /// The party has named no account.
    #[error("no account to pay to")]
    NoPayee,
    /// No approved withdrawal may be paid now.
    #[error("nothing to pay")]
    NothingToPay,
    /// Its batch's files were fetched: the bank may pay it.
    #[error("the batch was exported")]
    Exported,
    /// Its batch's files were never fetched: no bank can have paid it.
    #[error("the batch was not exported")]
    NotExported,
    /// It is in no batch.
    #[error("in no batch")]
    NotInBatch,
    /// The operator's account in one of the batch's currencies was not set when it was exported.
    #[error("the operator's account is not set")]
    NoOperatorAccount,
    /// A fault of ours: what is sealed does not open.
    #[error("sealed data cannot be opened")]
    CannotOpen,
    /// A fault of ours: a file could not be written.
    #[error("a file could not be written: {0}")]
    NotWritten(String),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error(transparent)]
    Db(DbError),
}

impl From<CannotOpen> for PayoutError {
    fn from(_: CannotOpen) -> Self {
        Self::CannotOpen
    }
}

impl From<Fault> for PayoutError {
    fn from(fault: Fault) -> Self {
        Self::Invalid(fault.into())
    }
}

impl From<DbError> for PayoutError {
    fn from(error: DbError) -> Self {
        match error.constraint() {
            Some("withdrawals_two_differ") => Self::SecondPersonNeeded,
            Some("withdrawals_impartial") => Self::OwnParty,
            Some("withdrawals_end_once" | "withdrawal_batch_items_one_open") => Self::AlreadyDone,
            _ => Self::Db(error),
        }
    }
}

crate::from_diesel!(PayoutError);
