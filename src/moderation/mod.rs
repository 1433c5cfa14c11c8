//! What staff do that touches several slices at once.

pub mod suspend;

use crate::accounts::AccountError;
use crate::db::DbError;
use crate::offers::OfferError;

/// What can go wrong here: whatever can in the slices below.
#[derive(Debug, thiserror::Error)]
pub enum ModerationError {
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Offer(#[from] OfferError),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(ModerationError);
