//! Handlers of pages, by slice.

pub mod accounts;
pub mod offers;
pub mod staff;
