//! Workbooks of spreadsheet programs (Office Open XML): the first visible sheet, row by row.
//!
//! Our own reader over `zip` and `quick-xml`, because those that can be had reserve what the file
//! says it will need: here nothing is held but the texts, within a limit, and one row. Formulas are
//! not calculated; the value kept beside them is taken, as text. Dates become ISO 8601.

mod package;
mod sheet;
mod strings;
mod styles;
mod value;

use bytes::Bytes;

use super::{FILE, Limits, Line};
use crate::kernel::fault::{Fault, Faults};
use package::Package;

/// Why a workbook could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    /// It is no workbook, or damaged.
    Unreadable,
    /// More inside than is read.
    TooLarge,
}

impl From<Broken> for Faults {
    fn from(broken: Broken) -> Self {
        let code = match broken {
            Broken::Unreadable => "import-unreadable-workbook",
            Broken::TooLarge => "import-too-large-inside",
        };
        Fault::new(FILE, code).into()
    }
}

/// Reads the rows of the first visible sheet and hands each over.
pub fn read<E: From<Faults>>(
    bytes: &Bytes,
    limits: Limits,
    each: &mut impl FnMut(Line) -> Result<(), E>,
) -> Result<(), E> {
    let mut package = Package::open(bytes.clone()).map_err(Faults::from)?;
    let book = package.book().map_err(Faults::from)?;
    let strings = match &book.strings {
        Some(part) => strings::read(&mut package, part, limits).map_err(Faults::from)?,
        None => strings::Strings::default(),
    };
    let dates = match &book.styles {
        Some(part) => styles::read(&mut package, part).map_err(Faults::from)?,
        None => styles::Dates::default(),
    };
    let values = value::Values { strings, dates, from_1904: book.from_1904 };
    sheet::read(&mut package, &book.sheet, &values, limits, each)
}
