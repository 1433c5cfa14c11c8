//! Working hours: when the buyer can answer, in the offer's own time zone.

use chrono::{DateTime, Datelike, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::kernel::fault::{Fault, Faults};

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// One stretch of a weekday, from its first minute to before its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub day: Weekday,
    /// Minutes after midnight, 0 to 1,439.
    pub from: u16,
    /// Minutes after midnight, above `from`, up to 1,440 for the day's end.
    pub to: u16,
}

/// A span as the API and a form write it: `{"day": "mon", "from": "09:00", "to": "18:00"}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WrittenSpan {
    /// `mon` to `sun`.
    pub day: String,
    /// `09:00`.
    pub from: String,
    /// `18:00`; `24:00` is the day's end.
    pub to: String,
}

/// The weekdays in order, with the words they are written by.
pub const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// The hours of a week. An offer without any works round the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    spans: Vec<Span>,
    zone: Tz,
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let read = |part: &str| if part.len() <= 2 { part.parse::<u16>().ok() } else { None };
    let (hours, minutes) = (read(hours)?, read(minutes)?);
    let at = hours * 60 + minutes;
    (minutes < 60 && at <= DAY).then_some(at)
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl Hours {
    /// Reads written spans; faults are named `hours[0].from` and so on. Spans of a day must not
    /// overlap. `None` for no spans at all.
    pub fn read(written: &[WrittenSpan], zone: Tz) -> Result<Option<Self>, Faults> {
        let mut faults = Faults::default();
        let mut spans: Vec<Span> = Vec::with_capacity(written.len());
        for (index, span) in written.iter().enumerate() {
            let field = |name: &str| format!("hours[{index}].{name}");
            let day = WEEKDAYS.iter().find(|(_, word)| *word == span.day).map(|(day, _)| *day);
            let day = faults.take(day.ok_or_else(|| Fault::new(field("day"), "not-a-choice")));
            let from = minutes(&span.from).filter(|from| *from < DAY);
            let from = faults.take(from.ok_or_else(|| Fault::new(field("from"), "not-a-time")));
            let to =
                faults.take(minutes(&span.to).ok_or_else(|| Fault::new(field("to"), "not-a-time")));
            let (Some(day), Some(from), Some(to)) = (day, from, to) else { continue };
            if to <= from {
                faults.add(field("to"), "ends-before-start");
            } else if spans
                .iter()
                .any(|other| other.day == day && from < other.to && other.from < to)
            {
                faults.add(field("from"), "hours-overlap");
            } else {
                spans.push(Span { day, from, to });
            }
        }
        faults.finish()?;
        spans.sort_by_key(|span| (span.day.num_days_from_monday(), span.from));
        Ok(if spans.is_empty() { None } else { Some(Self { spans, zone }) })
    }

    /// The spans as they are written.
    pub fn written(&self) -> Vec<WrittenSpan> {
        self.spans
            .iter()
            .map(|span| WrittenSpan {
                day: WEEKDAYS
                    .iter()
                    .find(|(day, _)| *day == span.day)
                    .map_or("", |(_, word)| *word)
                    .to_owned(),
                from: clock(span.from),
                to: clock(span.to),
            })
            .collect()
    }

    /// The spans, Monday first.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Whether the buyer works at this moment.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone);
        let minute = local.hour() * 60 + local.minute();
        self.spans.iter().any(|span| {
            span.day == local.weekday()
                && (u32::from(span.from)..u32::from(span.to)).contains(&minute)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(day: &str, from: &str, to: &str) -> WrittenSpan {
        WrittenSpan { day: day.into(), from: from.into(), to: to.into() }
    }

    #[test]
    fn open_in_the_offers_own_zone() {
        let moscow: Tz = "Europe/Moscow".parse().unwrap();
        let hours =
            Hours::read(&[span("mon", "09:00", "18:00"), span("sun", "0:00", "24:00")], moscow)
                .unwrap()
                .unwrap();
        let at = |text: &str| hours.is_open(text.parse().unwrap());
        assert!(at("2026-11-23T06:00:00Z"), "nine on Monday in Moscow");
        assert!(!at("2026-11-23T05:59:00Z"));
        assert!(!at("2026-11-23T15:00:00Z"), "the last minute is not open");
        assert!(at("2026-11-22T20:59:00Z"), "Sunday's last minute");
        assert!(!at("2026-11-24T08:00:00Z"), "Tuesday is not listed");
        let written = hours.written();
        assert_eq!(written[0], span("mon", "09:00", "18:00"));
        assert_eq!(written[1], span("sun", "00:00", "24:00"));
    }

    #[test]
    fn names_what_is_wrong() {
        let codes = |spans: &[WrittenSpan]| {
            let faults = Hours::read(spans, chrono_tz::UTC).unwrap_err();
            faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
        };
        assert_eq!(
            codes(&[span("mon", "9", "25:00"), span("tue", "12:00", "12:00")]),
            [
                ("hours[0].from".to_owned(), "not-a-time"),
                ("hours[0].to".to_owned(), "not-a-time"),
                ("hours[1].to".to_owned(), "ends-before-start")
            ]
        );
        assert_eq!(
            codes(&[span("mon", "09:00", "12:00"), span("mon", "11:00", "13:00")])[0].1,
            "hours-overlap"
        );
        assert_eq!(Hours::read(&[], chrono_tz::UTC).unwrap(), None);
    }
}
