//! Handlers of pages, by slice.
