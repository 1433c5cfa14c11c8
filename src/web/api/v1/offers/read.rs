//! Offers to read: the public catalogue, one's own, and the staff's queue.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::Deserialize;
use utoipa::IntoParams;

use super::view::OfferJson;
use crate::kernel::ids::OfferId;
use crate::offers::catalogue::{self, Written};
use crate::offers::{self, Eyes, OfferError, OfferStatus};
use crate::reports::record;
use crate::web::api::{List, list as listed, ok};
use crate::web::extract::Paged;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError};

/// Which offers are wanted. Everybody gets published ones; `mine` and `status` need a seat.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Words in the title, the topic or the description; all must occur.
    q: Option<String>,
    topic: Option<String>,
    /// `call`, `application`, `registration` or `purchase`.
    action: Option<String>,
    /// ISO 3166 code of where leads come from.
    region: Option<String>,
    /// ISO 4217 code.
    currency: Option<String>,
    /// `open`, `request` or `invitation`.
    engagement: Option<String>,
    /// With `currency`.
    price_from: Option<String>,
    /// With `currency`.
    price_to: Option<String>,
    /// `newest`, `price_high`, `price_low` or `quickest`.
    sort: Option<String>,
    /// `true` for a buyer's own offers, in any status.
    mine: Option<String>,
    /// Offers in one status: of one's own with `mine`, of everybody for staff.
    status: Option<String>,
    /// At most 200.
    #[allow(dead_code, reason = "read by Paged; here for the description")]
    #[serde(skip)]
    limit: Option<i64>,
    #[allow(dead_code, reason = "read by Paged; here for the description")]
    #[serde(skip)]
    cursor: Option<String>,
}

/// Published offers; a buyer's own; or, for staff, everybody's in one status.
#[utoipa::path(
    get, path = "/api/v1/offers", tag = "offers", params(Asked),
    security((), ("bearer" = [])),
    responses(
        (status = 200, body = List<OfferJson>),
        (status = 401, description = "`mine` and `status` need somebody signed in"),
        (status = 403, description = "Not in a role that may see these"),
        (status = 422, description = "Some parameters are wrong"),
    ),
)]
pub async fn list(
    state: State,
    who: Who,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let status: Option<OfferStatus> = catalogue::word("status", asked.status.as_deref())?;
    if asked.mine.as_deref() == Some("true") {
        let seat = who.buyer()?;
        let mine = state.run(move |tx| offers::list::mine(tx, seat, status, &paging)).await?;
        return Ok(listed(mine.map(|offer| OfferJson::of(offer, Eyes::Owner))));
    }
    if let Some(status) = status.filter(|&status| status != OfferStatus::Published) {
        let staff = who.staff()?;
        let all = state
            .run(move |tx| offers::list::for_staff(tx, staff, Some(status), None, &paging))
            .await?;
        return Ok(listed(all.map(|offer| OfferJson::of(offer, Eyes::Staff))));
    }
    let search = Written {
        words: asked.q.unwrap_or_default(),
        topic: asked.topic.unwrap_or_default(),
        action: asked.action.unwrap_or_default(),
        region: asked.region.unwrap_or_default(),
        currency: asked.currency.unwrap_or_default(),
        engagement: asked.engagement.unwrap_or_default(),
        price_from: asked.price_from.unwrap_or_default(),
        price_to: asked.price_to.unwrap_or_default(),
        sort: asked.sort.unwrap_or_default(),
    }
    .read()?;
    let found = state.run(move |tx| catalogue::find(tx, &search, &paging)).await?;
    Ok(listed(found.map(|offer| OfferJson::of(offer, Eyes::Public))))
}

/// One offer: published for everybody, in any status for its buyer, its contractors and staff.
#[utoipa::path(
    get, path = "/api/v1/offers/{id}", tag = "offers",
    security((), ("bearer" = [])), params(("id" = OfferId, Path)),
    responses((status = 200, body = OfferJson), (status = 404, description = "No such offer")),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let json = state
        .run(move |tx| {
            let (offer, eyes) = offers::offer::seen_by(tx, who.person.as_ref(), id)?;
            let record = record::of_buyer(tx, offer.party)?;
            let json = OfferJson::of(offer, eyes);
            Ok::<_, OfferError>(OfferJson { buyer_record: Some(record.into()), ..json })
        })
        .await?;
    Ok(ok(&json))
}
