//! lead-exchange: a self-hosted exchange for sales leads.

pub mod accounts;
pub mod config;
pub mod db;
pub mod kernel;
pub mod leads;
pub mod ledger;
pub mod offers;
pub mod outbox;
pub mod schema;
