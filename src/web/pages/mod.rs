//! Handlers of pages, by slice.

pub mod accounts;
pub mod certificates;
pub mod developer;
pub mod disputes;
pub mod doors;
pub mod leads;
pub mod ledger;
pub mod lots;
pub mod moderation;
pub mod money;
pub mod offers;
pub mod reports;
pub mod staff;
pub mod test_leads;
