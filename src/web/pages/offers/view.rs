//! An offer as pages show it: everything a contractor needs to decide, ready to be written out.

use std::collections::HashMap;

use super::terms_rows::{self, Change, ReasonRow, TermRow};
use super::words;
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::{OfferId, PartyId};
use crate::kernel::money::Money;
use crate::offers::budget::Period;
use crate::offers::form::Field;
use crate::offers::lot::{self, LotStatus};
use crate::offers::{Offer, OfferError, OfferStatus, Terms};
use crate::reports::record::{self, BuyerRecord};
use crate::web::records::RecordView;

/// How many versions the history shows.
const VERSIONS: i64 = 20;

/// An offer in a list.
pub struct OfferCard {
    pub id: OfferId,
    pub title: String,
    pub topic: String,
    pub buyer: String,
    pub status: OfferStatus,
    pub action: Text,
    pub engagement: Text,
    pub price: String,
    pub payout: String,
    pub regions: String,
    pub decision: String,
    pub leads_today: i64,
    pub cap_daily: Option<i32>,
    pub leads_total: i64,
    pub version: i32,
    /// How its buyer decides, in a line; empty in lists that do not say it.
    pub record: String,
    /// Since when it waits, is published or is being written.
    pub since: chrono::DateTime<chrono::Utc>,
}

impl OfferCard {
    pub(super) fn of(reader: &Reader, offer: &Offer) -> Self {
        let terms = &offer.terms;
        Self {
            id: offer.id,
            title: terms.title.clone(),
            topic: words::topic_name(reader, &terms.topic),
            buyer: offer.party_name.clone(),
            status: offer.status,
            action: reader.word("offer-action", terms.action.as_str()),
            engagement: reader.word("offer-engagement", terms.engagement.as_str()),
            price: words::price(reader, terms),
            payout: words::payout(reader, terms),
            regions: words::regions(reader, terms),
            decision: words::hours_long(reader, terms.decision_hours),
            leads_today: offer.leads_today,
            cap_daily: terms.cap_daily,
            leads_total: offer.leads_total,
            version: terms.version,
            record: String::new(),
            since: match offer.status {
                OfferStatus::Draft => offer.created_at,
                OfferStatus::Review => offer.submitted_at.unwrap_or(offer.created_at),
                OfferStatus::Published | OfferStatus::Paused | OfferStatus::Closed => {
                    offer.published_at.unwrap_or(offer.created_at)
                }
            },
        }
    }

    /// Cards that say how each buyer decides, for contractors to choose by.
    pub(super) fn with_records(
        reader: &Reader,
        offers: &[Offer],
        records: &HashMap<PartyId, BuyerRecord>,
    ) -> Vec<Self> {
        let card = |offer: &Offer| {
            let record = records.get(&offer.party).copied().unwrap_or_default();
            Self { record: RecordView::buyer(reader, &record).brief, ..Self::of(reader, offer) }
        };
        offers.iter().map(card).collect()
    }
}

/// One version in the history.
pub struct Version {
    pub number: String,
    pub since: chrono::DateTime<chrono::Utc>,
    /// What it changed; empty for the first.
    pub changes: Vec<Change>,
}

/// How much of a limit is used.
pub struct Usage {
    pub name: Text,
    pub used: i64,
    pub limit: i64,
    /// The same in words.
    pub note: Text,
}

/// One stretch of the picture of the windows: where it begins and how long it is, of 100.
pub struct Stretch {
    pub class: &'static str,
    pub from: i64,
    pub length: i64,
}

/// A question of the form.
pub struct Question {
    pub label: String,
    pub kind: Text,
    pub required: bool,
    pub options: String,
}

/// The whole offer.
pub struct OfferView {
    pub card: OfferCard,
    pub description: Vec<String>,
    pub counts: Text,
    pub terms: Vec<TermRow>,
    pub reasons: Vec<ReasonRow>,
    pub has_guarantee: bool,
    pub decision: String,
    pub guarantee: String,
    pub appeal: String,
    pub statement: String,
    pub stretches: Vec<Stretch>,
    pub usage: Vec<Usage>,
    pub questions: Vec<Question>,
    pub sources_allowed: String,
    pub sources_forbidden: String,
    pub sources_notes: String,
    pub hours: Vec<String>,
    pub time_zone: &'static str,
    pub record: RecordView,
    pub versions: Vec<Version>,
    /// How large a test lot it begins with or is in, while that is not over.
    pub lot: Option<String>,
}

