//! Points in time, in the reader's zone and words.
//!
//! The server does this and not the browser, so a page says the same with and without JavaScript,
//! and a mail says the same as the page.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::number::NBSP;
use super::{Given, Reader};
use crate::kernel::locale::Locale;

const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Genitive: a Russian date says "of November".
const RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// Nominative: a month that stands alone.
const RU_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const RU_SHORT: [&str; 12] = [
    "янв.",
    "февр.",
    "марта",
    "апр.",
    "мая",
    "июня",
    "июля",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
const ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const ES_SHORT: [&str; 12] =
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];

fn month(names: &[&'static str; 12], date: NaiveDate) -> &'static str {
    usize::try_from(date.month0()).ok().and_then(|month| names.get(month)).copied().unwrap_or("")
}

impl Reader {
    /// The calendar day a moment falls on for this reader.
    pub fn day_of(&self, at: impl Given<DateTime<Utc>>) -> NaiveDate {
        at.given().with_timezone(&self.zone).date_naive()
    }

    /// The date in full: `22 November 2026`, `22 ноября 2026`, `22 de noviembre de 2026`.
    pub fn date(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.calendar(self.day_of(at))
    }

    /// A date that has no time of day, in full.
    pub fn calendar(&self, day: NaiveDate) -> String {
        let (number, year) = (day.day(), day.year());
        match self.locale {
            Locale::En => format!("{number}{NBSP}{}{NBSP}{year}", month(&EN, day)),
            Locale::Ru => format!("{number}{NBSP}{}{NBSP}{year}", month(&RU, day)),
            Locale::Es => format!("{number}{NBSP}de{NBSP}{} de{NBSP}{year}", month(&ES, day)),
        }
    }

    /// A month with its year, as the head of a document says it: `November 2026`, `ноябрь 2026`.
    pub fn month(&self, day: impl Given<NaiveDate>) -> String {
        let day = day.given();
        let name = match self.locale {
            Locale::En => month(&EN, day),
            Locale::Ru => month(&RU_ALONE, day),
            Locale::Es => month(&ES, day),
        };
        let joined = if self.locale == Locale::Es { " de" } else { "" };
        format!("{name}{joined}{NBSP}{}", day.year())
    }

    /// The date for a table: `22 Nov 2026`.
    pub fn date_short(&self, at: impl Given<DateTime<Utc>>) -> String {
        let day = self.day_of(at);
        format!("{}{NBSP}{}", self.day_and_month(day), day.year())
    }

    fn day_and_month(&self, day: NaiveDate) -> String {
        let names = match self.locale {
            Locale::En => &EN_SHORT,
            Locale::Ru => &RU_SHORT,
            Locale::Es => &ES_SHORT,
        };
        format!("{}{NBSP}{}", day.day(), month(names, day))
    }

    /// The time of day: `10:04`.
    pub fn time(&self, at: impl Given<DateTime<Utc>>) -> String {
        at.given().with_timezone(&self.zone).format("%H:%M").to_string()
    }

    /// Date and time: `22 Nov 2026, 10:04`.
    pub fn when(&self, at: impl Given<DateTime<Utc>>) -> String {
        let at = at.given();
        format!("{}, {}", self.date_short(at), self.time(at))
    }

    /// Date and time as one would say it today: `today 10:04`, `tomorrow 15:00`, `22 Nov, 10:04`;
    /// the year only when it is another one.
    pub fn near(&self, now: impl Given<DateTime<Utc>>, at: impl Given<DateTime<Utc>>) -> String {
        let (now, at) = (now.given(), at.given());
        let (today, day, time) = (self.day_of(now), self.day_of(at), self.time(at));
        let key = match day.signed_duration_since(today).num_days() {
            0 => "format-today",
            1 => "format-tomorrow",
            -1 => "format-yesterday",
            _ if day.year() == today.year() => {
                return format!("{}, {time}", self.day_and_month(day));
            }
            _ => return self.when(at),
        };
        self.t(key).with("time", time).to_string()
    }

    /// For `<time datetime>` and other machines: `2026-11-22T07:04:00Z`.
    pub fn iso(&self, at: impl Given<DateTime<Utc>>) -> String {
        at.given().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// For `<input type=date>`: `2026-11-22`, the day in the reader's zone.
    pub fn input_date(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.day_of(at).format("%Y-%m-%d").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn readers() -> [Reader; 3] {
        [
            Reader::new(Locale::En, chrono_tz::UTC),
            Reader::new(Locale::Ru, chrono_tz::Europe::Moscow),
            Reader::new(Locale::Es, chrono_tz::America::Mexico_City),
        ]
    }

    #[test]
    fn dates_in_each_language() {
        let moment = at("2026-11-22T12:00:00Z");
        let full: Vec<String> =
            readers().iter().map(|r| r.date(moment).replace(NBSP, " ")).collect();
        assert_eq!(full, ["22 November 2026", "22 ноября 2026", "22 de noviembre de 2026"]);
        let short: Vec<String> =
            readers().iter().map(|r| r.when(moment).replace(NBSP, " ")).collect();
        assert_eq!(short, ["22 Nov 2026, 12:00", "22 нояб. 2026, 15:00", "22 nov 2026, 06:00"]);
    }

    #[test]
    fn a_month_stands_alone() {
        let day: NaiveDate = "2026-03-05".parse().unwrap();
        let months: Vec<String> =
            readers().iter().map(|r| r.month(day).replace(NBSP, " ")).collect();
        assert_eq!(months, ["March 2026", "март 2026", "marzo de 2026"]);
    }

    #[test]
    fn the_zone_decides_the_day() {
        let late = at("2026-12-31T22:30:00Z");
        let [utc, moscow, mexico] = readers();
        assert_eq!(utc.input_date(late), "2026-12-31");
        assert_eq!(moscow.input_date(late), "2027-01-01");
        assert_eq!(moscow.date(late).replace(NBSP, " "), "1 января 2027");
        assert_eq!(mexico.time(late), "16:30");
    }

    #[test]
    fn summer_time_is_the_zones_business() {
        let madrid = Reader::new(Locale::Es, chrono_tz::Europe::Madrid);
        assert_eq!(madrid.time(at("2026-03-29T00:30:00Z")), "01:30");
        assert_eq!(madrid.time(at("2026-03-29T01:30:00Z")), "03:30");
    }

    #[test]
    fn near_days_have_names() {
        let [en, ru, es] = readers();
        let now = at("2026-11-22T10:00:00Z");
        assert_eq!(en.near(now, at("2026-11-22T07:04:00Z")), "today 07:04");
        assert_eq!(ru.near(now, at("2026-11-22T21:30:00Z")), "завтра в 00:30");
        assert_eq!(es.near(now, at("2026-11-21T18:00:00Z")), "ayer a las 12:00");
        assert_eq!(en.near(now, at("2026-10-02T18:00:00Z")).replace(NBSP, " "), "2 Oct, 18:00");
        assert_eq!(
            en.near(now, at("2025-10-02T18:00:00Z")).replace(NBSP, " "),
            "2 Oct 2025, 18:00"
        );
    }
}
