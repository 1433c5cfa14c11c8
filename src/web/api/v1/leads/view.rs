//! Leads as callers read them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::i18n::Reader;
use crate::kernel::ids::{EngagementId, EventId, LeadId, OfferId, PartyId, TestLeadId};
use crate::leads::actor::Side;
use crate::leads::contact::{Consent, Contact};
use crate::leads::find::{Band, Card, Lead, Reach};
use crate::leads::history::Line;
use crate::leads::intake::{Receipt, Rule};
use crate::leads::{Channel, Event, Finding, Proof, Stage, Status, VerdictReason};
use crate::offers::Reason;
use crate::offers::budget::{Full, Limit};
use crate::web::WebError;
use crate::web::api::problem::Problem;
use crate::web::refused_lead;

/// Which rule said no, and what that means.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefusalJson {
    pub rule: Rule,
    /// In the caller's language.
    #[schema(example = "This person came to the offer within the window its terms name.")]
    pub message: String,
    /// Of `budget`, in the answer to a lead: which of the offer's budgets is used up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// And when there is room again, where time alone makes some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<DateTime<Utc>>,
}

impl RefusalJson {
    pub fn new(rule: Rule, full: Option<&Full>, reader: &Reader) -> Self {
        Self {
            rule,
            message: refused_lead::words(reader, rule, full),
            limit: full.map(|full| full.limit),
            opens_at: full.and_then(|full| full.opens_at),
        }
    }
}

/// The answer to a lead that was sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "id": "lead_01jd3k9z5tf8s9v0w1x2y3z4a5", "status": "delivered", "price": "500.00", "payout": "450.00",
    "currency": "RUB", "refusal": null, "deadline": "2026-11-29T07:04:00Z", "test": false
}))]
pub struct ReceiptJson {
    /// `lead_…`, or `test_…` for a test.
    #[schema(
        example = "lead_01jd3k7m2qf8s9v0w1x2y3z4a5",
        pattern = "^(lead|test)_[0-7][0-9a-hjkmnp-tv-z]{25}$"
    )]
    pub id: String,
    /// `delivered` or `refused`.
    pub status: Status,
    /// What the buyer pays.
    pub price: String,
    /// What of it the contractor gets.
    pub payout: String,
    #[schema(value_type = String)]
    pub currency: &'static str,
    pub refusal: Option<RefusalJson>,
    /// When the buyer's time to decide ends; silence means acceptance.
    pub deadline: Option<DateTime<Utc>>,
    /// Sent with `"test": true`: judged alike, and no money moves.
    pub test: bool,
}

impl ReceiptJson {
    pub fn new(receipt: &Receipt, reader: &Reader) -> Self {
        Self {
            id: match receipt.test {
                true => TestLeadId::from_uuid(receipt.id.uuid()).to_string(),
                false => receipt.id.to_string(),
            },
            status: receipt.status,
            price: receipt.price.decimal().to_string(),
            payout: receipt.payout.decimal().to_string(),
            currency: receipt.price.currency().code(),
            refusal: receipt
                .refusal
                .map(|rule| RefusalJson::new(rule, receipt.full.as_ref(), reader)),
            deadline: receipt.deadline,
            test: receipt.test,
        }
    }
}

/// The answers to a batch, in the order of its leads.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchJson {
    pub items: Vec<ItemJson>,
}

/// A receipt, or why there is none.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ItemJson {
    Receipt(ReceiptJson),
    Problem(Box<Problem>),
}

impl ItemJson {
    pub fn problem(error: &WebError, reader: &Reader) -> Self {
        Self::Problem(Box::new(Problem::new(error, reader)))
    }
}

/// An offer, as a lead names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeadOfferJson {
    pub id: OfferId,
    /// As it was in the terms the lead came in under.
    pub title: String,
}

/// One side of a lead.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeadPartyJson {
    pub id: PartyId,
    pub name: String,
}

