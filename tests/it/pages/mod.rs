//! Pages, read by selector as a visitor sees them.

mod buyer;
mod contractor;
pub mod market;
mod moderation;
mod staff_leads;
