//! One message carried over a redirect: what the last action did.

use serde::{Deserialize, Serialize};

use crate::i18n::{Arg, Reader, Text};

/// How a message sounds. Never told by colour alone: the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// It worked.
    Good,
    /// It worked, but look at this.
    Warn,
    /// It did not work.
    Bad,
}

impl Tone {
    /// The class of `app.css`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A message for the next page: the key of its text and the values it names, so that it is read in
/// the language of whoever opens the next page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// How it sounds.
    pub tone: Tone,
    /// The key of the text.
    pub key: String,
    /// Values by name, already formatted where formatting matters.
    #[serde(default)]
    pub args: Vec<(String, Arg)>,
}

impl Flash {
    /// A message that something worked.
    pub fn good(key: &str) -> Self {
        Self::new(Tone::Good, key)
    }

    /// A message that something worked with a remark.
    pub fn warn(key: &str) -> Self {
        Self::new(Tone::Warn, key)
    }

    /// A message that something did not work.
    pub fn bad(key: &str) -> Self {
        Self::new(Tone::Bad, key)
    }

    fn new(tone: Tone, key: &str) -> Self {
        Self { tone, key: key.to_owned(), args: Vec::new() }
    }

    /// Gives the text a value.
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// The message in the reader's language.
    pub fn text(&self, reader: &Reader) -> Text {
        let text = reader.t(self.key.clone());
        self.args.iter().fold(text, |text, (name, value)| text.with(name.clone(), value.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    #[test]
    fn survives_a_cookie_and_speaks_the_next_readers_language() {
        let sent = Flash::good("common-selected").with("count", 3);
        let cookie = serde_json::to_string(&sent).unwrap();
        let back: Flash = serde_json::from_str(&cookie).unwrap();
        assert_eq!(back, sent);
        let reader = Reader::new(Locale::Ru, chrono_tz::UTC);
        assert_eq!(back.text(&reader).to_string(), "Выбрано 3");
    }
}
