//! Handlers of `/api/v1`, by slice.

pub mod accounts;
pub mod calls;
pub mod clock;
pub mod disputes;
pub mod leads;
pub mod mails;
pub mod moderation;
pub mod money;
pub mod offers;
pub mod reports;
pub mod tracking;
