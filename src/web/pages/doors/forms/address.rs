//! Where a visitor stands: which form, in what shape, from where, in which language.

use actix_web::HttpRequest;
use actix_web::web::Query;

use crate::doors::forms::{Origin, Variant};
use crate::i18n::Reader;
use crate::kernel::locale::Locale;
use crate::web::answer::query_value;
use crate::web::extract::reader;
use crate::web::page::Theme;

/// The address of a form's page, read.
#[derive(Debug, Clone)]
pub struct Address {
    pub variant: Variant,
    pub code: String,
    pub origin: Origin,
    pub theme: Theme,
    pub reader: Reader,
}

impl Address {
    /// What the request's address says; the language too, where it says one.
    pub fn of(req: &HttpRequest, variant: Variant, code: String) -> Self {
        let pairs = Query::<Vec<(String, String)>>::from_query(req.query_string());
        let pairs = pairs.map(Query::into_inner).unwrap_or_default();
        let value = |name: &str| {
            pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
        };
        let theme = match (value("theme"), variant) {
            // Another site's page is light, unless it says otherwise.
            ("", Variant::Embedded | Variant::CallBack) => Theme::Light,
            (word, _) => Theme::from_word(word),
        };
        let origin =
            Origin::read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let reader = speaking(reader(req), value("lang"));
        Self { variant, code, origin, theme, reader }
    }

    /// The same in the language of this word, when it is one of ours.
    pub fn speaking(self, word: &str) -> Self {
        Self { reader: speaking(self.reader, word), ..self }
    }

    /// Path and query again: what is not known is left out.
    pub fn here(&self) -> String {
        with_query(&self.variant.path(&self.code), self.pairs())
    }

    fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = self.origin.pairs();
        if self.theme != Theme::Auto {
            pairs.push(("theme", self.theme.as_str()));
        }
        pairs
    }
}

fn speaking(reader: Reader, word: &str) -> Reader {
    let locale: Option<Locale> = word.parse().ok();
    locale.map_or(reader, |locale| Reader { locale, ..reader })
}

/// A path with these pairs as its query.
pub fn with_query(path: &str, pairs: Vec<(&'static str, &str)>) -> String {
    let query: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", query_value(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}
