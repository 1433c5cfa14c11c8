//! Pages for the operator's staff.

pub mod mails;
