//! A share with how sure it is, drawn: the mark is what was measured, the band around it is where the
//! true share lies.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::i18n::Reader;
use crate::kernel::interval::Interval;

/// One share of a sample, ready to be shown.
#[derive(Debug, Template)]
#[template(path = "components/whisker.html")]
pub struct Whisker {
    name: String,
    /// `12 of 20`
    sample: String,
    /// `between 39 % and 79 %`; what to say when nothing was measured yet.
    range: String,
    /// The band and the mark, in thousandths of the width; `None` without a sample.
    drawn: Option<Drawn>,
}

impl HtmlSafe for Whisker {}

#[derive(Debug)]
struct Drawn {
    band_at: u32,
    band: u32,
    mark_at: u32,
}

/// How wide the mark is drawn, thousandths.
const MARK: u32 = 6;

impl Whisker {
    pub fn new(reader: &Reader, name: impl ToString, part: i64, whole: i64) -> Self {
        let interval = Interval::of(part, whole);
        let (range, drawn) = match interval {
            Some(interval) => {
                let (low, high) = interval.percents();
                let range = reader
                    .t("whisker-range")
                    .with("low", i64::from(low))
                    .with("high", i64::from(high));
                (range.to_string(), Drawn::new((low, high), part, whole))
            }
            None => (reader.t("format-share-none").to_string(), None),
        };
        let sample = match whole {
            0 => String::new(),
            _ => reader.t("format-sample").with("part", part).with("whole", whole).to_string(),
        };
        Self { name: name.to_string(), sample, range, drawn }
    }
}

impl Drawn {
    fn new((low, high): (u8, u8), part: i64, whole: i64) -> Option<Self> {
        let (low, high) = (u32::from(low) * 10, u32::from(high) * 10);
        let measured = u32::try_from(part.checked_mul(1000)?.checked_div(whole)?).ok()?;
        let mark_at = measured.saturating_sub(MARK / 2).min(1000 - MARK);
        Some(Self { band_at: low, band: high.saturating_sub(low).max(MARK), mark_at })
    }
}
