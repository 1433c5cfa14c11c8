//! lead-exchange: a self-hosted exchange for sales leads.

pub mod accounts;
pub mod app;
pub mod cli;
pub mod config;
pub mod db;
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
pub mod schema;
pub mod web;
