//! What a cell of a workbook says, as text.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use quick_xml::events::BytesRef;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::strings::Strings;
use super::styles::Dates;

/// What stands for a value that is missing.
pub(super) const NO_VALUE: &str = "#VALUE!";
/// How many digits of a number spreadsheet programs show.
const SHOWN: u32 = 15;

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
    /// A text in the cell, or a date in ISO 8601.
    Text,
    Bool,
    Error,
}

impl Kind {
    pub(super) fn of(word: Option<&str>) -> Self {
        match word {
            Some("s") => Self::Shared,
            Some("str" | "inlineStr" | "d") => Self::Text,
            Some("b") => Self::Bool,
            Some("e") => Self::Error,
            _ => Self::Number,
        }
    }
}

impl Values {
    /// The text of a cell, and whether it is a number or a date. What went wrong in a cell is its text, such
    /// as `#N/A`: an empty one would be taken for nothing.
    pub(super) fn text(&self, kind: Kind, style: usize, written: &str) -> (String, bool) {
        let text = match kind {
            Kind::Text => written.to_owned(),
            Kind::Shared if written.is_empty() => String::new(),
            Kind::Shared => {
                let number = written.trim().parse().ok();
                number.and_then(|number| self.strings.get(number)).unwrap_or(NO_VALUE).to_owned()
            }
            Kind::Bool => if written.trim() == "1" { "true" } else { "false" }.to_owned(),
            Kind::Error if written.trim().is_empty() => NO_VALUE.to_owned(),
            Kind::Error => written.trim().to_owned(),
            Kind::Number => match decimal(written.trim()) {
                Some(number) => return (self.number(style, number), true),
                None => written.trim().to_owned(),
            },
        };
        (text, false)
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
    if number.normalize().mantissa().unsigned_abs() < 10u128.pow(SHOWN) {
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
        let text = |written: &str| values.text(Kind::Number, 0, written).0;
        assert_eq!(text("7.9161234567E10"), "79161234567");
        assert_eq!(text("79161234567"), "79161234567");
        assert_eq!(text("0.5"), "0.5");
        // As such programs write 8.2, 1.1 and 0.3.
        assert_eq!(text("8.1999999999999993"), "8.2");
        assert_eq!(text("1.1000000000000001"), "1.1");
        assert_eq!(text("0.30000000000000004"), "0.3");
        assert_eq!(text("123456789012345"), "123456789012345");
        assert_eq!(values.text(Kind::Number, 0, "1"), ("1".to_owned(), true));
        assert_eq!(values.text(Kind::Error, 0, "#N/A"), ("#N/A".to_owned(), false));
        assert_eq!(values.text(Kind::Shared, 0, "7"), (NO_VALUE.to_owned(), false));
        assert_eq!(text("many"), "many");
        assert_eq!(values.date(decimal("46348").unwrap()).as_deref(), Some("2026-11-22"));
        let noon = values.date(decimal("46348.5").unwrap());
        assert_eq!(noon.as_deref(), Some("2026-11-22T12:00:00"));
        assert_eq!(values.date(decimal("1e20").unwrap()), None);
    }
}
