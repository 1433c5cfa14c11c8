//! Handlers of pages, by slice.

pub mod accounts;
pub mod staff;
pub mod leads;
