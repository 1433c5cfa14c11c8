//! The buyer's no, and everything that may follow.
//!
//! A rejection names a reason the lead's own terms allow; where the exchange's own records can say
//! whether it holds, they do. The contractor concedes or appeals; an appeal opens a
//! dispute, and so does a rejection by a buyer over the offer's return share, which staff see first.
//! Each side has its turn on a clock and the silent one loses; a side may give in, both may agree on
//! a split, and staff decide what stays disputed. Files given as evidence are kept sealed.
//!
//! Every verb locks the lead first, then its dispute; the status, the money, the history and the
//! outbox are changed by [`crate::leads::step`] alone.

pub mod evidence;

use crate::accounts::AccountError;
use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::leads::LeadError;

/// Why something about a dispute was not done.
#[derive(Debug, thiserror::Error)]
pub enum DisputeError {
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Invalid(#[from] Faults),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(DisputeError);
