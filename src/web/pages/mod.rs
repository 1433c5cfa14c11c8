//! Handlers of pages, by slice.

pub mod staff;
