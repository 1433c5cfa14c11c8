//! How each slice's errors look from outside: one file a slice.

mod accounts;
mod ledger;
mod moderation;

pub use accounts::unauthorized;
