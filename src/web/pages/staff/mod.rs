//! Pages for the operator's staff.

pub mod mails;
pub mod top_ups;
