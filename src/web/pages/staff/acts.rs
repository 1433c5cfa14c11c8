//! Acts of the staff, in the reader's words.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::accounts::audit::Act;
use crate::i18n::{self, Reader};

/// One act, ready to show.
#[derive(Debug, Clone)]
pub struct ActLine {
    pub at: DateTime<Utc>,
    pub by: String,
    pub what: String,
    /// The id of what it was done to.
    pub subject: String,
    /// The page about that, when there is one.
    pub href: Option<String>,
    /// `reason: …, version: 2`; empty when the act says it all.
    pub detail: String,
}

impl ActLine {
    pub fn new(reader: &Reader, act: &Act) -> Self {
        let subject = act.subject_id();
        let href = match act.subject_kind.as_str() {
            "party" => Some(format!("/staff/parties/{subject}")),
            "user" => Some(format!("/staff/users/{subject}")),
            "offer" => Some(format!("/staff/offers/{subject}")),
            "lead" => Some(format!("/staff/leads/{subject}")),
            _ => None,
        };
        Self {
            at: act.at,
            by: act.by.clone(),
            what: words(reader, &act.act),
            subject,
            href,
            detail: detail(&act.detail),
        }
    }
}

/// `party_suspended` as people say it; an act no file has words for is shown as it is kept.
pub fn words(reader: &Reader, act: &str) -> String {
    if i18n::has(reader.locale, &format!("act-{act}")) {
        reader.word("act", act).to_string()
    } else {
        act.replace('_', " ")
    }
}

/// The values of a detail, one after another.
fn detail(value: &Value) -> String {
    let Value::Object(values) = value else { return String::new() };
    let shown = values.iter().filter_map(|(name, value)| {
        let value = match value {
            Value::Null => return None,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some(format!("{}: {value}", name.replace('_', " ")))
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn details_read_as_a_line() {
        let value = json!({"reason": "resold leads", "terms_version": 2, "note": null});
        assert_eq!(detail(&value), "reason: resold leads, terms version: 2");
        assert_eq!(detail(&json!({})), "");
    }
}
