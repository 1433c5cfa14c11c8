//! The ledger: accounts, transfers between them, and holds.
//!
//! Every movement of money is one transfer from a debit account to a credit account. The program
//! only ever inserts transfers; the database derives balances and holds from them in the same
//! statement (`ledger_post`, migration `ledger_start`) and refuses what breaks a rule:
//!
//! - amounts are positive, in one currency, between two accounts of the kinds the code names;
//! - no account but `clearing` goes below zero, a wallet not below minus its credit ([`credit`]), and
//!   that only to pay for leads;
//! - a hold ends once and whole, out of the account it was reserved in;
//! - transfers are never changed or deleted; a correction is a new transfer naming the old one.
//!
//! What was posted is linked into a chain of hashes that anybody can check ([`chain`], [`proof`]).
//!
//! Each movement is a recipe in a file of its own under `recipes`; nothing else posts. The ledger
//! knows parties and subjects by id only and has never heard of a lead.
//!
//! # The order of locks
//!
//! A posting locks all of its accounts at once, in the order of their ids, and keeps them until the
//! commit. Two transactions that each post once can therefore never wait for each other in a ring.
//! The rest follows from three habits:
//!
//! 1. Accounts come last. Rows of the slices above (offers, leads, top-ups) are locked first, each
//!    kind in the order of ids, so nobody waits for such a row while keeping an account from others.
//! 2. A transaction posts once, with everything it moves: the recipes take many. One that must both
//!    look and post, as intake does, calls [`account::lock_purses`] first for every purse it will
//!    touch; its later postings then lock nothing new.
//! 3. Accounts are opened before any is locked ([`account::open`], which every recipe calls first):
//!    opening waits for whoever is opening the same account.
//!
//! A transaction that must break the second habit (a capture for one lead and a release for another)
//! risks a deadlock with one that does the same the other way round. PostgreSQL then ends one of the
//! two after a second with nothing changed; [`crate::db::DbError::worth_retrying`] tells it apart.

pub mod account;
pub mod audit;
pub mod chain;
pub mod credit;
pub mod daily;
pub mod period;
pub mod proof;
pub mod recipes;
pub mod statement;
mod transfer;

use crate::db::DbError;

pub use account::{AccountKind, Balance, Purse};
pub use transfer::Code;

/// Why money did not move.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// An account would fall below zero, or a wallet below its credit.
    #[error("not enough money in the account")]
    InsufficientFunds,
    /// This hold has ended, or this subject was already paid.
    #[error("already done")]
    AlreadyDone,
    /// More of the credit is used than the new limit allows.
    #[error("more of the credit is used than that")]
    CreditInUse,
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for LedgerError {
    fn from(error: DbError) -> Self {
        match error.constraint() {
            Some("accounts_no_overdraft" | "transfers_spend_own_money") => Self::InsufficientFunds,
            Some("credit_limits_cover_use") => Self::CreditInUse,
            Some("holds_end_once" | "transfers_once_per_subject") => Self::AlreadyDone,
            _ => Self::Db(error),
        }
    }
}

crate::from_diesel!(LedgerError);
