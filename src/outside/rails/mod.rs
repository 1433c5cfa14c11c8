//! Payment rails whose other end is a program: one trait, and each provider's protocol in a file.
//!
//! Nothing here touches the database, and nothing here is called inside a transaction: what a rail
//! answers is handed to [`crate::payouts::checkout`] and [`crate::payouts::refund`] afterwards. A rail
//! for bank transfers needs no program: people make those.

mod amount;
pub mod checkout;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::http::{Https, NoAnswer};
use crate::config::Config;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::payouts::checkout::{Event, RefundTold, Session};

/// A payment page that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Names it on both sides; also the idempotency key.
    pub top_up: TopUpId,
    pub amount: Money,
    /// What the payer reads: the top-up's reference.
    pub what_for: String,
    /// Where the payer comes back to.
    pub back: String,
}

/// A refund that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundWanted {
    pub top_up: TopUpId,
    pub amount: Money,
    /// The payment that goes back, by the provider's name.
    pub intent: String,
    /// Whether it was asked before and the answer may have been lost.
    pub again: bool,
}

/// Why a rail gave no answer one can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RailError {
    /// Nobody answered, or only "later": ask again. What was asked may have been done.
    #[error("{0}")]
    Later(String),
    /// It says no, and will say so again.
    #[error("{0}")]
    Refused(String),
    /// There is no such thing over there.
    #[error("the provider does not know it")]
    Gone,
}

impl From<NoAnswer> for RailError {
    fn from(error: NoAnswer) -> Self {
        match error {
            NoAnswer::Forbidden => Self::Refused("the address may not be called".to_owned()),
            NoAnswer::Unreachable(why) => Self::Later(why),
        }
    }
}

/// Why a message that claims to be the provider's is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unheard {
    /// It carries no signature of this rail's secret.
    #[error("not signed")]
    NotSigned,
    /// Signed, but too long ago, or ahead of time.
    #[error("too old")]
    TooOld,
    /// Signed, and not what the protocol says.
    #[error("unreadable")]
    Unreadable,
}

/// A way for money to come in and to go back, at a provider. Blocks: never inside a transaction.
pub trait Rail: Send + Sync {
    /// Whether a page can be made for this amount at all.
    fn takes(&self, amount: Money) -> bool;
    /// Makes a payment page; asked again for the same top-up, the same page.
    fn open(&self, wanted: &Wanted) -> Result<Session, RailError>;
    /// How a page stands.
    fn look(&self, session: &str) -> Result<Session, RailError>;
    /// Closes a page nobody shall pay on any more, and tells how it stands then.
    fn close(&self, session: &str) -> Result<Session, RailError>;
    /// Sends money back; asked again for the same top-up, the same refund.
    fn refund(&self, wanted: &RefundWanted) -> Result<RefundTold, RailError>;
    /// How a refund stands.
    fn look_refund(&self, refund: &str) -> Result<RefundTold, RailError>;
    /// Reads a message of the provider's, if it is signed and fresh.
    fn hear(&self, signature: &str, body: &[u8], now: DateTime<Utc>) -> Result<Event, Unheard>;
}

/// The rails that are set up. Clones share them.
#[derive(Clone, Default)]
pub struct Rails {
    pub checkout: Option<Arc<dyn Rail>>,
}

impl fmt::Debug for Rails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rails").field("checkout", &self.checkout.is_some()).finish()
    }
}

impl Rails {
    /// Those the settings have secrets for.
    pub fn from_config(config: &Config) -> Self {
        let checkout = config.checkout.as_ref().map(|settings| {
            let http = Arc::new(Https::new(config.private_calls));
            let rail: Arc<dyn Rail> = Arc::new(checkout::Checkout::new(settings.clone(), http));
            rail
        });
        Self { checkout }
    }
}
