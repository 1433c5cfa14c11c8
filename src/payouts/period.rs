//! Periods and moments as people ask for them: days, in the zone of whoever asks, become moments.
//!
//! Where a moment lies in the order of posting is the ledger's business ([`crate::ledger::period`]).

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::kernel::fault::{Fault, Faults};

/// Years in which a period may lie.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2999;

/// From one moment up to another, the second not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
    /// Where its days begin.
    pub zone: Tz,
}

impl Period {
    /// Reads what somebody asks for. Each end is a day (`2026-11-01`), the whole of it, or a moment
    /// (RFC 3339). A period begins before now; one that has not ended is told so far.
    pub fn read(from: &str, to: &str, zone: Tz, now: DateTime<Utc>) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let from = faults.take(moment("from", from, zone, false));
        let to = faults.take(moment("to", to, zone, true));
        if let (Some(from), Some(to)) = (from, to) {
            if from > now {
                faults.add("from", "date-future");
            } else if to <= from {
                faults.add("to", "date-before-start");
            } else {
                return Ok(Self { from, to, zone });
            }
        }
        Err(faults)
    }

    /// Whole days, the last one included.
    fn days(first: NaiveDate, last: NaiveDate, zone: Tz) -> Self {
        let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
        Self { from: midnight(first, zone), to: midnight(next, zone), zone }
    }

    /// The month a day is in.
    pub fn month(day: NaiveDate, zone: Tz) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        Self::days(first, last_day(first, 1), zone)
    }

    /// The usual periods as seen on a day, by name: this month, the last, this quarter, this year.
    pub fn usual(today: NaiveDate, zone: Tz) -> [(Usual, Self); 4] {
        let month = today.with_day(1).unwrap_or(today);
        let before = month.checked_sub_months(Months::new(1)).unwrap_or(month);
        let quarter = month.with_month0(today.month0() / 3 * 3).unwrap_or(month);
        let year = month.with_month0(0).unwrap_or(month);
        [
            (Usual::ThisMonth, Self::days(month, last_day(month, 1), zone)),
            (Usual::LastMonth, Self::days(before, last_day(before, 1), zone)),
            (Usual::Quarter, Self::days(quarter, last_day(quarter, 3), zone)),
            (Usual::Year, Self::days(year, last_day(year, 12), zone)),
        ]
    }

    /// Its first and last day, when it is made of whole days.
    pub fn whole_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.from.with_timezone(&self.zone).date_naive();
        let next = self.to.with_timezone(&self.zone).date_naive();
        let whole = midnight(first, self.zone) == self.from && midnight(next, self.zone) == self.to;
        whole.then(|| (first, next.pred_opt().unwrap_or(first)))
    }

    /// Both ends as [`read`](Self::read) reads them: days where they are days, else moments.
    pub fn written(&self) -> (String, String) {
        match self.whole_days() {
            Some((first, last)) => (first.to_string(), last.to_string()),
            None => {
                let moment =
                    |at: DateTime<Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
                (moment(self.from), moment(self.to))
            }
        }
    }
}

crate::text_enum! {
    /// A period that has a name.
    pub enum Usual {
        ThisMonth = "this-month",
        LastMonth = "last-month",
        Quarter = "quarter",
        Year = "year",
    }
}

fn last_day(first: NaiveDate, months: u32) -> NaiveDate {
    first.checked_add_months(Months::new(months)).and_then(|next| next.pred_opt()).unwrap_or(first)
}

/// When a day begins in a zone. Where the clocks skip midnight it begins with the first minute there is.
pub fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    (0..24_i64)
        .find_map(|half| {
            let at = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(30 * half);
            zone.from_local_datetime(&at).earliest()
        })
        .map_or_else(|| day.and_time(chrono::NaiveTime::MIN).and_utc(), |at| at.with_timezone(&Utc))
}

/// One end of a period; `ends` says that a day means its end.
fn moment(field: &str, text: &str, zone: Tz, ends: bool) -> Result<DateTime<Utc>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::new(field, "required"));
    }
    let at = match text.parse::<NaiveDate>() {
        Ok(day) if YEARS.contains(&day.year()) => {
            let day = if ends { day.checked_add_days(Days::new(1)).unwrap_or(day) } else { day };
            midnight(day, zone)
        }
        Ok(_) => return Err(Fault::new(field, "not-a-date")),
        Err(_) => past_moment(field, text)?,
    };
    Ok(at)
}

fn past_moment(field: &str, text: &str) -> Result<DateTime<Utc>, Fault> {
    // A plus sign that was not encoded comes out of an address as a space.
    DateTime::parse_from_rfc3339(&text.replace(' ', "+"))
        .ok()
        .map(|at| at.with_timezone(&Utc))
        .filter(|at| YEARS.contains(&at.year()))
        .ok_or_else(|| Fault::new(field, "not-a-date"))
}

