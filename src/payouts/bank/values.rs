//! Dates and amounts as banks write them in tables, and texts as they are kept.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::mapping::{Dates, Mark};
use crate::kernel::readable;

/// A text on one line, cut to what its column holds.
pub(super) fn kept(text: &str, most: usize) -> String {
    readable::line(text).chars().take(most).collect()
}

/// The name of an account: without spaces, in capitals, so that an IBAN is itself however it is written.
pub fn name_of(text: &str) -> String {
    let compact: String = readable::line(text).split_whitespace().collect();
    compact.to_uppercase().chars().take(64).collect()
}

/// Years in which a bank may have booked something.
const YEARS: Range<i32> = 1_990..2_200;

fn likely(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// A date as ISO 8601 writes it, with or without a time or a zone after it.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok().filter(|day| likely(*day))
}

/// A date of a table, its parts in the order told.
pub(super) fn date_in(text: &str, order: Dates) -> Option<NaiveDate> {
    let text = text.trim();
    // A time may follow.
    let day = text.split([' ', 'T', ',']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let [a, b, c] = parts.as_slice() else { return compact(day, order) };
    let number = |text: &str| -> Option<u32> {
        (!text.is_empty() && text.len() <= 4).then(|| text.parse().ok()).flatten()
    };
    let (year, month, day) = match order {
        Dates::YearFirst => (*a, *b, *c),
        Dates::DayFirst => (*c, *b, *a),
        Dates::MonthFirst => (*c, *a, *b),
    };
    let century = if year.len() == 2 { 2_000 } else { 0 };
    let year = i32::try_from(number(year)?).ok()?.checked_add(century)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).filter(|day| likely(*day))
}

/// `20261128`, which some banks write.
fn compact(day: &str, order: Dates) -> Option<NaiveDate> {
    let digits = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    (digits && order == Dates::YearFirst)
        .then(|| NaiveDate::parse_from_str(day, "%Y%m%d").ok())
        .flatten()
        .filter(|day| likely(*day))
}

/// The order the dates of a column are written in; `None` when several would do.
pub(super) fn order_of<'a>(dates: impl Iterator<Item = &'a str> + Clone) -> Option<Dates> {
    let fits = |order: Dates| dates.clone().all(|text| date_in(text, order).is_some());
    let fitting: Vec<Dates> = Dates::ALL.iter().copied().filter(|order| fits(*order)).collect();
    match fitting.as_slice() {
        [only] => Some(*only),
        // With points between, days come first wherever people write dates so.
        several if several.contains(&Dates::DayFirst) => {
            dates.clone().all(|text| text.contains('.')).then_some(Dates::DayFirst)
        }
        _ => None,
    }
}

/// An amount of a table: its sign, and how much. Signs stand before, behind, or as brackets.
pub(super) fn amount_in(text: &str, mark: Mark) -> Option<(bool, Decimal)> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '"' | '='))
        .collect();
    let bracketed = compact.starts_with('(') && compact.ends_with(')');
    let bare = compact.trim_matches(['(', ')', '+']);
    let (negative, bare) = match (bare.strip_prefix(['-', '−']), bare.strip_suffix(['-', '−']))
    {
        (Some(rest), _) | (None, Some(rest)) => (true, rest),
        (None, None) => (bracketed, bare),
    };
    let (decimal, group) = match mark {
        Mark::Comma => (',', '.'),
        Mark::Point => ('.', ','),
    };
    let (whole, part) = bare.split_once(decimal).unwrap_or((bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Marks of thousands stand before three digits each, or they are none.
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    if !groups.is_empty() && (first.len() > 3 || groups.iter().any(|digits| digits.len() != 3)) {
        return None;
    }
    let whole = format!("{first}{}", groups.concat());
    if whole.is_empty() || !digits(&whole) || !digits(part) {
        return None;
    }
    let part = if part.is_empty() { "0" } else { part };
    Decimal::from_str_exact(&format!("{whole}.{part}")).ok().map(|amount| (negative, amount))
}

/// The decimal mark of a column's amounts; `None` when both would do.
pub(super) fn mark_of<'a>(amounts: impl Iterator<Item = &'a str>) -> Option<Mark> {
    let (mut comma, mut point, mut unsure) = (false, false, false);
    for text in amounts {
        match (text.rfind(','), text.rfind('.')) {
            (None, None) => {}
            (Some(c), Some(p)) if c > p => comma = true,
            (Some(_), Some(_)) => point = true,
            (Some(place), None) => match three_follow(text, place) {
                true => unsure = true,
                false => comma = true,
            },
            (None, Some(place)) => match three_follow(text, place) {
                true => unsure = true,
                false => point = true,
            },
        }
    }
    match (comma, point) {
        (true, false) => Some(Mark::Comma),
        (false, true) => Some(Mark::Point),
        (false, false) if !unsure => Some(Mark::Point),
        _ => None,
    }
}

fn three_follow(text: &str, place: usize) -> bool {
    let rest = text.get(place.saturating_add(1)..).unwrap_or_default();
    rest.bytes().take_while(u8::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_order() {
        let day = "2026-11-28".parse().ok();
        assert_eq!(date_in("28.11.2026", Dates::DayFirst), day);
        assert_eq!(date_in("28/11/26 13:00", Dates::DayFirst), day);
        assert_eq!(date_in("11/28/2026", Dates::MonthFirst), day);
        assert_eq!(date_in("2026-11-28T10:00:00", Dates::YearFirst), day);
        assert_eq!(date_in("20261128", Dates::YearFirst), day);
        assert_eq!(date_in("Total", Dates::DayFirst), None);
        assert_eq!(order_of(["28.11.2026", "01.12.2026"].into_iter()), Some(Dates::DayFirst));
        assert_eq!(order_of(["01.12.2026"].into_iter()), Some(Dates::DayFirst));
        assert_eq!(order_of(["01/12/2026"].into_iter()), None, "January or December");
        assert_eq!(order_of(["01/12/2026", "13/12/2026"].into_iter()), Some(Dates::DayFirst));
    }

    #[test]
    fn amounts_with_their_signs() {
        let read = |text, mark| amount_in(text, mark).map(|(minus, of)| (minus, of.to_string()));
        assert_eq!(read("1 234,50", Mark::Comma), Some((false, "1234.50".into())));
        assert_eq!(read("-1.234,50", Mark::Comma), Some((true, "1234.50".into())));
        assert_eq!(read("12.00-", Mark::Point), Some((true, "12.00".into())));
        assert_eq!(read("(12.00)", Mark::Point), Some((true, "12.00".into())));
        assert_eq!(read("+5", Mark::Point), Some((false, "5.0".into())));
        for bad in ["", "=1+1", "1e5", "12,3.4", "ten"] {
            assert_eq!(read(bad, Mark::Point), None, "{bad}");
        }
        assert_eq!(mark_of(["1,500", "20,5"].into_iter()), Some(Mark::Comma));
        assert_eq!(mark_of(["1,500"].into_iter()), None);
        assert_eq!(mark_of(["1.500,00", "3"].into_iter()), Some(Mark::Comma));
        assert_eq!(mark_of(["1500"].into_iter()), Some(Mark::Point));
    }
}
