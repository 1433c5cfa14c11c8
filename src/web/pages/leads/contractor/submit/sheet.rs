//! A pasted sheet: a header line that names the columns, then a line a lead, separated by tabs,
//! semicolons or commas.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::MOST_ROWS;
use super::columns::field_of;
use crate::kernel::fault::{Fault, Faults};
use crate::offers::form::LeadForm;
use crate::web::form::Form;

/// The field of the form the sheet is pasted into.
pub const FIELD: &str = "rows";

/// A sheet that was read.
#[derive(Debug)]
pub struct Sheet {
    separator: u8,
    header: StringRecord,
    pub rows: Vec<Row>,
}

/// One line.
#[derive(Debug)]
pub struct Row {
    /// Counted from 1, the header included, as an editor counts.
    pub line: u64,
    /// What it fills in.
    pub form: Form,
    cells: StringRecord,
}

/// The separator that the header line uses most.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    // In order of how seldom they stand inside a value.
    [b'\t', b';', b','].into_iter().rev().max_by_key(|one| count(*one)).unwrap_or(b',')
}

impl Sheet {
    /// Reads a sheet for this form; faults are of the field [`FIELD`].
    pub fn read(text: &str, form: &LeadForm) -> Result<Self, Faults> {
        let wrong = |code| Faults::from(Fault::new(FIELD, code));
        if text.trim().is_empty() {
            return Err(wrong("required"));
        }
        let separator = separator(text);
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|_| wrong("invalid"))?.clone();
        let mut faults = Faults::default();
        let columns: Vec<Option<String>> = header
            .iter()
            .map(|name| {
                let field = field_of(name, form);
                if field.is_none() && !name.is_empty() {
                    faults.push(Fault::new(FIELD, "unknown-column").with("column", name));
                }
                field
            })
            .collect();
        if columns.iter().all(Option::is_none) {
            return Err(wrong("no-header"));
        }
        faults.finish()?;
        let mut rows = Vec::new();
        for record in reader.into_records() {
            let cells = record.map_err(|_| wrong("invalid"))?;
            if cells.iter().all(str::is_empty) {
                continue;
            }
            if rows.len() == MOST_ROWS {
                return Err(Fault::new(FIELD, "too-many").with("max", MOST_ROWS).into());
            }
            rows.push(Row::of(cells, &columns, text));
        }
        if rows.is_empty() {
            return Err(wrong("no-rows"));
        }
        Ok(Self { separator, header, rows })
    }

    /// The same sheet with only these rows, to be mended and pasted again.
    pub fn only(&self, lines: &[u64]) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.separator)
            .flexible(true)
            .from_writer(Vec::new());
        // Writing into memory does not fail.
        let _ = writer.write_record(&self.header);
        for row in self.rows.iter().filter(|row| lines.contains(&row.line)) {
            let _ = writer.write_record(&row.cells);
        }
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// The line a row stands on, counted from 1. The reader's own count stops before the empty lines and
/// line ends it skips to get there.
fn line_of(cells: &StringRecord, text: &str) -> u64 {
    let start =
        cells.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let skipped = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let breaks =
        before.bytes().chain(rest.bytes().take(skipped)).filter(|byte| *byte == b'\n').count();
    u64::try_from(breaks + 1).unwrap_or(u64::MAX)
}

impl Row {
    fn of(cells: StringRecord, columns: &[Option<String>], text: &str) -> Self {
        let pairs: Vec<(String, String)> = columns
            .iter()
            .zip(cells.iter())
            .filter_map(|(column, cell)| Some((column.clone()?, cell.to_owned())))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        Self { line: line_of(&cells, text), form: Form::new(pairs), cells }
    }

    /// Whether there are more values than columns: then they stand under the wrong names.
    pub fn is_too_long(&self, columns: usize) -> bool {
        self.cells.iter().skip(columns).any(|cell| !cell.is_empty())
    }
}

impl Sheet {
    /// How many columns the header names.
    pub fn columns(&self) -> usize {
        self.header.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> LeadForm {
        serde_json::from_value(
            serde_json::json!([{"key": "rooms", "label": "Rooms", "type": "number"}]),
        )
        .unwrap()
    }

    #[test]
    fn reads_tabs_semicolons_and_commas() {
        for text in [
            "name\tphone\trooms\nAnna, P.\t+7 916 123-45-67\t2\n",
            "name;phone;rooms\r\nAnna, P.;+7 916 123-45-67;2\r\n",
            "name,phone,rooms\n\"Anna, P.\",+7 916 123-45-67,2",
        ] {
            let sheet = Sheet::read(text, &form()).unwrap();
            assert_eq!(sheet.rows.len(), 1, "{text}");
            let row = &sheet.rows[0];
            assert_eq!((row.line, row.form.value("contact.name")), (2, "Anna, P."));
            assert_eq!(row.form.value("fields.rooms"), "2");
        }
    }

    #[test]
    fn says_what_is_wrong_with_the_sheet() {
        let code = |text: &str| {
            let faults = Sheet::read(text, &form()).unwrap_err().0;
            faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
        };
        assert_eq!(code("  \n"), ["required"]);
        assert_eq!(code("+79161234567;Anna"), ["no-header"]);
        assert_eq!(code("phone;colour;shape\n1;2;3"), ["unknown-column", "unknown-column"]);
        assert_eq!(code("phone;name\n\n;\n"), ["no-rows"]);
        let many = format!("phone\n{}", "1\n".repeat(MOST_ROWS + 1));
        assert_eq!(code(&many), ["too-many"]);
    }

    #[test]
    fn keeps_the_rows_to_mend_as_they_were() {
        let sheet = Sheet::read("phone;name\n1;A\n\n2;\"B;C\"\n3;D\n", &form()).unwrap();
        assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4, 5]);
        assert_eq!(sheet.only(&[4]), "phone;name\n2;\"B;C\"\n");
        assert!(Sheet::read("phone;name\n1;A;extra", &form()).unwrap().rows[0].is_too_long(2));
    }
}