/// Reads the moment of a balance: RFC 3339, a day and a time of day in the zone (`2026-11-22T10:00`), or
/// a day, which means its start. It lies in the past.
pub fn read_at(text: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Faults> {
    let text = text.trim();
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| chrono::NaiveDateTime::parse_from_str(text, form).ok())
        .filter(|at| YEARS.contains(&at.year()))
        .and_then(|at| zone.from_local_datetime(&at).earliest());
    let at = match local {
        Some(at) => at.with_timezone(&Utc),
        None => moment("at", text, zone, false)?,
    };
    if at > now { Err(Fault::new("at", "date-future").into()) } else { Ok(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-22T10:00:00Z";

    fn read(from: &str, to: &str, zone: Tz) -> Result<Period, Vec<(String, &'static str)>> {
        Period::read(from, to, zone, NOW.parse().unwrap())
            .map_err(|faults| faults.0.into_iter().map(|f| (f.field, f.code)).collect())
    }

    #[test]
    fn a_day_is_the_whole_of_it_where_the_reader_is() {
        let period = read("2026-11-01", "2026-11-01", Tz::Europe__Moscow).unwrap();
        assert_eq!(period.from.to_rfc3339(), "2026-10-31T21:00:00+00:00");
        assert_eq!(period.to.to_rfc3339(), "2026-11-01T21:00:00+00:00");
        assert_eq!(period.written(), ("2026-11-01".to_owned(), "2026-11-01".to_owned()));
        let moments = read("2026-11-01T10:00:00Z", "2026-11-01T12:00:00+01:00", Tz::UTC).unwrap();
        assert_eq!(moments.to - moments.from, TimeDelta::hours(1));
        assert_eq!(moments.whole_days(), None);
        let (from, to) = moments.written();
        assert_eq!(read(&from, &to, Tz::UTC), Ok(moments));
    }

    #[test]
    fn a_day_of_the_changing_clocks_has_an_hour_less_or_more() {
        let hours = |day: &str| {
            let period = read(day, day, Tz::Europe__Madrid).unwrap();
            (period.to - period.from).num_hours()
        };
        assert_eq!((hours("2026-03-29"), hours("2026-10-25"), hours("2026-10-26")), (23, 25, 24));
        // Midnight did not exist there.
        let day = "2018-11-04".parse().unwrap();
        let begins = midnight(day, Tz::America__Sao_Paulo);
        assert_eq!(begins.to_rfc3339(), "2018-11-04T03:00:00+00:00");
        let period = Period::days(day, day, Tz::America__Sao_Paulo);
        assert_eq!(period.whole_days(), Some((day, day)));
    }

    #[test]
    fn wrong_ends_are_named() {
        let fault = |field: &str, code| Err(vec![(field.to_owned(), code)]);
        assert_eq!(read("", "2026-11-02", Tz::UTC), fault("from", "required"));
        assert_eq!(read("2026-11-31", "2026-11-02", Tz::UTC), fault("from", "not-a-date"));
        assert_eq!(read("2026-11-02", "tomorrow", Tz::UTC), fault("to", "not-a-date"));
        assert_eq!(read("2026-11-02", "2026-11-01", Tz::UTC), fault("to", "date-before-start"));
        assert_eq!(read("2026-11-23", "2026-11-24", Tz::UTC), fault("from", "date-future"));
        assert_eq!(read("0001-01-01", "2026-11-24", Tz::UTC), fault("from", "not-a-date"));
        assert_eq!(read("2026-11-01", "99999-01-01", Tz::UTC), fault("to", "not-a-date"));
        let same = "2026-11-01T10:00:00Z";
        assert_eq!(read(same, same, Tz::UTC), fault("to", "date-before-start"));
        assert_eq!(
            read("x", "y", Tz::UTC).unwrap_err().len(),
            2,
            "everything wrong is said at once"
        );
    }

    #[test]
    fn the_usual_periods_begin_and_end_with_their_days() {
        let today = "2026-11-22".parse().unwrap();
        let told = Period::usual(today, Tz::UTC).map(|(name, period)| {
            let (first, last) = period.whole_days().unwrap();
            format!("{name} {first} {last}")
        });
        assert_eq!(
            told,
            [
                "this-month 2026-11-01 2026-11-30",
                "last-month 2026-10-01 2026-10-31",
                "quarter 2026-10-01 2026-12-31",
                "year 2026-01-01 2026-12-31"
            ]
        );
        let january = "2026-01-31".parse().unwrap();
        let (_, last) = Period::usual(january, Tz::UTC)[1];
        assert_eq!(last.written(), ("2025-12-01".to_owned(), "2025-12-31".to_owned()));
    }

    #[test]
    fn a_moment_is_read_where_the_reader_is() {
        let at = |text: &str| read_at(text, Tz::Europe__Moscow, NOW.parse().unwrap());
        assert_eq!(at("2026-11-22T10:00").unwrap().to_rfc3339(), "2026-11-22T07:00:00+00:00");
        assert_eq!(at("2026-11-22").unwrap().to_rfc3339(), "2026-11-21T21:00:00+00:00");
        assert_eq!(at("2026-11-22T09:30:00Z").unwrap().to_rfc3339(), "2026-11-22T09:30:00+00:00");
        for (text, code) in
            [("", "required"), ("soon", "not-a-date"), ("2026-11-22T13:01", "date-future")]
        {
            assert_eq!(at(text).unwrap_err().0[0].code, code, "{text}");
        }
    }
}
