//! Top-ups paid on a provider's page: what is known of each page, and what its provider tells.
//!
//! The provider is called from outside of transactions ([`crate::outside`] speaks its protocol); here
//! its words are written down, whatever their order and however often they come:
//!
//! - [`ask`] makes the top-up and its `checkouts` row before anything is called, so that a crash in
//!   between leaves a row that [`due`] finds; the provider's idempotency key is the top-up's id.
//! - [`note`] takes what is said of a page, by its answer, by a webhook or when asked; [`hear`] counts
//!   webhooks, each event once.
//! - A payment is a row of `checkout_payments`, one a page: it books one top-up. What is not what was
//!   asked for books nothing and rings; staff look at it and [`book_odd`] what came.
//! - What is told of a payment's refund before it is booked is kept, and heard when it is ([`early`]).
//!
//! Lock order: the payment's name, the top-up, its checkout, accounts.

mod due;
mod early;
mod find;
mod hear;
mod note;
mod open;

use serde::{Deserialize, Serialize};

use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;

pub use due::{Due, due, gone, missed};
pub use find::{Checkout, Payment, find, payments, returned};
pub use hear::{Outcome, hear};
pub use note::{Noted, book_odd, note};
pub use open::{ask, refused};

crate::text_enum! {
    /// How far a page has come.
    pub enum CheckoutState {
        /// The provider has not answered yet.
        Opening = "opening",
        /// The buyer can pay there.
        Open = "open",
        /// Paid in a way that takes days to be sure of.
        Processing = "processing",
        Paid = "paid",
        /// Nobody paid in time, or it was closed.
        Expired = "expired",
        Failed = "failed",
    }
}

/// What the provider says of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: String,
    /// The top-up it was made for, as this side named it.
    pub top_up: Option<TopUpId>,
    /// Never [`CheckoutState::Opening`].
    pub state: CheckoutState,
    /// Where the buyer pays, while it is open.
    pub url: Option<String>,
    /// What was paid; `None` too when it cannot be told.
    pub paid: Option<Money>,
    /// What refunds and disputes will name the payment by.
    pub intent: Option<String>,
}

/// What the provider says of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundTold {
    /// None when only the charge was told of.
    pub id: Option<String>,
    /// The top-up it was asked for from here; none when somebody made it over there.
    pub top_up: Option<TopUpId>,
    pub intent: Option<String>,
    /// Of this refund; where only the charge was told of, of all its refunds together.
    pub amount: Option<Money>,
    pub state: RefundState,
    /// Why it failed, in the provider's word.
    pub problem: Option<String>,
}

/// How far a refund is at the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    Pending,
    Done,
    Failed,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    Session(Session),
    Refund(RefundTold),
    /// The payer's bank wants the money back.
    Dispute {
        id: String,
        intent: Option<String>,
        reason: String,
    },
    /// Nothing this exchange acts on.
    Other,
}

/// One event of the provider's, its signature proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    /// The provider's word for it.
    pub kind: String,
    pub about: About,
}
