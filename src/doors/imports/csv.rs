//! Tables of text: rows of cells between commas, semicolons, tabs or bars.
//!
//! Read cell by cell with bounded room, because a file may be one cell without end: a quote that is
//! never closed makes the rest of it one.

use csv_core::{ReadFieldResult, ReaderBuilder};
use encoding_rs::Encoding;

use super::text::{Pieces, beginning};
use super::{FILE, Limits, Line};
use crate::kernel::fault::{Fault, Faults};

/// What may stand between two cells, by the name it has in the address and the database.
pub const DELIMITERS: [(u8, &str); 4] = [(b',', ","), (b';', ";"), (b'\t', "tab"), (b'|', "|")];

/// How many rows are tried to tell the delimiter.
const TRIED: usize = 20;

/// The name of a delimiter.
pub fn name(delimiter: u8) -> &'static str {
    DELIMITERS.iter().find(|(byte, _)| *byte == delimiter).map_or(",", |(_, name)| name)
}

/// The delimiter a person chose by name.
pub fn chosen(name: &str) -> Option<u8> {
    DELIMITERS.iter().find(|(_, known)| *known == name).map(|(byte, _)| *byte)
}

/// The delimiter that cuts the first rows into the most cells, alike in each.
pub fn detect(bytes: &[u8], encoding: &'static Encoding, limits: Limits) -> u8 {
    let text = beginning(bytes, encoding);
    if let Some(told) = told(&text) {
        return told;
    }
    DELIMITERS
        .iter()
        .map(|(byte, _)| *byte)
        // The last of equals wins: those that stand in values most often come first.
        .max_by_key(|delimiter| evenness(&text, *delimiter, limits))
        .filter(|delimiter| evenness(&text, *delimiter, limits) > (0, 0))
        .unwrap_or(b',')
}

/// What Excel writes in a first line of its own: `sep=;`.
fn told(text: &str) -> Option<u8> {
    let byte = text.lines().next()?.strip_prefix("sep=")?.bytes().next()?;
    DELIMITERS.iter().map(|(known, _)| *known).find(|known| *known == byte)
}

/// How many of the first rows have as many cells as the first one, and how many cells that is.
fn evenness(text: &str, delimiter: u8, limits: Limits) -> (usize, usize) {
    let mut rows = Rows::over(Pieces::new(text.as_bytes(), encoding_rs::UTF_8), delimiter, limits);
    let mut counts = Vec::new();
    while counts.len() < TRIED {
        match rows.next() {
            Ok(Some(line)) => counts.push(line.cells.len()),
            Ok(None) | Err(_) => break,
        }
    }
    let first = counts.first().copied().unwrap_or_default();
    if first < 2 {
        return (0, 0);
    }
    (counts.iter().filter(|count| **count == first).count(), first)
}

/// The rows of a file, one after the other.
#[derive(Debug)]
pub struct Rows<'a> {
    pieces: Pieces<'a>,
    core: Box<csv_core::Reader>,
    limits: Limits,
    cell: Vec<u8>,
    filled: usize,
    row: u32,
    line: u64,
}

impl<'a> Rows<'a> {
    pub fn new(
        bytes: &'a [u8],
        encoding: &'static Encoding,
        delimiter: u8,
        limits: Limits,
    ) -> Self {
        let mut rows = Self::over(Pieces::new(bytes, encoding), delimiter, limits);
        if told(&beginning(bytes, encoding)).is_some() {
            // Its line counts as a row, as Excel counts it, but holds nothing.
            let _ = rows.next();
        }
        rows
    }

    fn over(pieces: Pieces<'a>, delimiter: u8, limits: Limits) -> Self {
        let core = Box::new(ReaderBuilder::new().delimiter(delimiter).build());
        let line = core.line();
        // A character takes up to four bytes.
        Self { pieces, core, limits, cell: vec![0; limits.cell * 4], filled: 0, row: 0, line }
    }

