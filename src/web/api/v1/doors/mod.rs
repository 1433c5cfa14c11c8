//! The doors over JSON: files of leads, receivers.

pub mod imports;
pub mod imports_view;
