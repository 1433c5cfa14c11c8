//! Handlers of pages, by slice.

pub mod accounts;
pub mod leads;
pub mod money;
pub mod offers;
pub mod reports;
pub mod staff;