    /// The next row that holds something; `None` at the end.
    #[allow(
        clippy::should_implement_trait,
        reason = "it can fail as a whole, so it is no iterator"
    )]
    pub fn next(&mut self) -> Result<Option<Line>, Faults> {
        loop {
            let Some(cells) = self.record()? else { return Ok(None) };
            // Empty lines are skipped by the reader and counted by people.
            let within = cells.iter().flat_map(|cell| cell.bytes()).filter(|byte| *byte == b'\n');
            let within = u64::try_from(within.count()).unwrap_or_default();
            let line = self.core.line();
            let skipped = line.saturating_sub(self.line).saturating_sub(within).saturating_sub(1);
            self.line = line;
            self.row =
                self.row.saturating_add(1).saturating_add(u32::try_from(skipped).unwrap_or(0));
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(Line {
                    row: self.row,
                    cells,
                    typed: Vec::new(),
                    failed: Vec::new(),
                }));
            }
        }
    }

    /// The cells of the next record.
    fn record(&mut self) -> Result<Option<Vec<String>>, Faults> {
        let mut cells = Vec::new();
        loop {
            let room = self.cell.get_mut(self.filled..).unwrap_or_default();
            let (result, read, written) = self.core.read_field(self.pieces.unread(), room);
            self.pieces.used(read);
            self.filled = self.filled.saturating_add(written);
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => return Err(self.too_long()),
                ReadFieldResult::End => return Ok(None),
                ReadFieldResult::Field { record_end } => {
                    self.keep(&mut cells)?;
                    if record_end {
                        while cells.last().is_some_and(|cell: &String| cell.trim().is_empty()) {
                            cells.pop();
                        }
                        return Ok(Some(cells));
                    }
                }
            }
        }
    }

    fn keep(&mut self, cells: &mut Vec<String>) -> Result<(), Faults> {
        let bytes = self.cell.get(..self.filled).unwrap_or_default();
        // A zero is no letter, and no column of the database can hold it.
        let text = String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}");
        self.filled = 0;
        if text.chars().count() > self.limits.cell {
            return Err(self.too_long());
        }
        if cells.len() < self.limits.columns {
            cells.push(text);
        } else if !text.trim().is_empty() {
            let fault = Fault::new(FILE, "import-too-many-columns")
                .with("max", self.limits.columns)
                .with("row", self.row.saturating_add(1));
            return Err(fault.into());
        }
        Ok(())
    }

    fn too_long(&self) -> Faults {
        Fault::new(FILE, "import-cell-too-long")
            .with("max", self.limits.cell)
            .with("row", self.row.saturating_add(1))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::LIMITS;
    use super::*;
    use encoding_rs::UTF_8;

    fn rows(text: &str, limits: Limits) -> Result<Vec<(u32, Vec<String>)>, &'static str> {
        let delimiter = detect(text.as_bytes(), UTF_8, limits);
        let mut rows = Rows::new(text.as_bytes(), UTF_8, delimiter, limits);
        let mut all = Vec::new();
        while let Some(line) = rows.next().map_err(|faults| faults.0[0].code)? {
            all.push((line.row, line.cells));
        }
        Ok(all)
    }

    #[test]
    fn tells_what_stands_between_cells() {
        for text in [
            "name,phone\n\"Petrova, Anna\",+7916\n",
            "name;phone\r\nPetrova, Anna;+7916\r\n",
            "name\tphone\nPetrova, Anna\t+7916",
            "name|phone\nPetrova, Anna|+7916\n",
            "sep=;\nname;phone\nPetrova, Anna;+7916\n",
        ] {
            let rows = rows(text, LIMITS).unwrap();
            assert_eq!(rows.last().unwrap().1, ["Petrova, Anna", "+7916"], "{text}");
        }
        assert_eq!(detect(b"phone\n+7916", UTF_8, LIMITS), b',');
    }

    #[test]
    fn counts_rows_as_a_sheet_does() {
        let text = "a,b\n\n1,2\n\"two\nlines\",3\n,\n4,5,,\n";
        let numbers: Vec<u32> =
            rows(text, LIMITS).unwrap().into_iter().map(|(row, _)| row).collect();
        assert_eq!(numbers, [1, 3, 4, 6]);
    }

    #[test]
    fn bounds_cells_and_columns() {
        let limits = Limits { cell: 10, columns: 3, ..LIMITS };
        assert_eq!(rows("a,b\n1,\"never closed\n2,3\n4,5\n", limits), Err("import-cell-too-long"));
        assert_eq!(rows("a,b\n1,ÄÖÜÄÖÜÄÖÜÄ\n", limits).unwrap().len(), 2);
        assert_eq!(rows("a,b\n1,ÄÖÜÄÖÜÄÖÜÄÖ\n", limits), Err("import-cell-too-long"));
        assert_eq!(rows("a,b,c,d\n", limits), Err("import-too-many-columns"));
        assert_eq!(rows("a,b,c,,,,,\n", limits).unwrap()[0].1.len(), 3);
        assert_eq!(rows("a,b\n1,\0\n", limits).unwrap()[1].1[1], "\u{fffd}");
    }
}
