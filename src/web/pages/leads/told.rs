//! How a lead is told on the contractor's and the staff's pages: who it is, what its clock does,
//! why it was lost, what happened to it.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::i18n::Reader;
use crate::kernel::contact::spaced_phone;
use crate::leads::contact::Contact;
use crate::leads::find::Lead;
use crate::leads::history::{Happening, Line};
use crate::leads::{Event, Status};
use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::Terms;
use crate::web::pages::offers::words::question_label;

/// The best name for a lead there is: a person's, a number's, the sender's own id, ours.
pub fn who(lead: &Lead, contact: Option<&Contact>) -> String {
    let told = contact.and_then(|contact| {
        let phone = contact.phone.as_deref().map(spaced_phone);
        contact.name.clone().or(phone).or_else(|| contact.email.clone())
    });
    told.or_else(|| lead.external_id.clone()).unwrap_or_else(|| lead.id.to_string())
}

/// A running clock, with what happens when it ends.
#[derive(Debug, Clone)]
pub struct Clock {
    pub from: DateTime<Utc>,
    pub due: DateTime<Utc>,
    pub then: String,
}

/// The lead's running clock, if one runs.
pub fn clock(reader: &Reader, lead: &Lead) -> Option<Clock> {
    let then = match lead.at_deadline()? {
        Status::Accepted if lead.settles_when_accepted() => "leads-then-accepted-paid",
        Status::Accepted => "leads-then-accepted",
        Status::Settled => "leads-then-settled",
        Status::Returned => "leads-then-returned",
        Status::Refused => "leads-then-refused",
        // No clock leads there.
        Status::Quarantined | Status::Delivered | Status::Rejected | Status::Disputed => {
            return None;
        }
    };
    Some(Clock { from: lead.clock_from(), due: lead.due_at?, then: reader.t(then).to_string() })
}

/// Why a lead was refused or rejected, in words.
pub fn why(reader: &Reader, lead: &Lead) -> Option<String> {
    if let Some(rule) = lead.refusal {
        return Some(reader.word("refusal", rule.as_str()).to_string());
    }
    let reason = reader.word("lead-reason", lead.reason?.as_str()).to_string();
    Some(match &lead.comment {
        Some(comment) => format!("{reason}: {comment}"),
        None => reason,
    })
}

/// One answer of the lead form.
#[derive(Debug, Clone)]
pub struct Answer {
    pub label: String,
    pub answer: String,
}

/// The answers in the order of the form, each with the label the terms gave it.
pub fn answers(reader: &Reader, terms: &Terms, contact: &Contact) -> Vec<Answer> {
    let fields = terms.form.fields.iter();
    fields
        .filter_map(|field| {
            let answer = spoken(reader, field, contact.fields.get(&field.key)?);
            Some(Answer { label: question_label(reader, field), answer })
        })
        .collect()
}

fn spoken(reader: &Reader, field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (FieldKind::Consent, Value::Bool(given)) => {
            reader.t(if *given { "leads-yes" } else { "leads-no" }).to_string()
        }
        (FieldKind::Phone, Value::String(phone)) => spaced_phone(phone),
        (FieldKind::Number, Value::String(number)) => number.parse().map_or_else(
            |_| number.clone(),
            |number: rust_decimal::Decimal| reader.decimal(number),
        ),
        (FieldKind::Date, Value::String(date)) => {
            date.parse().map_or_else(|_| date.clone(), |date| reader.calendar(date))
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// When the person agreed, and to which wording.
pub fn consent(reader: &Reader, contact: Option<&Contact>) -> Option<String> {
    let consent = contact?.consent.as_ref()?;
    let text = reader
        .t("leads-consent-given")
        .with("when", reader.when(consent.given_at))
        .with("version", consent.text_version.as_str());
    Some(text.to_string())
}

/// The sub-ids that were given, in order.
pub fn subs(lead: &Lead) -> Vec<(String, String)> {
    let given = lead.subs.as_object().into_iter().flatten();
    let mut subs: Vec<(String, String)> = given
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect();
    subs.sort();
    subs
}

/// One line of the history as people read it.
#[derive(Debug, Clone)]
pub struct Told {
    pub title: String,
    pub at: DateTime<Utc>,
    pub who: String,
    /// `good`, `warn`, `bad` or nothing.
    pub tone: &'static str,
    /// What was said, or when the clock that started then was to end.
    pub more: Vec<String>,
}

/// The history in words; the same for both sides.
pub fn history(reader: &Reader, lines: Vec<Line>) -> Vec<Told> {
    lines.into_iter().map(|line| told(reader, line)).collect()
}

fn told(reader: &Reader, line: Line) -> Told {
    let side = reader.word("leads-side", line.side.as_str()).to_string();
    let who = match line.person {
        Some(person) => format!("{side}, {person}"),
        None => side,
    };
    let detail = line.detail;
    let mut more = Vec::new();
    let (title, tone) = match line.what {
        Happening::Became(status) => {
            let reason = detail.reason.map(|reason| reader.word("lead-reason", reason.as_str()));
            let reason = reason.map(|reason| reason.to_string()).unwrap_or_default();
            if let Some(rule) = detail.rule {
                more.push(reader.word("refusal", rule.as_str()).to_string());
            }
            more.extend(detail.comment);
            if let Some(version) = detail.terms_version {
                more.push(
                    reader.t("leads-event-terms").with("version", version.to_string()).to_string(),
                );
            }
            if let Some(due) = detail.due_at.filter(|_| !status.is_final()) {
                more.push(reader.t("leads-event-until").with("when", reader.when(due)).to_string());
            }
            (
                reader.word("leads-event", became(status, detail.by)).with("reason", reason),
                tone(status),
            )
        }
        Happening::Stage(stage) => {
            let stage = reader.word("lead-stage", stage.as_str());
            (reader.t("leads-event-stage").with("stage", stage), "")
        }
        Happening::Unmasked => (reader.t("leads-event-unmasked"), "warn"),
        Happening::Answered
        | Happening::Stated
        | Happening::Proposed
        | Happening::Unproposed
        | Happening::Corrected => (reader.word("leads-event", line.what.as_str()), ""),
    };
    Told { title: title.to_string(), at: line.at, who, tone, more }
}

/// The word for what a lead became, by what made it so.
const fn became(status: Status, by: Option<Event>) -> &'static str {
    match (status, by) {
        (Status::Delivered, Some(Event::Release)) => "released",
        (Status::Accepted, Some(Event::Expire)) => "accepted-clock",
        (Status::Settled, Some(Event::BuyerConcede)) => "settled-conceded",
        (Status::Settled, Some(Event::AwardContractor)) => "settled-verdict",
        (Status::Returned, Some(Event::Concede)) => "returned-conceded",
        (Status::Returned, Some(Event::Expire)) => "returned-clock",
        (Status::Returned, Some(Event::WithdrawAppeal)) => "returned-withdrawn",
        (Status::Returned, Some(Event::AwardBuyer)) => "returned-verdict",
        (status, _) => status.as_str(),
    }
}

const fn tone(status: Status) -> &'static str {
    match status {
        Status::Accepted | Status::Settled => "good",
        Status::Quarantined | Status::Disputed => "warn",
        Status::Refused | Status::Rejected | Status::Returned => "bad",
        Status::Delivered => "",
    }
}
