//! Pages, read by selector as a visitor sees them.

mod buyer;
mod contractor;
mod market;
mod staff_leads;
