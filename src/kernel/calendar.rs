//! The operator's working days: how long staff have for a verdict.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

/// Which days the operator works, and how many of them a verdict may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub zone: Tz,
    /// Of a week; never empty.
    pub weekdays: Vec<Weekday>,
    pub holidays: BTreeSet<NaiveDate>,
    /// Business days a verdict may take, at least one.
    pub verdict_days: u32,
}

impl Default for Calendar {
    /// Monday to Friday in UTC, five of them for a verdict.
    fn default() -> Self {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        Self {
            zone: Tz::UTC,
            weekdays: vec![Mon, Tue, Wed, Thu, Fri],
            holidays: BTreeSet::new(),
            verdict_days: 5,
        }
    }
}

impl Calendar {
    pub fn works_on(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// When a verdict on what came at `from` is due: the same time of day so many business days
    /// later. What came on a day off counts as from the start of the next working day.
    pub fn verdict_due(&self, from: DateTime<Utc>) -> DateTime<Utc> {
        let local = from.with_timezone(&self.zone).naive_local();
        let (mut day, time) = if self.works_on(local.date()) {
            (local.date(), local.time())
        } else {
            (self.next(local.date()), chrono::NaiveTime::MIN)
        };
        for _ in 0..self.verdict_days {
            day = self.next(day);
        }
        // A time the clocks skip that day is taken an hour later; one they repeat, the first time.
        let there = self.zone.from_local_datetime(&day.and_time(time)).earliest();
        there.map_or_else(
            || day.and_time(time).and_utc() + chrono::TimeDelta::hours(1),
            |at| at.with_timezone(&Utc),
        )
    }

    /// The first working day after a day. A calendar of holidays alone still ends: after a year
    /// every day counts.
    fn next(&self, day: NaiveDate) -> NaiveDate {
        let days = (1..=366).filter_map(|ahead| day.checked_add_days(Days::new(ahead)));
        days.clone()
            .find(|day| self.works_on(*day))
            .or_else(|| days.clone().next_back())
            .unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(calendar: &Calendar, from: &str) -> String {
        calendar.verdict_due(from.parse().unwrap()).to_rfc3339()
    }

    #[test]
    fn five_business_days_skip_the_weekend() {
        let calendar = Calendar::default();
        // Monday to Monday, Friday to Friday.
        assert_eq!(due(&calendar, "2026-11-23T10:30:00Z"), "2026-11-30T10:30:00+00:00");
        assert_eq!(due(&calendar, "2026-11-27T23:59:59Z"), "2026-12-04T23:59:59+00:00");
        // On a Saturday nobody has begun: it counts from Monday's first minute.
        assert_eq!(due(&calendar, "2026-11-28T10:30:00Z"), "2026-12-07T00:00:00+00:00");
    }

    #[test]
    fn holidays_and_the_operators_zone_count() {
        let calendar = Calendar {
            zone: Tz::Europe__Moscow,
            holidays: ["2026-11-24".parse().unwrap()].into(),
            verdict_days: 1,
            ..Calendar::default()
        };
        // Half past midnight on Tuesday in Moscow, a holiday: from Wednesday's start to Thursday's.
        assert_eq!(due(&calendar, "2026-11-23T21:30:00Z"), "2026-11-25T21:00:00+00:00");
        assert_eq!(due(&calendar, "2026-11-23T10:00:00Z"), "2026-11-25T10:00:00+00:00");
    }

    #[test]
    fn the_clocks_changing_moves_no_time_of_day() {
        let calendar = Calendar { zone: Tz::Europe__Madrid, ..Calendar::default() };
        assert_eq!(due(&calendar, "2026-10-22T10:00:00Z"), "2026-10-29T11:00:00+00:00");
        let night =
            Calendar { verdict_days: 1, weekdays: vec![Weekday::Sat, Weekday::Sun], ..calendar };
        // 02:30 does not exist on the last Sunday of March.
        assert_eq!(due(&night, "2026-03-28T01:30:00Z"), "2026-03-29T03:30:00+00:00");
    }
}
