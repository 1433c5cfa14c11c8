//! Engagements over JSON.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::Deserialize;
use utoipa::IntoParams;

use super::body::{EngageBody, InvitationBody, ReasonBody};
use super::view::EngagementJson;
use crate::accounts::{BuyerSeat, ContractorSeat, PartySeat};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::calls::number;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{EngagementId, OfferId};
use crate::offers::catalogue::word;
use crate::offers::engagements::{self, Filter, Side};
use crate::offers::{EngagementStatus, OfferError};
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once, OptionalBody, Paged};
use crate::web::{Path, State, WebError};

fn json(tx: &mut Tx<'_>, seat: PartySeat, id: EngagementId) -> Result<EngagementJson, OfferError> {
    Ok(engagements::by_id(tx, seat, id)?.into())
}

/// A contractor takes an open offer, asks for one on request, or answers an invitation.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/engagements", tag = "offers", params(("id" = OfferId, Path)), request_body = EngageBody,
    responses(
        (status = 201, body = EngagementJson),
        (status = 403, description = "The party is suspended"),
        (status = 404, description = "No such offer"),
        (status = 409, description = "One's own offer, not invited, already engaged, or not published"),
    ),
)]
pub async fn engage(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(offer): Path<OfferId>,
    OptionalBody(body): OptionalBody<EngageBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let id = engagements::engage(tx, seat, offer, &body.message)?;
            number::assign_free(tx, id)?;
            Ok::<_, DoorError>(Reply::created(&json(tx, seat.into(), id)?))
        })
        .await
}

/// A buyer lets a party work on its offer.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/invitations", tag = "offers", params(("id" = OfferId, Path)), request_body = InvitationBody,
    responses(
        (status = 201, body = EngagementJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Oneself, or already engaged"),
        (status = 422, description = "No such party"),
    ),
)]
pub async fn invite(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(offer): Path<OfferId>,
    Body(body): Body<InvitationBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let id = engagements::invite(tx, seat, offer, body.party)?;
            number::assign_free(tx, id)?;
            Ok::<_, DoorError>(Reply::created(&json(tx, seat.into(), id)?))
        })
        .await
}

/// Which engagements are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `requested`, `active`, `declined` or `left`.
    status: Option<String>,
    /// On one offer only.
    offer: Option<String>,
    /// `buyer` for those on one's own offers, `contractor` for one's own; both when left out.
    side: Option<String>,
    /// At most 200.
    #[allow(dead_code, reason = "read by Paged; here for the description")]
    #[serde(skip)]
    limit: Option<i64>,
    #[allow(dead_code, reason = "read by Paged; here for the description")]
    #[serde(skip)]
    cursor: Option<String>,
}

impl Asked {
    fn filter(self) -> Result<Filter, WebError> {
        let side = match self.side.as_deref().unwrap_or_default() {
            "" => None,
            "buyer" => Some(Side::Buyer),
            "contractor" => Some(Side::Contractor),
            _ => return Err(Fault::new("side", "not-a-choice").into()),
        };
        let status: Option<EngagementStatus> = word("status", self.status.as_deref())?;
        let offer = word("offer", self.offer.as_deref())?;
        Ok(Filter { side, status, offer })
    }
}

/// The party's engagements, newest first: those it works under and those on its offers.
#[utoipa::path(
    get, path = "/api/v1/engagements", tag = "offers", params(Asked),
    responses((status = 200, body = List<EngagementJson>)),
)]
pub async fn list(
    state: State,
    seat: PartySeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let filter = asked.filter()?;
    let found = state.run(move |tx| engagements::list(tx, seat, &filter, &paging)).await?;
    Ok(listed(found.map(EngagementJson::from)))
}

/// The buyer lets the contractor deliver.
#[utoipa::path(
    post, path = "/api/v1/engagements/{id}/approval", tag = "offers", params(("id" = EngagementId, Path)),
    responses(
        (status = 200, body = EngagementJson),
        (status = 404, description = "No such engagement on your offers"),
        (status = 409, description = "Already decided"),
    ),
)]
pub async fn approve(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            engagements::approve(tx, seat, id)?;
            number::assign_free(tx, id)?;
            Ok::<_, DoorError>(Reply::ok(&json(tx, seat.into(), id)?))
        })
        .await
}

/// The buyer says no.
#[utoipa::path(
    post, path = "/api/v1/engagements/{id}/refusal", tag = "offers", params(("id" = EngagementId, Path)), request_body = ReasonBody,
    responses(
        (status = 200, body = EngagementJson),
        (status = 404, description = "No such engagement on your offers"),
        (status = 409, description = "Already decided"),
    ),
)]
pub async fn decline(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<EngagementId>,
    OptionalBody(body): OptionalBody<ReasonBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            engagements::decline(tx, seat, id, &body.reason)?;
            Ok::<_, OfferError>(Reply::ok(&json(tx, seat.into(), id)?))
        })
        .await
}

/// The contractor leaves, or takes a request back.
#[utoipa::path(
    post, path = "/api/v1/engagements/{id}/departure", tag = "offers", params(("id" = EngagementId, Path)),
    responses(
        (status = 200, body = EngagementJson),
        (status = 404, description = "No such engagement of yours"),
        (status = 409, description = "Not active"),
    ),
)]
pub async fn leave(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            engagements::leave(tx, seat, id)?;
            number::let_go(tx, id)?;
            Ok::<_, DoorError>(Reply::ok(&json(tx, seat.into(), id)?))
        })
        .await
}
