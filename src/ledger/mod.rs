//! The ledger: accounts, transfers between them, and holds.
//!
//! Every movement of money is one transfer from a debit account to a credit account. The program
//! only ever inserts transfers; the database derives balances and holds from them in the same
//! statement (`ledger_post`, migration `ledger_start`) and refuses what breaks a rule:
//!
//! - amounts are positive, in one currency, between two accounts of the kinds the code names;
//! - no account but `clearing` goes below zero;
//! - a hold ends once and whole, out of the account it was reserved in;
//! - transfers are never changed or deleted; a correction is a new transfer naming the old one.
//!
//! Each movement is a recipe in a file of its own under `recipes`; nothing else posts. The ledger
//! knows parties and subjects by id only and has never heard of a lead.

pub mod account;
pub mod audit;
pub mod recipes;
pub mod statement;
mod transfer;

use crate::db::DbError;

pub use account::{AccountKind, Balance, Purse};
pub use transfer::Code;

/// Why money did not move.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// An account would fall below zero.
    #[error("not enough money in the account")]
    InsufficientFunds,
    /// This hold has ended, or this subject was already paid.
    #[error("already done")]
    AlreadyDone,
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for LedgerError {
    fn from(error: DbError) -> Self {
        match error.constraint() {
            Some("accounts_no_overdraft") => Self::InsufficientFunds,
            Some("holds_end_whole" | "transfers_once_per_subject") => Self::AlreadyDone,
            _ => Self::Db(error),
        }
    }
}

crate::from_diesel!(LedgerError);
