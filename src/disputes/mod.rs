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

pub mod appeal;
mod check;
pub mod clock;
pub mod concede;
mod dispute;
pub mod evidence;
pub mod find;
pub mod give_in;
mod grounds;
pub mod reject;
pub mod return_share;
pub mod split;
pub mod statement;
pub mod turns;
pub mod verdict;

use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::leads::LeadError;

pub use dispute::{Opening, Outcome, Turn};
pub use grounds::Grounds;
pub use reject::Rejection;
pub use return_share::ReturnShare;
pub use statement::{Speaker, Words};
pub use turns::Standing;
pub use verdict::Verdict;

/// Why something about a dispute was not done.
#[derive(Debug, thiserror::Error)]
pub enum DisputeError {
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// The other side does not propose this split, or no longer.
    #[error("the other side does not propose this split")]
    NotProposed,
    /// Staff who belong to one of the parties.
    #[error("a case is not decided by a member of one of its parties")]
    OwnParty,
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for DisputeError {
    fn from(error: DbError) -> Self {
        match error.constraint() {
            Some("disputes_judge_impartial") => Self::OwnParty,
            _ => Self::Db(error),
        }
    }
}

crate::from_diesel!(DisputeError);
