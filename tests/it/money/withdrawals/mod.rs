//! Money going out: accounts to be paid on, withdrawals, and batches for the bank.

mod attacks;
mod batches;
pub mod ground;
mod journey;
mod pages;
mod payees;
mod rules;
mod xml;
