//! Offers: what buyers ask for and pay, under which numbered terms, and who works on it.
//!
//! - An [`Offer`] has a [`status`] and points at its newest [`terms`]; terms are
//!   frozen when published, and an edit of a live offer makes the next version.
//! - [`form`], [`price`], [`budget`], [`hours`], [`source`], [`reason`] and [`arrival`] are the parts of
//!   terms; they are pure, and what stands on offers (leads, above all) calls them.
//! - [`engagements`] say which contractor may deliver leads under which code.
//! - [`fee`] says what share of a price the operator keeps, and terms freeze what applied.
//! - A [`lot`] is the small first part of an offer after which its buyer decides.
//! - Every change of status locks the offer's row first, asks the pure table in [`status`], and
//!   tells the outbox in the same transaction.

pub mod arrival;
pub mod bounds;
pub mod budget;
pub mod catalogue;
mod draft;
mod edit;
pub mod engagements;
pub mod fee;
pub mod form;
pub mod funds;
pub mod hours;
pub mod list;
mod lock;
pub mod lot;
pub mod offer;
mod pause;
pub mod price;
mod publish;
pub mod reason;
pub mod room;
mod send_back;
pub mod source;
pub mod status;
mod submit;
pub mod suggest;
mod suspension;
pub mod terms;
pub mod topic;
mod words;

use crate::db::DbError;
use crate::kernel::fault::Faults;

pub use arrival::{Arrival, ArrivalDraft};
pub use bounds::Bounds;
pub use budget::{BudgetDraft, Budgets};
pub use draft::draft;
pub use edit::{edit, edit_with};
pub use engagements::EngagementStatus;
pub use offer::{Eyes, Offer};
pub use pause::{close, pause, resume};
pub use publish::publish;
pub use reason::{Period, Reason};
pub use room::Room;
pub use send_back::send_back;
pub use status::OfferStatus;
pub use submit::{submit, withdraw};
pub use suspension::{pause_all_of, resume_all_of};
pub use terms::{Action, EngagementMode, Price, Terms, TermsDraft};

/// Why something about an offer was not done.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// No such offer or engagement, or a stranger's.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// Not possible while the offer is what it is.
    #[error("not possible for an offer that is {0}")]
    Status(OfferStatus),
    /// Not possible while the engagement is what it is.
    #[error("not possible for an engagement that is {0}")]
    EngagementStatus(EngagementStatus),
    /// A party never sells to itself.
    #[error("the offer is the party's own")]
    OwnOffer,
    /// The buyer chooses who works on this offer.
    #[error("by invitation only")]
    InvitationOnly,
    /// Nothing like it while the offer has a lot, or has none.
    #[error("not possible while the lot is what it is")]
    Lot,
    /// It waits for money, and goes on with it.
    #[error("the offer waits for money")]
    OutOfFunds,
    /// The party is suspended.
    #[error("the party is suspended")]
    PartySuspended,
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(OfferError);
