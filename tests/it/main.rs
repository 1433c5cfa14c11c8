//! The program, driven from outside over a real PostgreSQL: one binary, one database a test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a test fails by stopping; clippy sees through #[test] functions only"
)]

mod accounts;
mod cluster;
mod developer;
mod disputes;
mod doors;
mod journeys;
mod leads;
mod ledger;
mod mail;
mod moderation;
mod money;
mod offers;
mod pages;
mod reports;
mod schema;
mod support;
mod web;
