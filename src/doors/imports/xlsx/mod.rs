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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::LIMITS;
    use super::*;

    const RELS: &str = r#"<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>"#;
    const PARTS: &str = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="strings.xml"/></Relationships>"#;

    fn book(sheet: &str, strings: &str) -> Bytes {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [
            ("_rels/.rels", RELS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", PARTS),
            ("xl/sheet.xml", sheet),
            ("xl/strings.xml", strings),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner().into()
    }

    fn code(sheet: &str, strings: &str) -> &'static str {
        let limits = Limits { sheet: 1_000_000, texts: 100_000, cell: 10, ..LIMITS };
        let read = read(&book(sheet, strings), limits, &mut |_| Ok::<_, Faults>(()));
        read.err().map_or("read", |faults| faults.0[0].code)
    }

    #[test]
    fn what_unpacks_into_too_much_is_refused() {
        let rows = |count: usize| {
            format!("<x><sheetData>{}</sheetData></x>", "<row><c><v>1</v></c></row>".repeat(count))
        };
        let texts = |count: usize| format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(count));
        assert_eq!(code(&rows(10_000), &texts(5_000)), "read");
        assert_eq!(code(&rows(40_000), &texts(1)), "import-too-large-inside");
        assert_eq!(code(&rows(1), &texts(6_000)), "import-too-large-inside");
        // A text that is too long is so only where it is used.
        let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(90_000));
        assert_eq!(code(&rows(1), &long), "read");
        let used = "<x><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></x>";
        assert_eq!(code(used, &long), "import-cell-too-long");
    }
}
