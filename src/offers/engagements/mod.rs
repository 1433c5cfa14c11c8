//! Engagements: a contractor's right to work on an offer, with a code of its own.

mod status;

pub use status::{EngagementMove, EngagementStatus};
