//! Pages of reports: why leads are rejected, for the buyer, the contractor and staff.

mod reasons;
mod view;
pub mod words;

pub use reasons::{buyer, contractor, staff};
