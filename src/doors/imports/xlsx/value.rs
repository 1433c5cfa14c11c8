//! What a cell of a workbook says, as text.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use quick_xml::events::BytesRef;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::strings::Strings;
use super::styles::Dates;

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
    /// The text of a cell; a fault of the file's makes an empty one.
    pub(super) fn text(&self, kind: Kind, style: usize, written: &str) -> String {
        match kind {
            Kind::Text => written.to_owned(),
            Kind::Shared => {
                let number = written.trim().parse().ok();
                number.and_then(|number| self.strings.get(number)).unwrap_or_default().to_owned()
            }
            Kind::Bool => if written.trim() == "1" { "true" } else { "false" }.to_owned(),
            Kind::Error => String::new(),
            Kind::Number => self.number(style, written.trim()),
        }
    }

    fn number(&self, style: usize, written: &str) -> String {
        let Some(number) = decimal(written) else { return written.to_owned() };
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

/// Programs write numbers as binary ones are: 79161234567 may be 7.9161234567E10.
fn decimal(written: &str) -> Option<Decimal> {
    written.parse().ok().or_else(|| Decimal::from_scientific(&written.to_ascii_lowercase()).ok())
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
        let text = |written: &str| values.text(Kind::Number, 0, written);
        assert_eq!(text("7.9161234567E10"), "79161234567");
        assert_eq!(text("79161234567"), "79161234567");
        assert_eq!(text("0.5"), "0.5");
        assert_eq!(text("many"), "many");
        assert_eq!(values.date(decimal("46348").unwrap()).as_deref(), Some("2026-11-22"));
        let noon = values.date(decimal("46348.5").unwrap());
        assert_eq!(noon.as_deref(), Some("2026-11-22T12:00:00"));
        assert_eq!(values.date(decimal("1e20").unwrap()), None);
    }
}
