//! Money coming into the exchange, and what a party sees of its own.
//!
//! A buyer asks for a **top-up** over a [`Rail`]. Over the bank it gets a [`Reference`] to write on the
//! transfer; staff find the transfer by hand or in an uploaded statement ([`bank`]) and confirm it. Over
//! [`checkout`] it pays on a provider's page, and the provider's signed word confirms it. Only then the
//! ledger moves. A top-up is `requested` once and ends once, `confirmed` or `cancelled`; what was asked
//! for never changes, and money that came otherwise is a top-up of its own. A confirmed one may go back
//! ([`refund`]). The database keeps these rules and refuses a confirmation whose money has not moved.
//!
//! [`funds`] pauses offers that cannot pay their next lead, and resumes them. [`credit`] is how far a
//! buyer may go without money, [`exchange`] its own from one currency into another; both by staff.
//!
//! The way out is a [`withdrawal`], paid to a [`payee`], by itself or in a [`batch`] for the bank.
//!
//! [`wallet`], [`statement`] and [`of_period`] show the ledger to the party it belongs to, [`proof`]
//! proves it to anybody, and an [`act`] tells once and for good what a party sold or bought in a month.
//!
//! Lock order: the top-up's row, then accounts; for withdrawals see there.

pub mod act;
pub mod audit;
pub mod bank;
pub mod batch;
pub mod checkout;
pub mod credit;
pub mod edge;
pub mod exchange;
pub mod funds;
pub mod of_period;
pub mod payee;
pub mod period;
pub mod proof;
mod rail;
mod reason;
mod reference;
pub mod refund;
pub mod statement;
pub mod top_up;
pub mod wallet;
pub mod withdrawal;

use chrono::{DateTime, Utc};

use crate::db::DbError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::Money;
use crate::kernel::secret::{CannotOpen, NoRandomness};
use crate::ledger::LedgerError;

pub use rail::Rail;
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
    /// What is proposed for a bank's line is no more what was looked at.
    #[error("the proposal changed")]
    ProposalChanged,
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
    /// Another rail confirms it by itself.
    #[error("its rail confirms it")]
    WrongRail,
    /// This exchange has no such rail.
    #[error("this way to pay is not offered")]
    RailOff,
    /// Not confirmed, or refunded before.
    #[error("it cannot be refunded")]
    NotRefundable,
    /// A line of the bank's cannot become what was asked: it is no money that came in, or not as much.
    #[error("the line does not fit")]
    LineUnfit,
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

/// An amount as the database keeps it.
fn money_of(minor: i64, currency: &str) -> Result<Money, PayoutError> {
    let currency = currency
        .parse()
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
    Ok(Money::new(minor, currency))
}
