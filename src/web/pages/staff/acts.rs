//! Acts of the staff, in the reader's words.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::accounts::audit::Act;
use crate::i18n::{self, Reader};
use crate::kernel::money::Money;
use crate::leads::VerdictReason;

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
            "arrival" => Some(format!("/staff/arrivals/{subject}")),
            "lead" => Some(format!("/staff/leads/{subject}")),
            "top_up" => Some(format!("/staff/top-ups/{subject}")),
            "withdrawal" => Some(format!("/staff/withdrawals/{subject}")),
            "withdrawal_batch" => Some(format!("/staff/withdrawal-batches/{subject}")),
            "alarm" => Some(format!("/staff/alarms?handled=true#{subject}")),
            _ => None,
        };
        Self {
            at: act.at,
            by: act.by.clone(),
            what: words(reader, &act.act),
            subject,
            href,
            detail: detail(reader, &act.detail),
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

/// The values of a detail in words, one after another. One no file has words for is shown as it is
/// kept.
fn detail(reader: &Reader, value: &Value) -> String {
    let Value::Object(values) = value else { return String::new() };
    let text = |name: &str| values.get(name).and_then(Value::as_str);
    let amount = text("amount")
        .zip(text("currency"))
        .and_then(|(amount, currency)| Money::parse_positive(amount, currency.parse().ok()?).ok());
    let shown = values.iter().filter_map(|(name, value)| match (name.as_str(), value, amount) {
        ("currency", _, Some(_)) | (_, Value::Null, _) => None,
        ("amount", _, Some(amount)) => Some(reader.money_full(amount)),
        (_, value, _) => Some(said(reader, name, value)),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// One value with its name: `exchange fee 10 %`.
fn said(reader: &Reader, name: &str, value: &Value) -> String {
    let value = match (name, value) {
        ("password", Value::Bool(set)) => {
            return reader.word("act-password", if *set { "set" } else { "none" }).to_string();
        }
        ("fee_basis_points", Value::Number(points)) => {
            let points = points.as_i64().unwrap_or_default();
            reader.rate(Decimal::new(points, 2))
        }
        ("seconds", Value::Number(seconds)) => {
            let seconds = seconds.as_i64().unwrap_or_default();
            reader.duration(TimeDelta::seconds(seconds))
        }
        ("locale", Value::String(locale)) => reader.word("act-locale", locale).to_string(),
        ("side", Value::String(side)) => reader.word("leads-side", side).to_string(),
        ("contractor_percent", Value::Number(percent)) => {
            reader.rate(Decimal::from(percent.as_i64().unwrap_or_default()))
        }
        // A verdict's reason is out of a list; any other is in somebody's words.
        ("reason", Value::String(reason)) => match reason.parse::<VerdictReason>() {
            Ok(reason) => reader.word("verdict-reason", reason.as_str()).to_string(),
            Err(_) => reason.clone(),
        },
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    };
    let key = format!("act-detail-{name}");
    if i18n::has(reader.locale, &key) {
        reader.t(key).with("value", value).to_string()
    } else {
        format!("{}: {value}", name.replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;
    use serde_json::json;

    #[test]
    fn details_read_as_a_line() {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        let value = json!({"reason": "resold leads", "terms_version": 2, "note": null});
        assert_eq!(detail(&reader, &value), "reason: resold leads, version 2 of the terms");
        assert_eq!(detail(&reader, &json!({})), "");
        let value = json!({"fee_basis_points": 1000, "password": true, "new_word": 3});
        assert_eq!(detail(&reader, &value), "exchange fee 10\u{a0}%, new word: 3, with a password");
        let value = json!({"amount": "400.00", "currency": "EUR", "reference": "LX-1"});
        assert_eq!(detail(&reader, &value), "€400.00, code LX-1");
    }
}
