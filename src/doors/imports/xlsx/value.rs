//! What a cell of a workbook says, as text.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use quick_xml::events::BytesRef;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::strings::Strings;
use super::styles::Dates;

/// How many digits of a number spreadsheet programs show.
const SHOWN: u32 = 15;

/// A cell as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    /// It is a number or a date.
    pub typed: bool,
    /// It has no value though it should.
    pub failed: bool,
}

impl Cell {
    const FAILED: Self = Self { text: String::new(), typed: false, failed: true };

    fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// What is needed to read cells.
pub(super) struct Values {
    pub strings: Strings,
    pub dates: Dates,
    pub from_1904: bool,
}

/// What a cell holds, by its `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// A text by its number.
    Shared,
    /// A text in the cell.
    Text,
    /// A date in ISO 8601.
    Date,
    Bool,
    Error,
}

impl Kind {
    pub(super) fn of(word: Option<&str>) -> Self {
        match word {
            Some("s") => Self::Shared,
            Some("str" | "inlineStr") => Self::Text,
            Some("d") => Self::Date,
            Some("b") => Self::Bool,
            Some("e") => Self::Error,
            _ => Self::Number,
        }
    }
}

impl Values {
    /// What a cell says; `worked_out` when it is a formula.
    pub(super) fn cell(&self, kind: Kind, style: usize, written: &str, worked_out: bool) -> Cell {
        match kind {
            Kind::Text => Cell::text(written),
            Kind::Date => Cell { typed: true, ..Cell::text(written) },
            Kind::Shared if written.is_empty() => Cell::default(),
            Kind::Shared => {
                let number = written.trim().parse().ok();
                number.and_then(|number| self.strings.get(number)).map_or(Cell::FAILED, Cell::text)
            }
            Kind::Bool => Cell::text(if written.trim() == "1" { "true" } else { "false" }),
            Kind::Error => Cell::FAILED,
            Kind::Number => match decimal(written.trim()) {
                Some(number) => Cell { typed: true, ..Cell::text(&self.number(style, number)) },
                // Nothing is worked out here.
                None if worked_out && written.trim().is_empty() => Cell::FAILED,
                None => Cell::text(written.trim()),
            },
        }
    }

    fn number(&self, style: usize, number: Decimal) -> String {
        if self.dates.is_date(style)
            && let Some(date) = self.date(number)
        {
            return date;
        }
        number.normalize().to_string()
    }

    /// A day counted from the end of 1899, or from 1904, and the part of it that is over.
    fn date(&self, number: Decimal) -> Option<String> {
        let first = match self.from_1904 {
            true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
            false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        };
        let days = TimeDelta::try_days(number.trunc().to_i64()?)?;
        let seconds = (number.fract() * Decimal::from(86_400)).round().to_i64()?;
        let at: NaiveDateTime = first.and_hms_opt(0, 0, 0)?.checked_add_signed(days)?;
        let at = at.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
        let form = if seconds == 0 { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M:%S" };
        Some(at.format(form).to_string())
    }
}

/// Programs write numbers as binary ones are: 79161234567 may be 7.9161234567E10, and 8.2 is often
/// 8.1999999999999993. They show, and mean, fifteen digits of it.
fn decimal(written: &str) -> Option<Decimal> {
    let number: Decimal = written
        .parse()
        .ok()
        .or_else(|| Decimal::from_scientific(&written.to_ascii_lowercase()).ok())?;
    // Whole ones are numbers of accounts and documents.
    if number.normalize().scale() == 0
        || number.normalize().mantissa().unsigned_abs() < 10u128.pow(SHOWN)
    {
        return Some(number);
    }
    number.round_sf(SHOWN)
}

/// `&amp;` and `&#38;`: an entity stands for its letter, an unknown one for nothing.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    let named = match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    };
    text.extend(named);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_whole_and_dates_become_dates() {
        let values =
            Values { strings: Strings::default(), dates: Dates::default(), from_1904: false };
        let cell = |kind, written: &str| values.cell(kind, 0, written, true);
        let text = |written: &str| cell(Kind::Number, written).text;
        assert_eq!(text("7.9161234567E10"), "79161234567");
        assert_eq!(text("79161234567"), "79161234567");
        assert_eq!(text("0.5"), "0.5");
        // As such programs write 8.2, 1.1 and 0.3.
        assert_eq!(text("8.1999999999999993"), "8.2");
        assert_eq!(text("1.1000000000000001"), "1.1");
        assert_eq!(text("0.30000000000000004"), "0.3");
        assert_eq!(text("123456789012345"), "123456789012345");
        assert_eq!(text("40702810900000000001"), "40702810900000000001");
        assert!(cell(Kind::Number, "1").typed && cell(Kind::Date, "2026-11-22").typed);
        // An error, a text that is not there, a formula nobody worked out: no value. One that came to an
        // empty text has said so.
        for (kind, written) in [(Kind::Error, "#N/A"), (Kind::Shared, "7"), (Kind::Number, "")] {
            assert_eq!(cell(kind, written), Cell::FAILED, "{kind:?}");
        }
        assert_eq!(cell(Kind::Text, ""), Cell::default());
        assert_eq!(values.cell(Kind::Number, 0, "", false), Cell::default());
        assert_eq!(text("many"), "many");
        assert_eq!(values.date(decimal("46348").unwrap()).as_deref(), Some("2026-11-22"));
        let noon = values.date(decimal("46348.5").unwrap());
        assert_eq!(noon.as_deref(), Some("2026-11-22T12:00:00"));
        assert_eq!(values.date(decimal("1e20").unwrap()), None);
    }
}
