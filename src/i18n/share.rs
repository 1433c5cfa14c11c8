//! Measured shares. A share is never shown without the sample it was measured on, and not as a
//! percentage at all when the sample is too small to mean anything.

use super::number::NBSP;
use super::{Given, Reader};

/// Below this many, a percentage says more than is known.
pub const SMALLEST_SAMPLE: i64 = 20;

/// A measured share in words, in its two parts, for a place that shows them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// `81 %`, or `too early to tell`.
    pub value: String,
    /// `334 of 412`; empty when nothing was counted yet.
    pub sample: String,
    /// Whether the sample was large enough for a percentage.
    pub known: bool,
}

impl Reader {
    /// A measured share with its sample in one line: `81 % · 334 of 412`.
    pub fn percent(&self, part: impl Given<i64>, whole: impl Given<i64>) -> String {
        let Share { value, sample, .. } = self.share(part, whole);
        if sample.is_empty() { value } else { format!("{value} · {sample}") }
    }

    /// A measured share and its sample, apart.
    pub fn share(&self, part: impl Given<i64>, whole: impl Given<i64>) -> Share {
        let (part, whole) = (part.given(), whole.given());
        if whole <= 0 {
            return Share {
                value: self.t("format-share-none").to_string(),
                sample: String::new(),
                known: false,
            };
        }
        let sample = self.t("format-sample").with("part", part).with("whole", whole).to_string();
        if whole < SMALLEST_SAMPLE {
            return Share { value: self.t("format-share-few").to_string(), sample, known: false };
        }
        Share { value: percent_of(part, whole), sample, known: true }
    }
}

/// Whole percents, half up. A share that is not quite nothing or not quite all says so.
fn percent_of(part: i64, whole: i64) -> String {
    let (part, whole) = (i128::from(part), i128::from(whole));
    let percent = (part * 200 + whole) / (whole * 2);
    match percent {
        0 if part > 0 => format!("<{NBSP}1{NBSP}%"),
        100 if part < whole => format!(">{NBSP}99{NBSP}%"),
        _ => format!("{percent}{NBSP}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    fn reader(locale: Locale) -> Reader {
        Reader::new(locale, chrono_tz::UTC)
    }

    #[test]
    fn a_share_shows_its_sample() {
        assert_eq!(reader(Locale::En).percent(334, 412), "81\u{a0}% · 334 of 412");
        assert_eq!(reader(Locale::Ru).percent(334, 412), "81\u{a0}% · 334 из 412");
        assert_eq!(reader(Locale::Es).percent(334, 412), "81\u{a0}% · 334 de 412");
        assert_eq!(reader(Locale::En).percent(1000, 1204), "83\u{a0}% · 1,000 of 1,204");
    }

    #[test]
    fn a_small_sample_is_not_a_percentage() {
        assert_eq!(reader(Locale::En).percent(9, 11), "too early to tell · 9 of 11");
        assert_eq!(reader(Locale::En).percent(0, 0), "no data yet");
        assert_eq!(reader(Locale::En).percent(10, 20), "50\u{a0}% · 10 of 20");
    }

    #[test]
    fn nearly_nothing_is_not_nothing() {
        assert_eq!(percent_of(1, 1000), "<\u{a0}1\u{a0}%");
        assert_eq!(percent_of(999, 1000), ">\u{a0}99\u{a0}%");
        assert_eq!(percent_of(0, 1000), "0\u{a0}%");
        assert_eq!(percent_of(1000, 1000), "100\u{a0}%");
        assert_eq!(percent_of(1, 200), "1\u{a0}%");
    }
}
