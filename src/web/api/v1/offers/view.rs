//! Offers and engagements as callers read them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::ids::{EngagementId, FeeRuleId, OfferId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::offers::budget::Spent;
use crate::offers::engagements::EngagedOffer;
use crate::offers::form::Field;
use crate::offers::hours::{Hours, WrittenSpan};
use crate::offers::price::price_range;
use crate::offers::source::SourceType;
use crate::offers::{
    Action, EngagementMode, EngagementStatus, Eyes, Offer, OfferStatus, Price, Reason, Terms,
};
use crate::web::api::v1::reports::records::BuyerRecordJson;

/// A party by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartyJson {
    pub id: PartyId,
    pub name: String,
}

/// Which sources are welcome.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourcesJson {
    /// Only these, when any is listed.
    pub allowed: Vec<SourceType>,
    pub forbidden: Vec<SourceType>,
    pub notes: String,
}

/// What the leads of the running day, week and month hold or have cost.
#[derive(Debug, Serialize, ToSchema)]
pub struct SpentJson {
    #[schema(example = "1500.00")]
    pub day: String,
    #[schema(example = "4000.00")]
    pub week: String,
    #[schema(example = "12500.00")]
    pub month: String,
}

impl SpentJson {
    fn of(spent: Spent, currency: Currency) -> Self {
        let money = |minor| Money::new(minor, currency).decimal().to_string();
        Self { day: money(spent.day), week: money(spent.week), month: money(spent.month) }
    }
}

/// An offer with its newest terms.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferJson {
    pub id: OfferId,
    pub status: OfferStatus,
    pub terms_version: i32,
    pub buyer: PartyJson,
    pub title: String,
    pub description: String,
    pub topic: String,
    pub action: Action,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    /// The flat price, or the least a share of the order comes to.
    #[schema(example = "500.00")]
    pub price: String,
    /// A share of the order, in percent; null when the price is flat.
    pub price_percent: Option<String>,
    /// The most a share comes to.
    pub price_cap: Option<String>,
    /// What the contractor gets of `price`.
    #[schema(example = "450.00")]
    pub payout: String,
    /// The operator's share of the price, in percent.
    #[schema(example = "10")]
    pub fee_percent: String,
    /// The rule that made it; the owner and staff see it, null where the operator's setting did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_rule: Option<Option<FeeRuleId>>,
    #[schema(example = json!(["RU"]))]
    pub regions: Vec<String>,
    pub form: Vec<Field>,
    pub sources: SourcesJson,
    /// Null for round the clock.
    pub hours: Option<Vec<WrittenSpan>>,
    #[schema(value_type = String, example = "Europe/Moscow")]
    pub time_zone: &'static str,
    pub engagement: EngagementMode,
    pub decision_hours: i32,
    pub guarantee_hours: i32,
    pub appeal_hours: i32,
    /// How long the buyer has to answer an appeal; without an answer the lead settles.
    pub statement_hours: i32,
    pub dedupe_days: i32,
    pub return_share_cap: i32,
    pub allowed_reasons: Vec<Reason>,
    pub cap_daily: Option<i32>,
    pub cap_total: Option<i32>,
    pub budget_total: Option<String>,
    pub budget_daily: Option<String>,
    pub budget_weekly: Option<String>,
    pub budget_monthly: Option<String>,
    /// What people agree to when they leave their contact.
    pub consent_text: Option<String>,
    /// Where the hosted form sends people afterwards.
    pub thanks_url: Option<String>,
    /// The least seconds of talk for a call to count.
    pub call_seconds: i32,
    /// Where tracking links lead.
    pub landing_url: Option<String>,
    /// How many days after a click what the visitor does counts for it.
    pub window_days: i32,
    /// Whether a picture in the visitor's browser may report too.
    pub pixel: bool,
    /// Leads counted against the caps.
    pub leads_today: i64,
    pub leads_total: i64,
    /// What the offer's leads hold or have cost; the owner and staff see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committed: Option<String>,
    /// The same of this day's, week's and month's leads; the owner and staff see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent: Option<SpentJson>,
    /// Why staff sent it back; the owner and staff see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_back_reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
    /// Given with a single offer, not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_record: Option<BuyerRecordJson>,
}

