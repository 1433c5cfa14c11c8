//! Handlers of `/api/v1`, by slice.

pub mod accounts;
pub mod calls;
pub mod clock;
pub mod developer;
pub mod disputes;
pub mod doors;
pub mod leads;
pub mod ledger;
pub mod lots;
pub mod mails;
pub mod moderation;
pub mod money;
pub mod offers;
pub mod reports;
pub mod tracking;