/// A lead.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeadJson {
    pub id: LeadId,
    pub status: Status,
    /// The buyer's follow-up.
    pub stage: Stage,
    /// 0 to 100.
    pub score: i16,
    pub band: Band,
    pub offer: LeadOfferJson,
    /// The version of the terms it came in under, for ever.
    pub terms_version: i32,
    pub engagement: EngagementId,
    pub buyer: LeadPartyJson,
    pub contractor: LeadPartyJson,
    pub channel: Channel,
    /// What the buyer pays: `payout` and `fee`.
    #[schema(example = "500.00")]
    pub price: String,
    #[schema(example = "450.00")]
    pub payout: String,
    #[schema(example = "50.00")]
    pub fee: String,
    /// What the buyer pays for it as it stands: `price`, or less once its order was amended.
    #[schema(example = "500.00")]
    pub owed: String,
    /// What the buyer paid in the end, once it is settled: less than `price` in a split.
    pub charged: Option<String>,
    /// What of it the contractor got.
    pub earned: Option<String>,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    /// ISO 3166 code.
    pub region: Option<String>,
    pub source: Option<String>,
    /// `sub1` to `sub8`, those that were given.
    #[schema(value_type = Object, example = json!({"sub1": "brand"}))]
    pub subs: Value,
    /// The sender's own id; to the sender and to staff.
    pub external_id: Option<String>,
    pub refusal: Option<RefusalJson>,
    pub reason: Option<Reason>,
    pub comment: Option<String>,
    /// When the running clock ends.
    pub deadline: Option<DateTime<Utc>>,
    /// What the lead becomes then.
    pub deadline_action: Option<Status>,
    pub created_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by_clock: bool,
    pub ended_at: Option<DateTime<Utc>>,
}

impl LeadJson {
    pub fn new(lead: Lead, reach: Reach, reader: &Reader) -> Self {
        Self {
            id: lead.id,
            status: lead.status,
            stage: lead.stage,
            score: lead.score,
            band: lead.band(),
            deadline_action: lead.at_deadline(),
            terms_version: lead.terms_version,
            engagement: lead.engagement,
            channel: lead.channel,
            price: lead.price.decimal().to_string(),
            payout: lead.payout.decimal().to_string(),
            fee: lead.fee.decimal().to_string(),
            owed: lead.owed.decimal().to_string(),
            charged: lead.charged.map(|money| money.decimal().to_string()),
            earned: lead.earned.map(|money| money.decimal().to_string()),
            currency: lead.price.currency().code(),
            region: lead.region.as_ref().map(|region| region.code().to_owned()),
            refusal: lead.refusal.map(|rule| RefusalJson::new(rule, None, reader)),
            reason: lead.reason,
            deadline: lead.due_at,
            created_at: lead.created_at,
            decided_at: lead.decided_at,
            decided_by_clock: lead.decided_by_clock,
            ended_at: lead.ended_at,
            offer: LeadOfferJson { id: lead.offer, title: lead.offer_title },
            buyer: LeadPartyJson { id: lead.buyer, name: lead.buyer_name },
            contractor: LeadPartyJson { id: lead.contractor, name: lead.contractor_name },
            source: lead.source,
            subs: lead.subs,
            external_id: lead.external_id.filter(|_| !matches!(reach, Reach::Buyer(_))),
            comment: lead.comment,
        }
    }
}

/// How to reach a person.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactJson {
    pub name: Option<String>,
    /// E.164, or as it was typed when it is no number.
    #[schema(example = "+79161234567")]
    pub phone: Option<String>,
    #[schema(example = "anna.petrova@example.com")]
    pub email: Option<String>,
}

/// What a person left: shown as far as the reader may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonJson {
    pub contact: ContactJson,
    /// Answers to the offer's form, by field key.
    #[schema(value_type = Object)]
    pub fields: BTreeMap<String, Value>,
    pub consent: Option<Consent>,
}

impl From<Contact> for PersonJson {
    fn from(contact: Contact) -> Self {
        Self {
            contact: ContactJson { name: contact.name, phone: contact.phone, email: contact.email },
            fields: contact.fields,
            consent: contact.consent,
        }
    }
}

