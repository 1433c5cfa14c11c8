//! lead-exchange
pub mod db;
pub mod kernel;
pub mod ledger;
pub mod schema;
