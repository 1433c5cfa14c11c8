//! `/fees`: what share of a price the exchange keeps.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::StaffSeat;
use crate::kernel::ids::{FeeRuleId, OfferId, PartyId};
use crate::offers::fee::{self, Applied, FeeScope, RuleDraft, Target};
use crate::offers::{self, OfferError};
use crate::web::api::{List, Reply, Written, list as listed, ok};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// A rule to add. It says one of `topic`, `party` and `offer`, as its scope asks.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
#[schema(example = json!({"scope": "topic", "topic": "windows", "percent": "7.5", "starts_at": null, "reason": "A new topic"}))]
pub struct FeeBody {
    /// `operator`, `topic`, `party` (a buyer) or `offer`.
    pub scope: String,
    pub topic: Option<String>,
    pub party: Option<String>,
    pub offer: Option<String>,
    /// 0 to 50, with at most two decimals.
    pub percent: Option<Written>,
    /// Instead of `percent`: the rule before it ends, and the next wider one counts.
    pub ends: bool,
    /// Now when left out; never in the past.
    pub starts_at: Option<DateTime<Utc>>,
    /// Up to 500 characters.
    pub reason: String,
}

impl From<FeeBody> for RuleDraft {
    fn from(body: FeeBody) -> Self {
        Self {
            scope: body.scope,
            topic: body.topic.unwrap_or_default(),
            party: body.party.unwrap_or_default(),
            offer: body.offer.unwrap_or_default(),
            percent: body.percent.map(|percent| percent.0).unwrap_or_default(),
            ends: body.ends,
            starts_at: body.starts_at,
            reason: body.reason,
        }
    }
}

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeeRuleJson {
    pub id: FeeRuleId,
    pub scope: FeeScope,
    pub topic: Option<String>,
    pub party: Option<PartyId>,
    pub offer: Option<OfferId>,
    /// Null in a rule that only ends the one before it.
    #[schema(example = "7.5")]
    pub percent: Option<String>,
    pub starts_at: DateTime<Utc>,
    /// `ahead`, `in_force` or `over`.
    #[schema(value_type = String, example = "in_force")]
    pub standing: &'static str,
    pub reason: String,
    /// Who wrote it, by address.
    pub by: String,
    pub created_at: DateTime<Utc>,
}

impl From<fee::Written> for FeeRuleJson {
    fn from(rule: fee::Written) -> Self {
        Self {
            id: rule.id,
            scope: rule.scope,
            topic: rule.topic,
            party: rule.party.map(|(party, _)| party),
            offer: rule.offer.map(|(offer, _)| offer),
            percent: rule.rate.map(|rate| rate.percent().to_string()),
            starts_at: rule.starts_at,
            standing: rule.standing.as_str(),
            reason: rule.reason,
            by: rule.by,
            created_at: rule.created_at,
        }
    }
}

/// What terms written from a time on would freeze.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeeAheadJson {
    pub from: DateTime<Utc>,
    #[schema(example = "7.5")]
    pub percent: String,
    /// Null: the operator's setting.
    pub rule: Option<FeeRuleId>,
    pub scope: Option<FeeScope>,
}

impl FeeAheadJson {
    fn new(from: DateTime<Utc>, applied: Applied) -> Self {
        Self {
            from,
            percent: applied.rate.percent().to_string(),
            rule: applied.rule.map(|(rule, _)| rule),
            scope: applied.rule.map(|(_, scope)| scope),
        }
    }
}

/// What an offer's leads pay, and what its next terms would.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferFeesJson {
    pub offer: OfferId,
    pub terms_version: i32,
    /// What these terms say; every lead under them pays it.
    #[schema(example = "10")]
    pub percent: String,
    /// The rule that made it.
    pub rule: Option<FeeRuleId>,
    /// What terms written now and later would freeze, oldest first.
    pub ahead: Vec<FeeAheadJson>,
}

/// List every rule, last written first.
#[utoipa::path(
    get, path = "/api/v1/fees", tag = "offers", params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<FeeRuleJson>)),
)]
pub async fn list(
    state: State,
    staff: StaffSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| fee::list(tx, staff, &paging)).await?;
    Ok(listed(found.map(FeeRuleJson::from)))
}

/// Add a rule. It counts from its start for terms written from then on; running offers keep the rate of
/// their terms until their buyer saves new ones.
#[utoipa::path(
    post, path = "/api/v1/fees", tag = "offers", request_body = FeeBody,
    responses(
        (status = 201, body = FeeRuleJson),
        (status = 422, description = "Some fields are wrong"),
    ),
)]
pub async fn add(
    state: State,
    staff: StaffSeat,
    once: Once,
    Body(body): Body<FeeBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let id = fee::add(tx, staff, &RuleDraft::from(body))?;
            // The newest of all: it has just been written.
            let newest = fee::list(tx, staff, &crate::kernel::paging::Paging::default())?;
            let rule = newest.items.into_iter().find(|rule| rule.id == id);
            let rule = rule.ok_or(OfferError::NotFound)?;
            Ok::<_, OfferError>(Reply::created(&FeeRuleJson::from(rule)))
        })
        .await
}

/// What an offer pays, and what its next terms would pay from when.
#[utoipa::path(
    get, path = "/api/v1/offers/{id}/fees", tag = "offers", params(("id" = OfferId, Path)),
    responses((status = 200, body = OfferFeesJson)),
)]
pub async fn of_offer(
    state: State,
    staff: StaffSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let usual = state.config.fee;
    let json = state
        .run(move |tx| {
            let offer = offers::offer::for_staff(tx, staff, id)?;
            let target =
                Target { offer: Some(id), party: offer.party, topic: offer.terms.topic.clone() };
            let ahead = fee::outlook(tx, &target, usual)?;
            Ok::<_, OfferError>(OfferFeesJson {
                offer: id,
                terms_version: offer.terms.version,
                percent: offer.terms.fee.percent().to_string(),
                rule: offer.terms.fee_rule,
                ahead: ahead.into_iter().map(|(from, fee)| FeeAheadJson::new(from, fee)).collect(),
            })
        })
        .await?;
    Ok(ok(&json))
}
