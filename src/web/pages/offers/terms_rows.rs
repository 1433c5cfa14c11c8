//! Terms line by line: the one list that the offer's page, the comparison of two versions and the
//! staff's review are made of, so that none of them forgets a term.

use std::fmt::Display;

use super::words;
use crate::i18n::{Reader, Text};
use crate::kernel::money::Money;
use crate::offers::form::Field;
use crate::offers::{Action, Period, Terms};

/// One term: its name, what is agreed, and what that means where it is not plain.
#[derive(Debug, Clone)]
pub struct TermRow {
    pub name: Text,
    pub value: String,
    pub meaning: String,
}

/// One term that differs between two versions.
#[derive(Debug, Clone)]
pub struct Change {
    pub name: Text,
    /// Empty where there was nothing.
    pub before: String,
    pub after: String,
}

struct Rows<'a> {
    reader: &'a Reader,
    rows: Vec<TermRow>,
}

impl Rows<'_> {
    fn add(&mut self, name: Text, value: impl Display) {
        self.explain(name, value, "");
    }

    fn explain(&mut self, name: Text, value: impl Display, meaning: impl Display) {
        let (value, meaning) = (value.to_string(), meaning.to_string());
        self.rows.push(TermRow { name, value, meaning });
    }
}

/// The terms that are numbers, windows and limits.
pub(super) fn bargain(reader: &Reader, terms: &Terms) -> Vec<TermRow> {
    let t = |key: &'static str| reader.t(key);
    let mut rows = Rows { reader, rows: Vec::new() };
    rows.explain(t("offer-price"), words::price(reader, terms), t("offer-price-means"));
    let means = reader.t("offer-payout-means").with("fee", words::fee(reader, terms));
    rows.explain(t("offer-payout"), words::payout(reader, terms), means);
    let mode = terms.engagement.as_str();
    let means = reader.word("offer-engagement-means", mode);
    rows.explain(t("offer-engagement"), reader.word("offer-engagement", mode), means);
    rows.add(t("offer-regions"), words::regions(reader, terms));
    windows(&mut rows, terms);
    limits(&mut rows, terms);
    arrival(&mut rows, terms);
    rows.rows
}

fn windows(rows: &mut Rows<'_>, terms: &Terms) {
    let reader = rows.reader;
    for (name, hours, means) in [
        ("offer-decision", terms.decision_hours, "offer-decision-means"),
        ("offer-guarantee", terms.guarantee_hours, "offer-guarantee-means"),
        ("offer-appeal", terms.appeal_hours, "offer-appeal-means"),
        ("offer-statement", terms.statement_hours, "offer-statement-means"),
    ] {
        let value = words::hours_long(reader, hours);
        rows.explain(reader.t(name), value, reader.t(means));
    }
    let days = i64::from(terms.dedupe_days) * 24;
    let value = words::hours_long(reader, i32::try_from(days).unwrap_or(i32::MAX));
    rows.explain(reader.t("offer-dedupe"), value, reader.t("offer-dedupe-means"));
    let share = reader.rate(rust_decimal::Decimal::from(terms.return_share_cap));
    rows.explain(reader.t("offer-return-share"), share, reader.t("offer-return-share-means"));
}

fn limits(rows: &mut Rows<'_>, terms: &Terms) {
    let reader = rows.reader;
    let none = || reader.t("offer-no-limit").to_string();
    let count = |cap: Option<i32>| cap.map_or_else(none, |cap| reader.number(i64::from(cap)));
    rows.add(reader.t("offer-cap-daily"), count(terms.cap_daily));
    rows.add(reader.t("offer-cap-total"), count(terms.cap_total));
    let money = |budget: Option<Money>| budget.map_or_else(none, |budget| reader.money(budget));
    rows.add(reader.t("offer-budget-daily"), money(terms.budgets.daily));
    rows.add(reader.t("offer-budget-weekly"), money(terms.budgets.weekly));
    rows.add(reader.t("offer-budget-monthly"), money(terms.budgets.monthly));
    rows.add(reader.t("offer-budget"), money(terms.budget_total));
}

/// How leads arrive, as far as it concerns the action.
fn arrival(rows: &mut Rows<'_>, terms: &Terms) {
    let (reader, arrival) = (rows.reader, &terms.arrival);
    let or = |text: &Option<String>, none: &'static str| match text {
        Some(text) => text.clone(),
        None => reader.t(none).to_string(),
    };
    if terms.action == Action::Call {
        let seconds = reader.t("offer-call-seconds-value").with("count", arrival.call_seconds);
        rows.explain(reader.t("offer-call-seconds"), seconds, reader.t("offer-call-seconds-means"));
    }
    if terms.action.is_tracked() {
        rows.add(reader.t("offer-landing-url"), or(&arrival.landing_url, "offer-landing-none"));
        let days = words::hours_long(reader, arrival.window_days.saturating_mul(24));
        rows.explain(reader.t("offer-window-days"), days, reader.t("offer-window-days-means"));
        let who = if arrival.pixel { "offer-pixel-yes" } else { "offer-pixel-no" };
        rows.explain(reader.t("offer-pixel-means"), reader.t(who), reader.t("offer-pixel-hint"));
    } else {
        let text = or(&arrival.consent_text, "offer-consent-none");
        rows.explain(reader.t("offer-consent-text"), text, reader.t("offer-consent-text-means"));
        rows.add(reader.t("offer-thanks-url"), or(&arrival.thanks_url, "offer-thanks-none"));
    }
}

