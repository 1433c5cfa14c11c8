//! One text in one language, with the values it names.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};
use serde::{Deserialize, Serialize};

use super::{Given, bundles};
use crate::kernel::locale::Locale;

/// A value inside a text.
///
/// A number is written with the language's grouping and chooses the plural form. A year or a
/// number that is a name (an invoice, a version) must be given as a string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A count: written with grouping, and what plural forms look at.
    Number(i64),
    /// Written as it is.
    Words(String),
}

/// A text in one language, looked up and written when it is displayed.
///
/// The key is kept rather than the words, so a `Text` is cheap to make and to pass into a macro
/// that may not show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    locale: Locale,
    key: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Arg)>,
}

impl Text {
    /// A text by key. Usually made through [`super::Reader::t`].
    pub fn new(locale: Locale, key: impl Into<Cow<'static, str>>) -> Self {
        Self { locale, key: key.into(), args: Vec::new() }
    }

    /// Gives the text a value for `{ $name }`.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Arg>) -> Self {
        self.args.push((name.into(), value.into()));
        self
    }

    /// The key the words are found under.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Never: so that a macro can take a `Text` where an optional `&str` is also allowed.
    pub fn is_empty(&self) -> bool {
        false
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.args.is_empty() {
            return bundles::write(f, self.locale, &self.key, None);
        }
        let mut args = FluentArgs::with_capacity(self.args.len());
        for (name, value) in &self.args {
            args.set(name.as_ref(), FluentValue::from(value));
        }
        bundles::write(f, self.locale, &self.key, Some(&args))
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Words(words) => FluentValue::from(words.as_str()),
        }
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => { $(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Self { Self::Number(number.given()) }
        }
    )+ };
}

// Templates borrow what they pass: see `given.rs`.
numbers!(i64, &i64, &&i64, i32, &i32, &&i32, u32, &u32, &&u32, usize, &usize, &&usize);

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Arg {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<&&str> for Arg {
    fn from(words: &&str) -> Self {
        Self::Words((*words).to_owned())
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Words(text.to_string())
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Self::Words(text.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_counts_days_in_three_forms() {
        let days = |n: i64| Text::new(Locale::Ru, "format-days").with("n", n).to_string();
        assert_eq!(days(1), "1\u{a0}день");
        assert_eq!(days(2), "2\u{a0}дня");
        assert_eq!(days(5), "5\u{a0}дней");
        assert_eq!(days(11), "11\u{a0}дней");
        assert_eq!(days(21), "21\u{a0}день");
        assert_eq!(days(1_204), "1\u{202f}204\u{a0}дня");
    }

    #[test]
    fn english_and_spanish_count_in_two() {
        let days = |locale, n: i64| Text::new(locale, "format-days").with("n", n).to_string();
        assert_eq!(days(Locale::En, 1), "1\u{a0}day");
        assert_eq!(days(Locale::En, 2), "2\u{a0}days");
        assert_eq!(days(Locale::Es, 1), "1\u{a0}día");
        assert_eq!(days(Locale::Es, 5), "5\u{a0}días");
    }

    #[test]
    fn a_missing_key_shows_itself_and_is_remembered() {
        assert_eq!(Text::new(Locale::En, "no-such-text").to_string(), "no-such-text");
        assert!(super::bundles::missing().contains(&"en: no-such-text".to_owned()));
    }

    #[test]
    fn words_are_not_wrapped_in_direction_marks() {
        let text = Text::new(Locale::En, "format-sample").with("part", 1).with("whole", 2);
        assert_eq!(text.to_string(), "1 of 2");
    }

    #[test]
    fn a_few_hundred_texts_take_well_under_a_page() {
        let start = std::time::Instant::now();
        for n in 0..500 {
            let _ = Text::new(Locale::Ru, "format-days").with("n", n).to_string();
        }
        // A debug build on a busy machine: the real figure is a tenth of this.
        assert!(start.elapsed() < std::time::Duration::from_millis(250));
    }
}
