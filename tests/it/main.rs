//! The program, driven from outside over a real PostgreSQL: one binary, one database a test.

mod ledger;
mod support;
mod web;
