//! Money coming into the exchange, and what a party sees of its own.
//!
//! A buyer asks for a **top-up** over a [`Rail`]. Over the bank it gets a [`Reference`] to write on the
//! transfer; staff find the transfer by hand or in an uploaded statement ([`bank`]) and confirm it. Over
//! [`checkout`] it pays on a provider's page, and the provider's signed word confirms it. Only then the
//! ledger moves. A top-up is `requested` once and ends once, `confirmed` or `cancelled`; what was asked
//! for never changes, and money that came otherwise is a top-up of its own. A confirmed one may go back
//! ([`refund`]). The database keeps these rules and refuses a confirmation whose money has not moved.
//!
//! [`funds`] pauses offers that cannot pay their next lead, and resumes them.
//!
//! [`wallet`] and [`statement`] show the ledger to the party it belongs to. Withdrawals will stand
//! beside top-ups.
//!
//! Lock order: the top-up's row, then accounts.

pub mod audit;
pub mod bank;
pub mod checkout;
pub mod funds;
mod rail;
mod reference;
pub mod refund;
pub mod statement;
pub mod top_up;
pub mod wallet;

use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::kernel::money::Money;
use crate::kernel::secret::NoRandomness;
use crate::ledger::LedgerError;

pub use rail::Rail;
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
    Db(#[from] DbError),
}

crate::from_diesel!(PayoutError);

/// An amount as the database keeps it.
fn money_of(minor: i64, currency: &str) -> Result<Money, PayoutError> {
    let currency = currency
        .parse()
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
    Ok(Money::new(minor, currency))
}
