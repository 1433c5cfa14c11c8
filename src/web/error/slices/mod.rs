//! How each slice's errors look from outside: one file a slice.
pub use accounts::unauthorized;

mod accounts;
mod ledger;
mod moderation;
mod payouts;
