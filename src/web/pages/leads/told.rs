//! How a lead is told on the contractor's and the staff's pages: who it is, what its clock does,
//! why it was lost, what happened to it.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::money::{Currency, Money};
use crate::leads::contact::Contact;
use crate::leads::find::Lead;
use crate::leads::history::{Detail, Happening, Line};
use crate::leads::{Event, Status};
use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::Terms;
use crate::web::pages::disputes::found;
use crate::web::pages::offers::words::question_label;
use crate::web::refused_lead;

/// The best name for a lead there is: a person's, a number's, the sender's own id, ours.
pub fn who(lead: &Lead, contact: Option<&Contact>) -> String {
    let told = contact.and_then(who_of);
    told.or_else(|| lead.external_id.clone()).unwrap_or_else(|| lead.id.to_string())
}

/// The best name a contact gives: a person's, a number, an address.
pub fn who_of(contact: &Contact) -> Option<String> {
    let phone = contact.phone.as_deref().map(spaced_phone);
    contact.name.clone().or(phone).or_else(|| contact.email.clone())
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

/// The same where it is known when the clock was started: of a dispute only its own row tells.
pub fn clock_since(reader: &Reader, lead: &Lead, since: Option<DateTime<Utc>>) -> Option<Clock> {
    let clock = clock(reader, lead)?;
    Some(Clock { from: since.unwrap_or(clock.from), ..clock })
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
    let mut before = Before::default();
    lines
        .into_iter()
        .map(|line| {
            let now = before.and(&line);
            let told = told(reader, line, before);
            before = now;
            told
        })
        .collect()
}

/// What a lead's lines up to one tell about how it came there.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// A dispute is open: by an appeal, or by a rejection staff look at first.
    appealed: bool,
    referred: bool,
    /// The buyer has answered the appeal.
    answered: bool,
}

impl Before {
    fn and(self, line: &Line) -> Self {
        let by = line.detail.by;
        Self {
            appealed: self.appealed || by == Some(Event::Appeal),
            referred: self.referred || by == Some(Event::Refer),
            answered: self.answered || line.what == Happening::Answered,
        }
    }
}

fn told(reader: &Reader, line: Line, before: Before) -> Told {
    let side = reader.word("leads-side", line.side.as_str()).to_string();
    let who = match &line.person {
        Some(person) => format!("{side}, {person}"),
        None => side,
    };
    let detail = &line.detail;
    let event = |word: &str| reader.word("leads-event", word);
    let percent = || i64::from(detail.percent.unwrap_or_default());
    let (title, tone) = match line.what {
        Happening::Became(status) => {
            let reason = detail.reason.map(|reason| reader.word("lead-reason", reason.as_str()));
            let reason = reason.map(|reason| reason.to_string()).unwrap_or_default();
            let split = detail.percent.is_some_and(|percent| percent < 100);
            let word = became(status, detail.by, before, split);
            (event(word).with("reason", reason).with("percent", percent()), tone(status))
        }
        Happening::Stage(stage) => {
            (event("stage").with("stage", reader.word("lead-stage", stage.as_str())), "")
        }
        Happening::Unmasked => (event("unmasked"), "warn"),
        Happening::Answered => (event("answered"), "warn"),
        Happening::Stated => (event("stated"), ""),
        Happening::Proposed => (event("proposed").with("percent", percent()), ""),
        Happening::Unproposed => (event("unproposed"), ""),
        Happening::Amended => (amended(reader, detail), "warn"),
        Happening::Corrected => {
            let amount = corrected(detail).map(|amount| reader.money(amount)).unwrap_or_default();
            let to = detail.paid_to.map(|side| side.as_str()).unwrap_or_default();
            (event("corrected").with("amount", amount).with("side", to), "good")
        }
    };
    Told { title: title.to_string(), at: line.at, who, tone, more: more(reader, &line) }
}

/// What was said with it, what the records say of it, and when the clock that started then was to
/// end.
fn more(reader: &Reader, line: &Line) -> Vec<String> {
    let detail = &line.detail;
    let mut said = Vec::new();
    said.extend(detail.rule.map(|rule| refused_lead::words(reader, rule, detail.full.as_ref())));
    said.extend(detail.comment.clone());
    let mut more: Vec<Text> = Vec::new();
    more.extend(detail.finding.as_ref().map(|finding| found::sentence(reader, finding)));
    if detail.files > 0 {
        more.push(reader.t("leads-event-files").with("count", detail.files));
    }
    if let Some(version) = detail.terms_version {
        more.push(reader.t("leads-event-terms").with("version", version.to_string()));
    }
    if let Some(reason) = detail.verdict {
        let reason = reader.word("verdict-reason", reason.as_str());
        more.push(reader.t("leads-event-verdict").with("reason", reason.to_string()));
    }
    let running = !matches!(line.what, Happening::Became(status) if status.is_final());
    if let Some(due) = detail.due_at.filter(|_| running) {
        more.push(reader.t("leads-event-until").with("when", reader.when(due)));
    }
    said.extend(more.into_iter().map(|text| text.to_string()));
    said.extend(detail.text.clone());
    said
}

/// How an order's amount and the lead's price changed.
fn amended(reader: &Reader, detail: &Detail) -> Text {
    let currency: Option<Currency> = detail.currency.as_deref().and_then(|code| code.parse().ok());
    let money = |amount: &Option<String>| {
        let read = currency.zip(amount.as_deref());
        let read = read.and_then(|(currency, text)| Money::parse_positive(text, currency).ok());
        read.map(|money| reader.money(money)).unwrap_or_else(|| "?".to_owned())
    };
    let text = match detail.price_asked {
        Some(_) => reader.t("tracking-event-held").with("asked", money(&detail.price_asked)),
        None => reader.t("tracking-event-amended"),
    };
    text.with("order_was", money(&detail.order_was))
        .with("order", money(&detail.order))
        .with("price_was", money(&detail.price_was))
        .with("price", money(&detail.price))
}

/// The amount of a correction.
pub fn corrected(detail: &Detail) -> Option<Money> {
    let currency: Currency = detail.currency.as_deref()?.parse().ok()?;
    Money::parse_positive(detail.amount.as_deref()?, currency).ok()
}

/// The word for what a lead became, by what made it so.
const fn became(status: Status, by: Option<Event>, before: Before, split: bool) -> &'static str {
    let disputed = before.appealed || before.referred;
    match (status, by) {
        (Status::Delivered, Some(Event::Release)) => "released",
        (Status::Accepted, Some(Event::Expire)) => "accepted-clock",
        (Status::Disputed, Some(Event::Refer)) => "referred",
        (Status::Settled, Some(Event::BuyerConcede)) => "settled-conceded",
        (Status::Settled, Some(Event::AgreeSplit)) => "settled-agreed",
        (Status::Settled, Some(Event::AwardContractor)) if split => "settled-part",
        (Status::Settled, Some(Event::AwardContractor)) => "settled-verdict",
        (Status::Settled, Some(Event::Expire)) if disputed => {
            // Whose time it was: that of the buyer until it answers, then that of staff.
            if before.answered || before.referred {
                "settled-undecided"
            } else {
                "settled-unanswered"
            }
        }
        (Status::Returned, Some(Event::Concede)) => "returned-conceded",
        (Status::Returned, Some(Event::Expire)) => "returned-clock",
        // Only an appeal can be taken back.
        (Status::Returned, Some(Event::WithdrawAppeal)) if before.referred => "returned-conceded",
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
