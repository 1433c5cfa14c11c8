//! Moves of an offer: each is a resource that is posted.

use actix_web::HttpResponse;

use super::body::ReasonBody;
use super::view::OfferJson;
use super::write::own;
use crate::accounts::{BuyerSeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::offers::{self, Eyes, OfferError};
use crate::web::api::Reply;
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// One of the buyer's moves, answered with the offer as it then is.
async fn moved(
    state: State,
    seat: BuyerSeat,
    once: Once,
    id: OfferId,
    act: fn(&mut Tx<'_>, BuyerSeat, OfferId) -> Result<(), OfferError>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            act(tx, seat, id)?;
            Ok::<_, OfferError>(Reply::ok(&own(tx, seat, id)?))
        })
        .await
}

/// Asks staff to publish a draft.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/submission", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Not possible in its status; the code names it"),
    ),
)]
pub async fn submit(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, once, id, offers::submit).await
}

/// Takes an offer back from review, to change it.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/withdrawal", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Not possible in its status; the code names it"),
    ),
)]
pub async fn withdraw(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, once, id, offers::withdraw).await
}

/// Takes no new leads until resumed.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/pause", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Not possible in its status; the code names it"),
    ),
)]
pub async fn pause(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, once, id, offers::pause).await
}

/// Takes leads again.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/resumption", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Not possible in its status; the code names it"),
    ),
)]
pub async fn resume(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, once, id, offers::resume).await
}

/// Ends the offer for good.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/closure", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "Not possible in its status; the code names it"),
    ),
)]
pub async fn close(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, once, id, offers::close).await
}

fn for_staff(tx: &mut Tx<'_>, staff: StaffSeat, id: OfferId) -> Result<Reply, OfferError> {
    Ok(Reply::ok(&OfferJson::of(offers::offer::for_staff(tx, staff, id)?, Eyes::Staff)))
}

/// Staff publish an offer in review; its terms are frozen with the fee of the day.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/publication", tag = "offers", params(("id" = OfferId, Path)),
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer"),
        (status = 409, description = "Not in review"),
    ),
)]
pub async fn publish(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let fee = state.bounds().fee;
    state
        .once(once, move |tx| {
            offers::publish(tx, staff, id, fee)?;
            for_staff(tx, staff, id)
        })
        .await
}

/// Staff send an offer in review back with a reason.
#[utoipa::path(
    post, path = "/api/v1/offers/{id}/refusal", tag = "offers", params(("id" = OfferId, Path)), request_body = ReasonBody,
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer"),
        (status = 409, description = "Not in review"),
        (status = 422, description = "No reason was given"),
    ),
)]
pub async fn send_back(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<OfferId>,
    Body(body): Body<ReasonBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            offers::send_back(tx, staff, id, &body.reason)?;
            for_staff(tx, staff, id)
        })
        .await
}
