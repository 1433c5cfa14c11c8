//! The rows of one sheet.

use quick_xml::events::{BytesStart, Event};

use super::package::{Package, attribute, broken};
use super::value::{Cell, Kind, Values, push_reference};
use super::{Broken, FILE, Limits, Line};
use crate::kernel::fault::{Fault, Faults};

/// The last row a spreadsheet program knows.
const LAST_ROW: u32 = 1_048_576;

/// A row and a cell that are being read.
struct State<'a> {
    values: &'a Values,
    limits: Limits,
    row: u32,
    cells: Vec<String>,
    typed: Vec<usize>,
    failed: Vec<usize>,
    column: usize,
    kind: Kind,
    style: usize,
    text: String,
    /// Within `v`, or `t` of a text in the cell.
    in_value: bool,
    spoken: bool,
    /// Whether the cell is worked out.
    formula: bool,
}

pub(super) fn read<E: From<Faults>>(
    package: &mut Package,
    name: &str,
    values: &Values,
    limits: Limits,
    each: &mut impl FnMut(Line) -> Result<(), E>,
) -> Result<(), E> {
    let mut part = package.part(name, limits.sheet).map_err(Faults::from)?;
    let mut state = State {
        values,
        limits,
        row: 0,
        cells: Vec::new(),
        typed: Vec::new(),
        failed: Vec::new(),
        column: 0,
        kind: Kind::Number,
        style: 0,
        text: String::new(),
        in_value: false,
        spoken: false,
        formula: false,
    };
    let most = limits.cell.saturating_add(1).saturating_mul(4);
    let mut room = Vec::new();
    loop {
        room.clear();
        let event =
            part.read_event_into(&mut room).map_err(|error| Faults::from(broken(&error)))?;
        match event {
            Event::Start(tag) => state.open(&tag)?,
            Event::Empty(tag) => {
                state.open(&tag)?;
                if let Some(line) = state.close(tag.local_name().as_ref())? {
                    each(line)?;
                }
            }
            Event::End(tag) => {
                if tag.local_name().as_ref() == "sheetData" {
                    return Ok(());
                }
                if let Some(line) = state.close(tag.local_name().as_ref())? {
                    each(line)?;
                }
            }
            Event::Text(text) if state.in_value && state.text.len() < most => {
                state.text.push_str(&text);
            }
            Event::GeneralRef(reference) if state.in_value && state.text.len() < most => {
                push_reference(&mut state.text, &reference);
            }
            Event::Eof => return Err(Faults::from(Broken::Unreadable).into()),
            _ => {}
        }
    }
}

impl State<'_> {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Faults> {
        match tag.local_name().as_ref() {
            "row" => {
                let told = attribute(tag, "r").map(|text| text.parse::<u32>().ok());
                // Rows come in order; one that says otherwise would be read under a wrong number.
                let row = match told {
                    None => self.row.saturating_add(1),
                    Some(told) => told.filter(|row| *row > self.row).ok_or(Broken::Unreadable)?,
                };
                if row > LAST_ROW {
                    return Err(Broken::Unreadable.into());
                }
                self.row = row;
                self.cells.clear();
                self.typed.clear();
                self.failed.clear();
                self.column = 0;
            }
            "c" => {
                if let Some(place) = attribute(tag, "r") {
                    self.column = column(&place).ok_or(Broken::Unreadable)?;
                }
                self.kind = Kind::of(attribute(tag, "t").as_deref());
                self.style = attribute(tag, "s").and_then(|text| text.parse().ok()).unwrap_or(0);
                self.text.clear();
                self.formula = false;
            }
            "f" => self.formula = true,
            "v" | "t" => self.in_value = !self.spoken,
            "rPh" => self.spoken = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<Option<Line>, Faults> {
        match name {
            "v" | "t" => self.in_value = false,
            "rPh" => self.spoken = false,
            "c" => self.keep()?,
            "row" => {
                let cells = std::mem::take(&mut self.cells);
                let typed = std::mem::take(&mut self.typed);
                let failed = std::mem::take(&mut self.failed);
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    return Ok(Some(Line { row: self.row, cells, typed, failed }));
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn keep(&mut self) -> Result<(), Faults> {
        let Cell { text, typed, failed } =
            self.values.cell(self.kind, self.style, &self.text, self.formula);
        let text = text.replace('\0', "\u{fffd}");
        let column = self.column;
        self.column = column.saturating_add(1);
        if failed && column < self.limits.columns {
            self.failed.push(column);
        }
        if text.trim().is_empty() {
            return Ok(());
        }
        let fault =
            |code, max| Faults::from(Fault::new(FILE, code).with("max", max).with("row", self.row));
        if column >= self.limits.columns {
            return Err(fault("import-too-many-columns", self.limits.columns));
        }
        if text.chars().count() > self.limits.cell {
            return Err(fault("import-cell-too-long", self.limits.cell));
        }
        if self.cells.len() <= column {
            self.cells.resize(column.saturating_add(1), String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        if typed {
            self.typed.push(column);
        }
        Ok(())
    }
}

/// The column of `BC12`, counted from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0usize;
    for letter in letters {
        let digit = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            ["A1", "Z9", "AA10", "bc3"].map(column),
            [Some(0), Some(25), Some(26), Some(54)]
        );
        assert_eq!(column("12"), None);
        assert_eq!(column(&"Z".repeat(40)), None);
    }
}
