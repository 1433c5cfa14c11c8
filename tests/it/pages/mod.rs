//! Pages, read by selector as a visitor sees them.

mod buyer;
mod contractor;
mod disputes;
pub mod market;
mod moderation;
mod staff_leads;
