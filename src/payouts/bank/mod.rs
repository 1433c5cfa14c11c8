//! The bank's statements: files staff upload, their lines, and what is made of each line.
//!
//! - [`camt`] reads ISO 20022 `camt.053`, [`table`] a table of text or a workbook by named columns
//!   ([`mapping`]); both make [`Found`] lines within [`LIMITS`].
//! - [`take`](mod@take) keeps them, each once: a line's key is the bank's own name of it in a `camt.053`,
//!   else all it says and which of several alike it is ([`key`]). The same file again, or one of the same
//!   kind that overlaps, brings only what is new.
//! - [`list`] shows what waits with a [`propose`]d top-up; [`book`](mod@book) moves money, one line one top-up.
//!
//! Lines never change and are never deleted; the database keeps that, and that a line ends once.
//! Debits and reversals are kept and never booked.

pub mod book;
pub mod camt;
mod headings;
pub mod key;
pub mod list;
pub mod mapping;
pub mod propose;
pub mod statements;
pub mod table;
pub mod take;
mod values;
mod xml;

use chrono::NaiveDate;

use crate::kernel::money::Money;

pub use book::{Booking, book, set_aside, sure};
pub use list::{BankLine, Filter, Stand, list};
pub use mapping::{Column, Mapping};
pub use propose::Proposal;
pub use statements::Statement;
pub use take::{Columns, Upload, name_columns, take, waiting};

/// The field faults of a file are named after.
pub const FILE: &str = "file";

/// How much of a file is read. What has more is refused as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes.
    pub file: usize,
    pub lines: usize,
    /// How deep tags may stand in one another.
    pub depth: usize,
    /// Tags within one entry.
    pub tags: usize,
    /// Characters of one value.
    pub value: usize,
}

/// The limits of the exchange.
pub const LIMITS: Limits =
    Limits { file: 20 * 1024 * 1024, lines: 20_000, depth: 40, tags: 50_000, value: 2_000 };

crate::text_enum! {
    /// What kind of file it was.
    pub enum StatementFormat {
        Camt053 = "camt053",
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

crate::text_enum! {
    /// Where a statement stands.
    pub enum StatementStatus {
        /// A table whose columns are yet to be named.
        Read = "read",
        /// Its lines are kept.
        Done = "done",
    }
}

crate::text_enum! {
    /// Which way money went, seen from the operator's account.
    pub enum Direction {
        Credit = "credit",
        Debit = "debit",
    }
}

/// A line as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bank account it is of; empty where the file does not say.
    pub account: String,
    pub direction: Direction,
    /// Whether it takes back an earlier line.
    pub reversal: bool,
    pub amount: Money,
    pub booked_on: NaiveDate,
    pub payer: Option<String>,
    pub payer_account: Option<String>,
    /// What the payer wrote.
    pub purpose: String,
    /// Other places a reference may stand in.
    pub elsewhere: String,
    /// The bank's own name of it in a `camt.053`; in a table whatever its column holds.
    pub reference: Option<String>,
    /// The bank's name of the sum it is a part of.
    pub within: Option<String>,
}

/// The lines of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    pub found: Vec<Found>,
    /// Those the bank has not booked yet: not kept.
    pub pending: usize,
    /// Rows of a table with a date and no amount, or an amount and no date, by their numbers: not kept.
    pub left_out: Vec<u32>,
}
