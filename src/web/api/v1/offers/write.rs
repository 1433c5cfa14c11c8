//! A buyer writes and changes offers.

use actix_web::HttpResponse;

use super::body::OfferBody;
use super::view::OfferJson;
use crate::accounts::{BuyerSeat, Person};
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::offers::{self, Eyes, OfferError, TermsDraft};
use crate::web::api::{Reply, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// The buyer's own offer as JSON.
pub(super) fn own(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<OfferJson, OfferError> {
    Ok(OfferJson::of(offers::offer::own(tx, seat, id)?, Eyes::Owner))
}

/// Writes a draft.
#[utoipa::path(
    post, path = "/api/v1/offers", tag = "offers", request_body = OfferBody,
    responses((status = 201, body = OfferJson), (status = 422, description = "Some fields are wrong")),
)]
pub async fn create(
    state: State,
    person: Person,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<OfferBody>,
) -> Result<HttpResponse, WebError> {
    let bounds = state.bounds();
    state
        .once(once, move |tx| {
            let mut draft = TermsDraft { time_zone: person.time_zone, ..TermsDraft::default() };
            body.write_over(&mut draft);
            let id = offers::draft(tx, seat, &draft, &bounds)?;
            Ok::<_, OfferError>(Reply::created(&own(tx, seat, id)?))
        })
        .await
}

/// Changes the terms: a draft's in place; a live offer gets a new version at once, and leads
/// already in keep theirs.
#[utoipa::path(
    put, path = "/api/v1/offers/{id}", tag = "offers", params(("id" = OfferId, Path)), request_body = OfferBody,
    responses(
        (status = 200, body = OfferJson),
        (status = 404, description = "No such offer of yours"),
        (status = 409, description = "In review or closed"),
        (status = 422, description = "Some fields are wrong"),
    ),
)]
pub async fn change(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    Body(body): Body<OfferBody>,
) -> Result<HttpResponse, WebError> {
    let bounds = state.bounds();
    let json = state
        .run(move |tx| {
            offers::edit_with(tx, seat, id, &bounds, |draft| body.write_over(draft))?;
            own(tx, seat, id)
        })
        .await?;
    Ok(ok(&json))
}