impl OfferJson {
    /// The offer as these eyes see it.
    pub fn of(offer: Offer, eyes: Eyes) -> Self {
        let (least, _) = price_range(&offer.terms);
        let inside = matches!(eyes, Eyes::Owner | Eyes::Staff);
        let terms = offer.terms;
        let budget = |money: Option<Money>| money.map(|money| money.decimal().to_string());
        let (price_percent, price_cap) = match terms.price {
            Price::Flat(_) => (None, None),
            Price::Percent { rate, cap, .. } => {
                (Some(rate.percent().to_string()), Some(cap.decimal().to_string()))
            }
        };
        Self {
            id: offer.id,
            status: offer.status,
            terms_version: terms.version,
            buyer: PartyJson { id: offer.party, name: offer.party_name },
            title: terms.title,
            description: terms.description,
            topic: terms.topic,
            action: terms.action,
            currency: terms.currency.code(),
            price: least.price.decimal().to_string(),
            price_percent,
            price_cap,
            payout: least.payout.decimal().to_string(),
            fee_percent: terms.fee.percent().to_string(),
            fee_rule: inside.then_some(terms.fee_rule),
            regions: terms.regions.iter().map(ToString::to_string).collect(),
            form: terms.form.fields,
            sources: SourcesJson {
                allowed: terms.sources.allowed,
                forbidden: terms.sources.forbidden,
                notes: terms.sources.notes,
            },
            hours: terms.hours.as_ref().map(Hours::written),
            time_zone: terms.time_zone.name(),
            engagement: terms.engagement,
            decision_hours: terms.decision_hours,
            guarantee_hours: terms.guarantee_hours,
            appeal_hours: terms.appeal_hours,
            statement_hours: terms.statement_hours,
            dedupe_days: terms.dedupe_days,
            return_share_cap: terms.return_share_cap,
            allowed_reasons: terms.allowed_reasons,
            cap_daily: terms.cap_daily,
            cap_total: terms.cap_total,
            budget_total: budget(terms.budget_total),
            budget_daily: budget(terms.budgets.daily),
            budget_weekly: budget(terms.budgets.weekly),
            budget_monthly: budget(terms.budgets.monthly),
            consent_text: terms.arrival.consent_text,
            thanks_url: terms.arrival.thanks_url,
            call_seconds: terms.arrival.call_seconds,
            landing_url: terms.arrival.landing_url,
            window_days: terms.arrival.window_days,
            pixel: terms.arrival.pixel,
            leads_today: offer.leads_today,
            leads_total: offer.leads_total,
            committed: inside.then(|| offer.committed.decimal().to_string()),
            spent: inside.then(|| SpentJson::of(offer.spent, terms.currency)),
            sent_back_reason: offer.sent_back_reason.filter(|_| inside),
            created_at: offer.created_at,
            submitted_at: offer.submitted_at,
            published_at: offer.published_at,
            buyer_record: None,
        }
    }
}

/// The offer of an engagement, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct EngagedOfferJson {
    pub id: OfferId,
    pub title: String,
    pub status: OfferStatus,
    pub terms_version: i32,
    pub action: Action,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    #[schema(example = "500.00")]
    pub price: String,
    #[schema(example = "450.00")]
    pub payout: String,
}

impl From<&EngagedOffer> for EngagedOfferJson {
    fn from(row: &EngagedOffer) -> Self {
        let terms: &Terms = &row.terms;
        let (least, _) = price_range(terms);
        Self {
            id: terms.offer,
            title: terms.title.clone(),
            status: row.offer_status,
            terms_version: terms.version,
            action: terms.action,
            currency: terms.currency.code(),
            price: least.price.decimal().to_string(),
            payout: least.payout.decimal().to_string(),
        }
    }
}

/// A contractor's right to work on an offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct EngagementJson {
    pub id: EngagementId,
    pub status: EngagementStatus,
    /// Names the engagement in links.
    pub code: String,
    pub offer: EngagedOfferJson,
    pub buyer: PartyJson,
    pub contractor: PartyJson,
    pub message: Option<String>,
    pub declined_reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
}

impl From<EngagedOffer> for EngagementJson {
    fn from(row: EngagedOffer) -> Self {
        let offer = EngagedOfferJson::from(&row);
        let engagement = row.engagement;
        Self {
            id: engagement.id,
            status: engagement.status,
            code: engagement.code,
            offer,
            buyer: PartyJson { id: engagement.buyer, name: row.buyer_name },
            contractor: PartyJson { id: engagement.contractor, name: row.contractor_name },
            message: engagement.message,
            declined_reason: engagement.declined_reason,
            created_at: engagement.created_at,
            decided_at: engagement.decided_at,
        }
    }
}