impl OfferView {
    pub(super) fn load(
        tx: &mut Tx<'_>,
        reader: &Reader,
        offer: &Offer,
    ) -> Result<Self, OfferError> {
        let record = record::of_buyer(tx, offer.party)?;
        let versions = Terms::versions(tx, offer.id, VERSIONS)?;
        let lot = lot::running(tx, offer.id)?.filter(|lot| lot.status != LotStatus::Used);
        let terms = &offer.terms;
        let paragraphs =
            terms.description.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            card: OfferCard::of(reader, offer),
            description: paragraphs.map(str::to_owned).collect(),
            counts: reader.word("offer-counts", terms.action.as_str()),
            terms: terms_rows::bargain(reader, terms),
            reasons: terms_rows::reasons(reader, terms),
            has_guarantee: terms.guarantee_hours > 0,
            decision: words::hours_long(reader, terms.decision_hours),
            guarantee: words::hours_long(reader, terms.guarantee_hours),
            appeal: words::hours_long(reader, terms.appeal_hours),
            statement: words::hours_long(reader, terms.statement_hours),
            stretches: stretches(terms),
            usage: usage(reader, offer),
            questions: terms.form.fields.iter().map(|field| question(reader, field)).collect(),
            sources_allowed: words::sources(reader, &terms.sources.allowed),
            sources_forbidden: words::sources(reader, &terms.sources.forbidden),
            sources_notes: terms.sources.notes.clone(),
            hours: words::working_hours(reader, terms.hours.as_ref()),
            time_zone: terms.time_zone.name(),
            record: RecordView::buyer(reader, &record),
            versions: history(reader, &versions),
            lot: lot.map(|lot| words::lot_size(reader, &lot, terms.currency)),
        })
    }
}

fn question(reader: &Reader, field: &Field) -> Question {
    Question {
        label: words::question_label(reader, field),
        kind: reader.word("field-kind", field.kind.as_str()),
        required: field.required,
        options: field.options.join(", "),
    }
}

/// The picture's stretches. Lengths grow with the square root of the hours, so that two days and
/// a month are both seen.
fn stretches(terms: &Terms) -> Vec<Stretch> {
    let root = |hours: i32| i64::from(hours.max(0)).isqrt();
    let (decision, guarantee) = (root(terms.decision_hours).max(1), root(terms.guarantee_hours));
    let whole = (decision + guarantee).max(1);
    let first = decision * 100 / whole;
    let mut stretches = vec![Stretch { class: "chart-bar", from: 0, length: first }];
    if guarantee > 0 {
        stretches.push(Stretch { class: "chart-bar b", from: first, length: 100 - first });
    }
    stretches
}

fn usage(reader: &Reader, offer: &Offer) -> Vec<Usage> {
    let mut usage = Vec::new();
    let counted = |name, used: i64, limit: i32| Usage {
        name: reader.t(name),
        used: used.min(i64::from(limit)),
        limit: i64::from(limit),
        note: reader
            .t("offer-used-of")
            .with("used", reader.number(used))
            .with("limit", reader.number(i64::from(limit))),
    };
    if let Some(limit) = offer.terms.cap_daily {
        usage.push(counted("offer-used-today", offer.leads_today, limit));
    }
    if let Some(limit) = offer.terms.cap_total {
        usage.push(counted("offer-used-total", offer.leads_total, limit));
    }
    let spent = |name, used: i64, budget: Money| Usage {
        name: reader.t(name),
        used: used.min(budget.minor()),
        limit: budget.minor(),
        note: reader
            .t("offer-used-of")
            .with("used", reader.money(Money::new(used, budget.currency())))
            .with("limit", reader.money(budget)),
    };
    for (period, name) in [
        (Period::Day, "offer-used-budget-daily"),
        (Period::Week, "offer-used-budget-weekly"),
        (Period::Month, "offer-used-budget-monthly"),
    ] {
        if let Some(budget) = offer.terms.budgets.of(period) {
            usage.push(spent(name, offer.spent.of(period), budget));
        }
    }
    if let Some(budget) = offer.terms.budget_total {
        usage.push(spent("offer-used-budget", offer.committed.minor(), budget));
    }
    usage
}

/// The versions newest first, each with what it changed from the one before.
fn history(reader: &Reader, versions: &[Terms]) -> Vec<Version> {
    versions
        .iter()
        .enumerate()
        .map(|(index, terms)| Version {
            number: terms.version.to_string(),
            since: terms.frozen_at.unwrap_or(terms.created_at),
            changes: versions
                .get(index + 1)
                .map(|before| terms_rows::changes(reader, before, terms))
                .unwrap_or_default(),
        })
        .collect()
}
