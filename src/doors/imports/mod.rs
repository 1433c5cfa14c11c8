//! Files of leads: read once into sealed blocks, then sent row by row to the intake queue by a job.
//!
//! - [`format`](mod@format) tells a table of text from a workbook; [`csv`], [`text`] and [`xlsx`] read them row by row,
//!   within [`Limits`], so that no file takes the memory of the exchange.
//! - [`take`](mod@take) keeps the rows, sealed, in [`blocks`] of five hundred; the file itself is not kept.
//! - [`mapping`] says what each column is, [`guess`] and [`headings`] propose it, [`row`] makes a lead of a row.
//! - [`start`], [`stop`] and [`work`] send it; a block is done, with its counts and refusals, in one
//!   transaction, and each row has an idempotency key of its own, so a crash counts no row twice.
//! - [`find`] and [`refused`] read what became of it; [`forget`] deletes the rows after thirty days.

pub mod blocks;
pub mod csv;
pub mod find;
pub mod forget;
pub mod format;
pub mod guess;
pub mod headings;
pub mod mapping;
pub mod refused;
pub mod row;
pub mod start;
pub mod stop;
pub mod take;
pub mod text;
pub mod work;
pub mod xlsx;

pub use find::Import;
pub use mapping::{Mapping, Target};
pub use take::Upload;

crate::text_enum! {
    /// What kind of file it was.
    pub enum Format {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

crate::text_enum! {
    /// Where an import stands.
    pub enum ImportStatus {
        /// Read, waiting for its columns to be named.
        Read = "read",
        Running = "running",
        Done = "done",
        /// Ended by its owner before the last row.
        Stopped = "stopped",
    }
}

/// The field faults of a file are named after.
pub const FILE: &str = "file";
/// The most rows a test sends: enough to see what is wrong with a file.
pub const TEST_ROWS: i32 = 1_000;

/// How much of a file is read. What has more is refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub rows: usize,
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
    /// Bytes of a workbook's sheet once unpacked.
    pub sheet: u64,
    /// Bytes of a workbook's texts once unpacked: these are held at once.
    pub texts: u64,
}

/// The limits of the exchange.
pub const LIMITS: Limits = Limits {
    rows: 200_000,
    columns: 200,
    cell: 4_000,
    sheet: 512 * 1024 * 1024,
    texts: 64 * 1024 * 1024,
};

/// One row of a sheet that holds something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Line {
    /// Its number as the sheet counts: the headings are usually row 1.
    pub row: u32,
    /// Without the empty ones at its end.
    pub cells: Vec<String>,
    /// Columns whose cell a workbook keeps as a number or a date: these are written one way, with a point
    /// and as ISO 8601 says.
    #[serde(skip)]
    pub typed: Vec<usize>,
    /// Columns whose cell says in a workbook that its value is missing, such as `#N/A`. Their text is empty.
    #[serde(skip)]
    pub failed: Vec<usize>,
}

impl Line {
    /// A cell, trimmed; `None` when it is empty.
    pub fn cell(&self, column: usize) -> Option<&str> {
        self.cells.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Whether the file itself says that the cell has a value that could not be had.
    pub fn is_failed(&self, column: usize) -> bool {
        self.failed.contains(&column)
    }

    /// Whether the file itself says that the cell is a number or a date.
    pub fn is_typed(&self, column: usize) -> bool {
        self.typed.contains(&column)
    }
}
