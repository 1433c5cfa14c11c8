//! The person a text is for.

use chrono_tz::Tz;

use super::{Key, Text};
use crate::kernel::fault::Fault;
use crate::kernel::locale::Locale;

/// Who reads: their language and their clock. Cheap to copy; every page and mail has one.
///
/// The formatting methods live beside what they format: `money.rs`, `number.rs`, `share.rs`,
/// `moment.rs` (points in time) and `span.rs` (lengths of time).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The language texts are written in.
    pub locale: Locale,
    /// The time zone times are shown in.
    pub zone: Tz,
}

impl Reader {
    /// A reader of a language in a time zone.
    pub fn new(locale: Locale, zone: Tz) -> Self {
        Self { locale, zone }
    }

    /// The text with this key in the reader's language. Arguments are added with [`Text::with`].
    pub fn t(&self, key: impl Key) -> Text {
        Text::new(self.locale, key.key())
    }

    /// The text of one word out of a family: `word("lead-status", "delivered")` is the text
    /// `lead-status-delivered`. For values whose stored name is the end of the key.
    pub fn word(&self, family: &str, value: &str) -> Text {
        Text::new(self.locale, format!("{family}-{value}"))
    }

    /// What is wrong with a field, in words: the text `fault-<code>` with the fault's values.
    /// Values that are whole numbers choose plural forms.
    pub fn fault(&self, fault: &Fault) -> Text {
        let text = Text::new(self.locale, format!("fault-{}", fault.code));
        fault.args.iter().fold(text, |text, (name, value)| match value.parse::<i64>() {
            Ok(number) => text.with(*name, number),
            Err(_) => text.with(*name, value.as_ref()),
        })
    }
}
