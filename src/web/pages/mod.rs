//! Handlers of pages, by slice.

pub mod accounts;
pub mod money;
pub mod offers;
pub mod staff;
