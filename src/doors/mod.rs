//! The doors leads arrive by, beyond a contractor's own hands and the API: the hosted form, files,
//! receivers, telephones, tracking links; and the postbacks that tell a contractor's tracker.
//!
//! A door reads what its users already have, knows which engagement it is for by a code, a secret or
//! a number, and hands [`crate::leads::intake::Submission`]s to the one intake queue. It decides
//! nothing about a lead; what it knows besides (which call, which order, who answered what) it keeps
//! here. Every machine's door writes a log both sides read: [`arrivals`].
//!
//! | door | who brings the lead | how it is known |
//! |---|---|---|
//! | [`forms`] | a visitor of the hosted page | the engagement's code |
//! | [`imports`] | the contractor, in a file | the signed-in seat |
//! | [`receivers`] | a network or site builder | the receiver's address and secret |
//! | [`calls`] | the buyer's telephone exchange | its address and secret; the number rung |
//! | [`tracking`] | the buyer's own site | its address and secret; the click's id |
//!
//! [`postbacks`] go the other way: to the contractor's tracker.

pub mod arrivals;
pub mod calls;
pub mod forms;
pub mod imports;
pub mod parameters;
pub mod postbacks;
pub mod receivers;
pub mod signature;
pub mod tracking;

use crate::db::DbError;
use crate::disputes::DisputeError;
use crate::kernel::fault::Faults;
use crate::kernel::secret::{CannotOpen, NoRandomness};
use crate::leads::LeadError;
use crate::offers::OfferError;

/// Why something at a door was not done.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// No such door, or a stranger's.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// The secret or signature is not this door's.
    #[error("the secret is wrong")]
    Forbidden,
    /// Not possible while it is what it is: a file that runs, a number that rings for somebody.
    #[error("not possible now: {0}")]
    Conflict(&'static str),
    #[error(transparent)]
    Offer(#[from] OfferError),
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Dispute(#[from] DisputeError),
    #[error(transparent)]
    CannotOpen(#[from] CannotOpen),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(DoorError);
