//! What a file is, told by its content and never by its name, and its rows whatever it is.

use bytes::Bytes;
use encoding_rs::Encoding;

use super::{FILE, Format, Limits, Line, csv, text, xlsx};
use crate::kernel::fault::{Fault, Faults};

/// How much is looked at to tell text from something else.
const SAMPLE: usize = 64 * 1024;

/// What its owner said of a file whose letters or columns came out wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    pub encoding: Option<&'static Encoding>,
    pub delimiter: Option<u8>,
}

impl Choice {
    /// Reads both by name; blank means that the exchange shall tell.
    pub fn read(encoding: &str, delimiter: &str) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let wrong = |field| Fault::new(field, "not-a-choice");
        let encoding = match encoding.trim() {
            "" => None,
            name => faults.take(text::chosen(name).ok_or_else(|| wrong("encoding"))),
        };
        let delimiter = match delimiter.trim() {
            "" => None,
            name => faults.take(csv::chosen(name).ok_or_else(|| wrong("delimiter"))),
        };
        faults.finish().map(|()| Self { encoding, delimiter })
    }
}

/// A file that can be read.
#[derive(Debug)]
pub enum Table {
    Text { bytes: Bytes, encoding: &'static Encoding, delimiter: u8 },
    Workbook(Bytes),
}

impl Table {
    /// Tells what a file is.
    pub fn of(bytes: Bytes, choice: Choice, limits: Limits) -> Result<Self, Faults> {
        let wrong = |code| Err(Fault::new(FILE, code).into());
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return wrong("import-empty");
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Ok(Self::Workbook(bytes));
        }
        // The older format of workbooks, and how those with a password are kept.
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return wrong("import-old-workbook");
        }
        let encoding = choice.encoding.unwrap_or_else(|| text::detect(&bytes));
        if !is_text(&bytes, encoding) {
            return wrong("import-not-a-table");
        }
        let delimiter = choice.delimiter.unwrap_or_else(|| csv::detect(&bytes, encoding, limits));
        Ok(Self::Text { bytes, encoding, delimiter })
    }

    pub const fn format(&self) -> Format {
        match self {
            Self::Text { .. } => Format::Csv,
            Self::Workbook(_) => Format::Xlsx,
        }
    }

    /// Encoding and delimiter by name, where there are such.
    pub fn told(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Text { encoding, delimiter, .. } => {
                Some((encoding.name(), csv::name(*delimiter)))
            }
            Self::Workbook(_) => None,
        }
    }

    /// Hands over its rows, those that hold something.
    pub fn each<E: From<Faults>>(
        &self,
        limits: Limits,
        mut each: impl FnMut(Line) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = 0usize;
        let mut counted = |line: Line| {
            rows = rows.saturating_add(1);
            // The headings are no row.
            if rows > limits.rows.saturating_add(1) {
                let fault = Fault::new(FILE, "import-too-many-rows").with("max", limits.rows);
                return Err(Faults::from(fault).into());
            }
            each(line)
        };
        match self {
            Self::Workbook(bytes) => xlsx::read(bytes, limits, &mut counted),
            Self::Text { bytes, encoding, delimiter } => {
                let mut rows = csv::Rows::new(bytes, encoding, *delimiter, limits);
                while let Some(line) = rows.next()? {
                    counted(line)?;
                }
                Ok(())
            }
        }
    }
}

/// Whether it reads as text: now and then a character that cannot be shown may be a slip, many are
/// something else.
fn is_text(bytes: &Bytes, encoding: &'static Encoding) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let text = text::beginning(sample, encoding);
    let all = text.chars().count();
    let odd = text
        .chars()
        .filter(|c| *c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    odd.count().saturating_mul(20) <= all
}

#[cfg(test)]
mod tests {
    use super::super::LIMITS;
    use super::*;

    fn code(bytes: &'static [u8], limits: Limits) -> &'static str {
        let table = match Table::of(Bytes::from_static(bytes), Choice::default(), limits) {
            Ok(table) => table,
            Err(faults) => return faults.0[0].code,
        };
        match table.each(limits, |_| Ok::<_, Faults>(())) {
            Ok(()) => "read",
            Err(faults) => faults.0[0].code,
        }
    }

    #[test]
    fn tells_files_by_what_is_in_them() {
        assert_eq!(code(b"phone;name\n+7916;Anna\n", LIMITS), "read");
        assert_eq!(code(b" \r\n", LIMITS), "import-empty");
        assert_eq!(code(b"PK\x03\x04 no workbook", LIMITS), "import-unreadable-workbook");
        assert_eq!(code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", LIMITS), "import-old-workbook");
        assert_eq!(
            code(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02\x03", LIMITS),
            "import-not-a-table"
        );
        let few = Limits { rows: 2, ..LIMITS };
        assert_eq!(code(b"phone\n1\n2\n", few), "read");
        assert_eq!(code(b"phone\n1\n2\n3\n", few), "import-too-many-rows");
    }
}