/// A lead with the person behind it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeadCardJson {
    #[serde(flatten)]
    pub lead: LeadJson,
    /// To the buyer while money is held or paid, to the contractor always, to staff masked; null
    /// where it may not be seen.
    pub contact: Option<ContactJson>,
    #[schema(value_type = Option<Object>)]
    pub fields: Option<BTreeMap<String, Value>>,
    pub consent: Option<Consent>,
    /// What the buyer may reject it for now.
    pub allowed_reasons: Vec<Reason>,
}

impl LeadCardJson {
    pub fn new(card: Card, reach: Reach, reader: &Reader) -> Self {
        let allowed_reasons = card.reasons();
        let (contact, fields, consent) = match card.contact.map(PersonJson::from) {
            Some(person) => (Some(person.contact), Some(person.fields), person.consent),
            None => (None, None, None),
        };
        let lead = LeadJson::new(card.lead, reach, reader);
        Self { lead, contact, fields, consent, allowed_reasons }
    }
}

/// One line of a lead's history: the same facts for both sides.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineJson {
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub side: Side,
    /// Who it was, by address: to the own side and to staff.
    pub person: Option<String>,
    /// The status it became, or what was done: `stage`, `unmasked`, `answered`, `stated`, `proposed`,
    /// `unproposed`, `corrected`, `amended`.
    #[schema(value_type = String, example = "delivered")]
    pub event: &'static str,
    /// What moved it.
    pub by: Option<Event>,
    pub rule: Option<Rule>,
    pub reason: Option<Reason>,
    pub comment: Option<String>,
    /// When the clock that started then was to end.
    pub deadline: Option<DateTime<Utc>>,
    pub terms_version: Option<i32>,
    pub stage: Option<Stage>,
    pub was: Option<Stage>,
    /// What the exchange's own records say of the reason.
    pub finding: Option<FindingJson>,
    /// How many files came along.
    pub files: i64,
    /// What the contractor got or would get, in percent of the price.
    pub contractor_percent: Option<i16>,
    pub verdict: Option<VerdictReason>,
    /// A verdict's words, or a correction's.
    pub text: Option<String>,
    /// A correction's amount.
    pub amount: Option<String>,
    pub currency: Option<String>,
    /// Which side a correction was paid to.
    pub paid_to: Option<Side>,
    /// Of an amended order: its amount and the lead's price, before and after.
    pub order_was: Option<String>,
    pub order: Option<String>,
    pub price_was: Option<String>,
    pub price: Option<String>,
    /// The price by the terms, where that is more than was held.
    pub price_asked: Option<String>,
}

/// What the exchange's own records say of a rejection's reason.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingJson {
    pub proof: Proof,
    #[serde(flatten)]
    pub finding: Finding,
}

/// A lead's history, oldest first, whole.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryJson {
    pub items: Vec<LineJson>,
    /// Always null: a history is one page.
    pub next: Option<String>,
}

impl From<Vec<Line>> for HistoryJson {
    fn from(lines: Vec<Line>) -> Self {
        Self { items: lines.into_iter().map(LineJson::from).collect(), next: None }
    }
}

impl From<Line> for LineJson {
    fn from(line: Line) -> Self {
        Self {
            id: line.id,
            at: line.at,
            side: line.side,
            person: line.person,
            event: line.what.as_str(),
            by: line.detail.by,
            rule: line.detail.rule,
            reason: line.detail.reason,
            comment: line.detail.comment,
            deadline: line.detail.due_at,
            terms_version: line.detail.terms_version,
            stage: line.detail.stage,
            was: line.detail.was,
            finding: line
                .detail
                .finding
                .map(|finding| FindingJson { proof: finding.proof(), finding }),
            files: line.detail.files,
            contractor_percent: line.detail.percent,
            verdict: line.detail.verdict,
            text: line.detail.text,
            amount: line.detail.amount,
            currency: line.detail.currency,
            paid_to: line.detail.paid_to,
            order_was: line.detail.order_was,
            order: line.detail.order,
            price_was: line.detail.price_was,
            price: line.detail.price,
            price_asked: line.detail.price_asked,
        }
    }
}
