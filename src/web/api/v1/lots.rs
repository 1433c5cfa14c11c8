//! `/api/v1/offers/{id}/lot`: the test lot of an offer.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::{LotId, OfferId, PartyId};
use crate::kernel::interval::Interval;
use crate::kernel::money::Money;
use crate::offers::lot::{self, Lot, LotDecision, LotDraft, LotStatus};
use crate::offers::{self, OfferError};
use crate::reports::lot as report;
use crate::web::api::{Reply, Written, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// What these routes say about themselves.
#[derive(OpenApi)]
#[openapi(paths(show, plan, renew))]
pub struct Doc;

/// The most contractors listed.
const MOST: i64 = 50;

/// How large a lot shall be: one of the two, or both, whichever comes first.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct LotBody {
    /// 1 to 1,000.
    #[schema(value_type = Option<i32>, example = 20)]
    pub leads: Option<Written>,
    /// In the offer's currency.
    #[schema(value_type = Option<String>, example = "10000.00")]
    pub budget: Option<Written>,
}

impl From<LotBody> for LotDraft {
    fn from(body: LotBody) -> Self {
        let text = |given: Option<Written>| given.map(|given| given.0).unwrap_or_default();
        Self { leads: text(body.leads), budget: text(body.budget) }
    }
}

/// A share and how sure it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareJson {
    pub part: i64,
    pub whole: i64,
    /// Where the true share lies with 95 % confidence (Wilson's interval), from 0 to 1; null when
    /// nothing was seen.
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl ShareJson {
    fn new(part: i64, whole: i64) -> Self {
        let interval = Interval::of(part, whole);
        Self {
            part,
            whole,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        }
    }
}

/// What came of a lot.
#[derive(Debug, Serialize, ToSchema)]
pub struct FunnelJson {
    pub delivered: i64,
    /// Still waiting for a decision.
    pub waiting: i64,
    /// Of those decided.
    pub accepted: ShareJson,
    /// Of those delivered, as are the rest.
    pub reached: ShareJson,
    pub qualified: ShareJson,
    pub won: ShareJson,
    /// What is held or was paid for them.
    #[schema(example = "9500.00")]
    pub cost: String,
    pub contractors: Vec<BroughtJson>,
}

/// What one contractor brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct BroughtJson {
    pub contractor: PartyId,
    pub name: String,
    pub delivered: i64,
    pub accepted: ShareJson,
}

/// The lot an offer plans, is in, or has used up and not decided on.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotJson {
    pub id: LotId,
    pub status: LotStatus,
    pub leads: Option<i32>,
    pub budget: Option<String>,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    pub leads_taken: i64,
    /// What its leads held when they came.
    pub committed: String,
    pub opened_at: Option<DateTime<Utc>>,
    pub used_at: Option<DateTime<Utc>>,
    pub decision: Option<LotDecision>,
    pub funnel: FunnelJson,
}

/// The lots of an offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotsJson {
    /// Newest first.
    pub items: Vec<LotJson>,
}

fn json(tx: &mut Tx<'_>, lot: Lot, offer: &offers::Offer) -> Result<LotJson, OfferError> {
    let currency = offer.terms.currency;
    let money = |minor| Money::new(minor, currency).decimal().to_string();
    let funnel = report::funnel(tx, &lot)?;
    let brought = report::brought(tx, &lot, MOST)?;
    Ok(LotJson {
        id: lot.id,
        status: lot.status,
        leads: lot.leads,
        budget: lot.budget.map(money),
        currency: currency.code(),
        leads_taken: lot.leads_taken,
        committed: money(lot.committed),
        opened_at: lot.opened_at,
        used_at: lot.used_at,
        decision: lot.decision,
        funnel: FunnelJson {
            delivered: funnel.delivered,
            waiting: funnel.waiting,
            accepted: ShareJson::new(funnel.accepted, funnel.accepted + funnel.rejected),
            reached: ShareJson::new(funnel.reached, funnel.delivered),
            qualified: ShareJson::new(funnel.qualified, funnel.delivered),
            won: ShareJson::new(funnel.won, funnel.delivered),
            cost: money(funnel.cost),
            contractors: brought
                .into_iter()
                .map(|one| BroughtJson {
                    contractor: one.contractor,
                    name: one.name,
                    delivered: one.delivered,
                    accepted: ShareJson::new(one.accepted, one.accepted + one.rejected),
                })
                .collect(),
        },
    })
}

fn all(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<LotsJson, OfferError> {
    let offer = offers::offer::own(tx, seat, id)?;
    let lots = lot::all(tx, id)?;
    let items = lots.into_iter().map(|lot| json(tx, lot, &offer)).collect::<Result<_, _>>()?;
    Ok(LotsJson { items })
}

/// The lots of your offer and what came of each, newest first.
#[utoipa::path(
    get, path = "/api/v1/offers/{id}/lot", tag = "offers", params(("id" = OfferId, Path)),
    responses((status = 200, body = LotsJson)),
)]
pub async fn show(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    Ok(ok(&state.run(move |tx| all(tx, seat, id)).await?))
}

/// Start the offer with a test lot, change the planned one, or take it away (an empty body). When the
/// lot is used up the offer pauses: resume it to go on, renew the lot, or close the offer.
#[utoipa::path(
    put, path = "/api/v1/offers/{id}/lot", tag = "offers", params(("id" = OfferId, Path)), request_body = LotBody,
    responses(
        (status = 200, body = LotsJson),
        (status = 409, description = "`lot_not_now`: the offer is live or closed, or a lot is running"),
    ),
)]
pub async fn plan(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    Body(body): Body<LotBody>,
) -> Result<HttpResponse, WebError> {
    let json = state
        .run(move |tx| {
            lot::plan(tx, seat, id, &body.into())?;
            all(tx, seat, id)
        })
        .await?;
    Ok(ok(&json))
}

/// After a lot that is used up: take another and let the offer go on with it.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/lot-renewal", tag = "offers", params(("id" = OfferId, Path)),
    request_body = LotBody,
    responses(
        (status = 200, body = LotsJson),
        (status = 409, description = "`lot_not_now`: no lot is used up"),
        (status = 403, description = "`party_suspended`"),
    ),
)]
pub async fn renew(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
    Body(body): Body<LotBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            lot::again(tx, seat, id, &body.into())?;
            Ok::<_, OfferError>(Reply::ok(&all(tx, seat, id)?))
        })
        .await
}
