//! A contractor's desk: what their leads brought, what still waits and until when, and what went
//! wrong. Read only.
//!
//! Each figure is one statement along an index of its own, and those that count single leads look
//! at a bounded number of them, so the desk costs the same for everybody.

pub mod earned;
pub mod held;
pub mod trouble;

pub use earned::{Earned, EarnedDay, earned, earned_by_day};
pub use held::{Held, Part, PayDay, held, pay_days};
pub use trouble::{Rejections, refusals, rejections};
