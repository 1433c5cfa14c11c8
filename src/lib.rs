//! lead-exchange: a self-hosted exchange for sales leads.
//!
//! # The floors
//!
//! Imports go downward only; `tests/tidy.rs` reads the `use` lines and fails on a breach.
//!
//! | floor | modules | what |
//! |---|---|---|
//! | F5 | [`web`], [`cli`], [`app`] | pages, API, commands; wiring |
//! | F4 | [`jobs`], [`outside`] | the clock and the world: deadlines, mail |
//! | F3 | [`accounts`] → [`offers`] → [`leads`] → [`disputes`] → [`doors`] → [`payouts`] → [`reports`], [`moderation`] | the domain, sliced |
//! | F2 | [`ledger`], [`outbox`] | money and public facts; they know no leads |
//! | F1 | [`db`], [`i18n`], [`config`] | transactions, texts, settings |
//! | F0 | [`kernel`] | values without I/O |
//!
//! Every verb has three callers: a page, the API and a clock. So a verb is a function of a slice
//! that takes a transaction and a seat, and HTTP is a floor on top that mirrors the slices' names.
//!
//! # One lead's journey
//!
//! 1. A contractor posts it to [`web`]; the bearer token is checked for its signature only, and the
//!    lead goes to [`leads::queue`].
//! 2. The queue's writer takes whatever arrived while the last commit ran and calls
//!    [`leads::intake::submit`] once: senders, offers (locked), duplicates and wallets are read for
//!    the whole batch, each lead is decided in memory, and everything is written with one statement
//!    a table. The buyer's money moves from wallet to escrow in that same transaction.
//! 3. After the commit the contractor is answered: delivered with a deadline, or refused by a named
//!    rule. A fact in [`outbox`] becomes a mail to the buyer ([`jobs`], [`outside`]).
//! 4. The buyer opens the inbox and sees the contact, which is sealed in the database and opened only
//!    while money is held or paid. They accept ([`leads::accept`]), reject with a coded reason
//!    ([`disputes::reject`]), or do nothing, and [`leads::clock`] accepts at the deadline. A rejection
//!    may be contested: then both sides state their case and staff decide ([`disputes`]).
//! 5. Whichever it was, [`leads::status`] says where it leads and [`leads::step`] changes the row, the
//!    money, the history and the outbox together. At the end the hold is captured - the contractor's
//!    wallet and the operator's fee, exact to the minor unit - or released to the buyer.

pub mod accounts;
pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod disputes;
pub mod doors;
pub mod i18n;
pub mod jobs;
pub mod kernel;
pub mod leads;
pub mod ledger;
pub mod moderation;
pub mod offers;
pub mod outbox;
pub mod outside;
pub mod payouts;
pub mod reports;
pub mod schema;
pub mod web;
