//! What a lead is judged by, and what the answers mean.

use crate::i18n::Reader;
use crate::leads::intake::Rule;
use crate::offers::terms::Terms;
use crate::web::pages::offers::words::{regions, sources, working_hours};

/// A term, an answer or a rule, and what it means.
#[derive(Debug)]
pub struct Meaning {
    pub name: String,
    pub value: String,
}

/// The terms a lead is judged by at the door.
pub fn rules(reader: &Reader, terms: &Terms) -> Vec<Meaning> {
    let none = || reader.t("offer-no-limit").to_string();
    let count = |cap: Option<i32>| cap.map_or_else(none, |cap| reader.number(i64::from(cap)));
    let mut hours = working_hours(reader, terms.hours.as_ref()).join("; ");
    if terms.hours.is_some() {
        hours = format!("{hours} ({})", terms.time_zone.name());
    }
    let dedupe = match terms.dedupe_days {
        0 => reader.t("offer-none"),
        days => reader.t("format-days").with("n", days),
    };
    let row = |key: &'static str, value: String| Meaning { name: reader.t(key).to_string(), value };
    vec![
        row("offer-regions", regions(reader, terms)),
        row("offer-sources", source_rules(reader, terms)),
        row("offer-hours", hours),
        row("offer-dedupe", dedupe.to_string()),
        row("offer-cap-daily", count(terms.cap_daily)),
        row("offer-cap-total", count(terms.cap_total)),
        row("offer-budget", terms.budget_total.map_or_else(none, |budget| reader.money(budget))),
    ]
}

fn source_rules(reader: &Reader, terms: &Terms) -> String {
    let rules = &terms.sources;
    let codes = |kinds: &[crate::offers::source::SourceType]| {
        kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut parts = Vec::new();
    if !rules.allowed.is_empty() {
        let text =
            reader.t("developer-sources-only").with("names", sources(reader, &rules.allowed));
        parts.push(text.with("codes", codes(&rules.allowed)).to_string());
    }
    if !rules.forbidden.is_empty() {
        let text = reader.t("developer-sources-never");
        let text = text.with("names", sources(reader, &rules.forbidden));
        parts.push(text.with("codes", codes(&rules.forbidden)).to_string());
    }
    if parts.is_empty() {
        return reader.t("offer-sources-any").to_string();
    }
    parts.join(" ")
}

/// What the answers of both addresses mean.
pub fn answers(reader: &Reader) -> Vec<Meaning> {
    [
        ("201 delivered", "delivered"),
        ("201 refused", "refused"),
        ("200", "batch"),
        ("422 invalid", "invalid"),
        ("401 sign_in_needed", "sign_in_needed"),
        ("403 forbidden", "forbidden"),
        ("404 not_found", "not_found"),
        ("422 idempotency_key_reused", "key_reused"),
        ("503 unavailable + Retry-After", "unavailable"),
        ("503 outcome_unknown", "outcome_unknown"),
    ]
    .into_iter()
    .map(|(name, word)| Meaning {
        name: name.to_owned(),
        value: reader.word("developer-answer", word).to_string(),
    })
    .collect()
}

/// The rules of the exchange by which a lead may be refused.
pub fn refusals(reader: &Reader) -> Vec<Meaning> {
    Rule::ALL
        .iter()
        .map(|rule| Meaning {
            name: rule.as_str().to_owned(),
            value: reader.word("refusal", rule.as_str()).to_string(),
        })
        .collect()
}
