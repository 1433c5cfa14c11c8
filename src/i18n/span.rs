//! Lengths of time: how long something took, how long is left, how long ago.
//!
//! Written with at most two units, rounded down: a deadline never looks further away than it is.

use chrono::{DateTime, TimeDelta, Utc};

use super::number::NBSP;
use super::{Given, Reader};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Reader {
    /// How long: `45 s`, `14 min`, `2 h 10 min`, `3 days`, `1 day 4 h`. Below zero counts as zero.
    pub fn duration(&self, length: impl Given<TimeDelta>) -> String {
        let seconds = length.given().num_seconds().max(0);
        if seconds < MINUTE {
            self.unit("format-seconds", seconds)
        } else if seconds < HOUR {
            self.unit("format-minutes", seconds / MINUTE)
        } else if seconds < DAY {
            let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
            self.two(("format-hours", hours), ("format-minutes", minutes))
        } else {
            let (days, hours) = (seconds / DAY, seconds % DAY / HOUR);
            // Nobody plans by the hour three days ahead.
            let hours = if days < 3 { hours } else { 0 };
            self.two(("format-days", days), ("format-hours", hours))
        }
    }

    /// How long until a deadline: `3 h left`, `2 days left`, `time is up`.
    pub fn left(&self, now: impl Given<DateTime<Utc>>, due: impl Given<DateTime<Utc>>) -> String {
        let seconds = due.given().signed_duration_since(now.given()).num_seconds();
        let key = match seconds {
            ..=0 => return self.t("format-left-none").to_string(),
            1..MINUTE => return self.t("format-left-moment").to_string(),
            _ => "format-left",
        };
        let (unit, n) = leading(seconds);
        // Close to the end the minutes matter.
        let time = if (HOUR..10 * HOUR).contains(&seconds) {
            self.duration(TimeDelta::seconds(seconds))
        } else {
            self.unit(unit, n)
        };
        self.t(key).with("n", n).with("time", time).to_string()
    }

    /// How long ago: `just now`, `5 min ago`, `2 days ago`; after a month, the date.
    pub fn ago(&self, now: impl Given<DateTime<Utc>>, at: impl Given<DateTime<Utc>>) -> String {
        let (now, at) = (now.given(), at.given());
        let seconds = now.signed_duration_since(at).num_seconds();
        if seconds < MINUTE {
            return self.t("format-ago-moment").to_string();
        }
        if seconds >= 31 * DAY {
            return self.date_short(at);
        }
        let (unit, n) = leading(seconds);
        self.t("format-ago").with("time", self.unit(unit, n)).to_string()
    }

    /// Left or ago, whichever the moment is.
    pub fn relative(
        &self,
        now: impl Given<DateTime<Utc>>,
        at: impl Given<DateTime<Utc>>,
    ) -> String {
        let (now, at) = (now.given(), at.given());
        if at > now { self.left(now, at) } else { self.ago(now, at) }
    }

    fn unit(&self, key: &'static str, n: i64) -> String {
        self.t(key).with("n", n).to_string()
    }

    fn two(&self, first: (&'static str, i64), second: (&'static str, i64)) -> String {
        let whole = self.unit(first.0, first.1);
        if second.1 == 0 {
            return whole;
        }
        format!("{whole}{NBSP}{}", self.unit(second.0, second.1))
    }
}

/// The largest unit that says enough: hours up to two days, then days.
fn leading(seconds: i64) -> (&'static str, i64) {
    match seconds {
        ..MINUTE => ("format-seconds", seconds),
        MINUTE..HOUR => ("format-minutes", seconds / MINUTE),
        HOUR..172_800 => ("format-hours", seconds / HOUR),
        _ => ("format-days", seconds / DAY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    fn reader(locale: Locale) -> Reader {
        Reader::new(locale, chrono_tz::UTC)
    }

    fn spoken(locale: Locale, seconds: i64) -> String {
        reader(locale).duration(TimeDelta::seconds(seconds)).replace(NBSP, " ")
    }

    fn left(locale: Locale, seconds: i64) -> String {
        let now = DateTime::UNIX_EPOCH;
        reader(locale).left(now, now + TimeDelta::seconds(seconds)).replace(NBSP, " ")
    }

    fn ago(locale: Locale, seconds: i64) -> String {
        let at = DateTime::UNIX_EPOCH;
        reader(locale).ago(at + TimeDelta::seconds(seconds), at).replace(NBSP, " ")
    }

    #[test]
    fn durations_have_at_most_two_units() {
        assert_eq!(spoken(Locale::En, 45), "45 s");
        assert_eq!(spoken(Locale::En, 14 * MINUTE + 5), "14 min");
        assert_eq!(spoken(Locale::En, 2 * HOUR + 10 * MINUTE), "2 h 10 min");
        assert_eq!(spoken(Locale::Ru, 2 * HOUR), "2 ч");
        assert_eq!(spoken(Locale::Ru, DAY + 4 * HOUR), "1 день 4 ч");
        assert_eq!(spoken(Locale::Es, 5 * DAY + 4 * HOUR), "5 días");
        assert_eq!(spoken(Locale::En, -5), "0 s");
    }

    #[test]
    fn a_deadline_never_looks_further_than_it_is() {
        assert_eq!(left(Locale::En, 3 * HOUR + 59), "3 h left");
        assert_eq!(left(Locale::En, 3 * HOUR + 40 * MINUTE), "3 h 40 min left");
        assert_eq!(left(Locale::En, 30 * HOUR), "30 h left");
        assert_eq!(left(Locale::En, 3 * DAY - 1), "2 days left");
        assert_eq!(left(Locale::En, 30), "less than a minute left");
        assert_eq!(left(Locale::En, 0), "time is up");
        assert_eq!(left(Locale::Ru, 2 * DAY), "осталось 2 дня");
        assert_eq!(left(Locale::Ru, 21 * DAY), "остался 21 день");
        assert_eq!(left(Locale::Es, 5 * DAY), "quedan 5 días");
        assert_eq!(left(Locale::Es, HOUR), "queda 1 h");
    }

    #[test]
    fn the_past_is_near_or_a_date() {
        assert_eq!(ago(Locale::En, 5), "just now");
        assert_eq!(ago(Locale::En, 2 * DAY), "2 days ago");
        assert_eq!(ago(Locale::Ru, 5 * MINUTE), "5 мин назад");
        assert_eq!(ago(Locale::Es, 3 * HOUR), "hace 3 h");
        assert_eq!(ago(Locale::En, 40 * DAY), "1 Jan 1970");
    }
}