/// One question of the form in a line.
fn question(reader: &Reader, field: &Field) -> String {
    let label = words::question_label(reader, field);
    let mut line = format!("{label} ({}", reader.word("field-kind", field.kind.as_str()));
    if field.required {
        line.push_str(", ");
        line.push_str(&reader.t("offer-field-required").to_string());
    }
    if !field.options.is_empty() {
        line.push_str(": ");
        line.push_str(&field.options.join(" / "));
    }
    line.push(')');
    line
}

/// Every term, for comparing versions.
pub(super) fn all(reader: &Reader, terms: &Terms) -> Vec<TermRow> {
    let mut rows = Rows { reader, rows: Vec::new() };
    rows.add(reader.t("offer-title"), &terms.title);
    rows.add(reader.t("offer-topic"), words::topic_name(reader, &terms.topic));
    rows.add(reader.t("offer-action"), reader.word("offer-action", terms.action.as_str()));
    rows.add(reader.t("offer-description"), &terms.description);
    rows.rows.extend(bargain(reader, terms));
    rows.add(reader.t("offer-fee"), reader.rate(terms.fee.percent()));
    let reasons: Vec<String> = terms
        .allowed_reasons
        .iter()
        .map(|reason| reader.word("lead-reason", reason.as_str()).to_string())
        .collect();
    rows.add(reader.t("offer-reasons"), reasons.join("; "));
    let questions: Vec<String> =
        terms.form.fields.iter().map(|field| question(reader, field)).collect();
    rows.add(reader.t("offer-form"), questions.join("; "));
    rows.add(reader.t("offer-sources-allowed"), words::sources(reader, &terms.sources.allowed));
    rows.add(reader.t("offer-sources-forbidden"), words::sources(reader, &terms.sources.forbidden));
    rows.add(reader.t("offer-sources-notes"), &terms.sources.notes);
    rows.add(
        reader.t("offer-hours"),
        words::working_hours(reader, terms.hours.as_ref()).join("; "),
    );
    rows.add(reader.t("offer-time-zone"), terms.time_zone.name());
    rows.rows
}

/// What differs between two versions, in the order of the terms.
pub(super) fn changes(reader: &Reader, old: &Terms, new: &Terms) -> Vec<Change> {
    all(reader, old)
        .into_iter()
        .zip(all(reader, new))
        .filter(|(before, after)| before.value != after.value)
        .map(|(before, after)| Change {
            name: after.name,
            before: before.value,
            after: after.value,
        })
        .collect()
}

/// A rejection reason the offer allows, and when.
#[derive(Debug, Clone)]
pub struct ReasonRow {
    pub name: Text,
    /// Whether it may still be given inside the guarantee.
    pub in_guarantee: bool,
    /// Whether it may be given inside the guarantee only.
    pub only_guarantee: bool,
}

/// The reasons an offer allows.
pub(super) fn reasons(reader: &Reader, terms: &Terms) -> Vec<ReasonRow> {
    terms
        .allowed_reasons
        .iter()
        .map(|reason| ReasonRow {
            name: reader.word("lead-reason", reason.as_str()),
            in_guarantee: terms.guarantee_hours > 0 && reason.within(Period::Guarantee),
            only_guarantee: !reason.within(Period::Decision),
        })
        .collect()
}

/// What a disputed lead is measured against: the terms a rejection can rest on, without the money.
pub fn judged(reader: &Reader, terms: &Terms) -> Vec<TermRow> {
    let t = |key: &'static str| reader.t(key);
    let mut rows = Rows { reader, rows: Vec::new() };
    let action = terms.action.as_str();
    let counts = reader.word("offer-counts", action);
    rows.explain(t("offer-action"), reader.word("offer-action", action), counts);
    rows.add(t("offer-description"), &terms.description);
    rows.add(t("offer-regions"), words::regions(reader, terms));
    let reasons: Vec<String> =
        self::reasons(reader, terms).into_iter().map(|reason| reason.name.to_string()).collect();
    rows.add(t("offer-reasons"), reasons.join("; "));
    let questions: Vec<String> =
        terms.form.fields.iter().map(|field| question(reader, field)).collect();
    rows.add(t("offer-form"), questions.join("; "));
    rows.add(t("offer-sources-allowed"), words::sources(reader, &terms.sources.allowed));
    rows.add(t("offer-sources-forbidden"), words::sources(reader, &terms.sources.forbidden));
    rows.add(t("offer-sources-notes"), &terms.sources.notes);
    let hours = words::working_hours(reader, terms.hours.as_ref()).join("; ");
    let zone = terms.hours.as_ref().map_or("", |_| terms.time_zone.name());
    rows.explain(t("offer-hours"), hours, zone);
    let told = rows.rows.len();
    windows(&mut rows, terms);
    // Staff know what the windows mean.
    rows.rows.iter_mut().skip(told).for_each(|row| row.meaning.clear());
    rows.rows.retain(|row| !row.value.is_empty());
    rows.rows
}
