//! What the address of a form's page says of where its visitor came from.
//!
//! It is cut and cleaned rather than refused: whoever made the link is not there to mend it, and the
//! visitor cannot.

use serde_json::{Map, Value};

/// The longest source, and the longest sub-id and address of a host page, in characters.
const MAX_SOURCE: usize = 120;
const MAX_SUB: usize = 200;

/// The names of the sub-ids.
pub const SUBS: [&str; 8] = ["sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8"];

/// Source and sub-ids, whether it is a test, and the page that frames the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    pub source: Option<String>,
    /// Those that were given, by name.
    pub subs: Vec<(&'static str, String)>,
    pub test: bool,
    /// The address of the page the form stands in, as that page says it.
    pub host: Option<String>,
}

impl Origin {
    /// Reads the pairs of a query; what it does not know it leaves out.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut origin = Self::default();
        for (name, value) in pairs {
            match name {
                "source" => origin.source = clean(value, MAX_SOURCE).or(origin.source),
                "host" => origin.host = clean(value, MAX_SUB).or(origin.host),
                "test" => origin.test = !matches!(value, "" | "0" | "false"),
                _ => {
                    let known = SUBS.into_iter().find(|sub| *sub == name);
                    if let Some((sub, value)) = known.zip(clean(value, MAX_SUB)) {
                        origin.subs.retain(|(given, _)| *given != sub);
                        origin.subs.push((sub, value));
                    }
                }
            }
        }
        origin.subs.sort();
        origin
    }

    /// The sub-ids as a lead keeps them.
    pub fn subs(&self) -> Map<String, Value> {
        let pair = |(name, value): &(&'static str, String)| {
            ((*name).to_owned(), Value::String(value.clone()))
        };
        self.subs.iter().map(pair).collect()
    }

    /// The pairs that say the same again, in one order.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let source = self.source.as_deref().map(|source| ("source", source));
        let subs = self.subs.iter().map(|(name, value)| (*name, value.as_str()));
        let host = self.host.as_deref().map(|host| ("host", host));
        source
            .into_iter()
            .chain(subs)
            .chain(self.test.then_some(("test", "1")))
            .chain(host)
            .collect()
    }
}

fn clean(text: &str, most: usize) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_control()).take(most).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_kept_clean_and_short() {
        let long = "x".repeat(300);
        let origin = Origin::read([
            ("sub2", "b"),
            ("source", " ads\0 "),
            ("sub1", long.as_str()),
            ("sub9", "no"),
            ("sub3", "\n"),
            ("test", "1"),
        ]);
        assert_eq!(origin.source.as_deref(), Some("ads"));
        assert_eq!(
            origin.subs.iter().map(|(name, value)| (*name, value.len())).collect::<Vec<_>>(),
            [("sub1", 200), ("sub2", 1)]
        );
        assert!(origin.test);
        assert_eq!(Origin::read(origin.pairs()), origin, "it says the same again");
    }
}
