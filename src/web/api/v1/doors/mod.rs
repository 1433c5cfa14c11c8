//! `/api/v1` of the doors.

pub mod imports;
pub mod imports_view;
pub mod postbacks;
pub mod receivers;
pub mod receivers_log;
