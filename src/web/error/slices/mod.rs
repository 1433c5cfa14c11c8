//! How each slice's errors look from outside: one file a slice.

mod accounts;
mod disputes;
mod doors;
mod leads;
mod ledger;
mod mails;
mod moderation;
mod offers;
mod payouts;

pub use accounts::unauthorized;
