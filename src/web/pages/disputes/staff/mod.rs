//! Staff's side of disputes: the queue, one case on one page, its verdict, and the correction of a
//! mistaken one.
//!
//! Everything a verdict needs stands on the case's page, so that judging a lead costs less than the
//! lead: both sides with their evidence, what the records say, the terms it is measured against, the
//! money each share would move, and the cases like it.

mod case;
mod correct;
mod list;
mod stakes;
mod verdict;

pub use case::show;
pub use correct::{correct, tone as correction_tone};
pub use list::list;
pub use verdict::decide;

/// Where the queue is.
const PATH: &str = "/staff/disputes";
