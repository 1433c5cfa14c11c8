//! One thing somebody should hear of, before it is put in a language.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Audience, Kind};
use crate::i18n::{Reader, Text};
use crate::kernel::money::Money;

/// A value in a letter's words, written the reader's way.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// Other people's words: a title, a reason.
    Words(String),
    /// A number that is a name, such as a version.
    Name(i32),
    /// How many: chooses the plural form.
    Count(i64),
    Money(Money),
    /// Date and time in the reader's zone.
    When(DateTime<Utc>),
    /// A month, by a day in it.
    Month(NaiveDate),
    /// A word of the exchange: the text `<family>-<word>`.
    Term(&'static str, String),
}

impl Value {
    /// In the reader's language and zone.
    pub(super) fn written(&self, reader: Reader) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Name(number) => number.to_string(),
            Self::Count(number) => reader.number(*number),
            Self::Money(money) => reader.money(money),
            Self::When(at) => reader.when(at),
            Self::Month(day) => reader.month(*day),
            Self::Term(family, word) => reader.word(family, word).to_string(),
        }
    }

    pub(super) const fn is_time(&self) -> bool {
        matches!(self, Self::When(_))
    }
}

/// One thing an audience should hear of.
#[derive(Debug, Clone)]
pub(super) struct Notice {
    pub kind: Kind,
    pub to: Audience,
    /// Which of the kind's lines says it: the text `mail-<kind>-<line>`. `None` when the letter's
    /// opening says all there is.
    pub line: Option<&'static str>,
    /// What the words mention. Those of a letter about one thing are known to all its texts.
    pub values: Vec<(&'static str, Value)>,
    /// Where the next step is done: a path on the exchange.
    pub path: Cow<'static, str>,
    /// Where it is done when there are several such things.
    pub list: &'static str,
}

impl Notice {
    pub(super) fn new(kind: Kind, to: Audience, path: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, to, line: None, values: Vec::new(), path: path.into(), list: kind.list() }
    }

    /// Names another list than the kind's own: kinds that go to both sides have one for each.
    #[must_use]
    pub(super) fn listed(mut self, list: &'static str) -> Self {
        self.list = list;
        self
    }

    #[must_use]
    pub(super) fn line(mut self, line: &'static str) -> Self {
        self.line = Some(line);
        self
    }

    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    /// Gives a text the values of this notice.
    pub(super) fn fill(&self, text: Text, reader: Reader) -> Text {
        self.values.iter().fold(text, |text, (name, value)| match value {
            Value::Count(number) => text.with(*name, *number),
            _ => text.with(*name, value.written(reader)),
        })
    }
}
