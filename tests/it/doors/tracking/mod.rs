//! Registrations and purchases: from the click over the buyer's report to the settled lead.

mod changes;
mod clicks;
mod hostile;
mod pages;
mod reports;
pub mod shop;
