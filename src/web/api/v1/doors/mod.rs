//! `/api/v1` of the doors.

pub mod postbacks;
