//! The buyer's moves of an offer, as buttons.

use actix_web::HttpResponse;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::offers::{self, OfferError};
use crate::web::extract::{Path, Posted};
use crate::web::{State, WebError, see_other_with_flash};

async fn moved(
    state: State,
    seat: BuyerSeat,
    id: OfferId,
    act: fn(&mut Tx<'_>, BuyerSeat, OfferId) -> Result<(), OfferError>,
    flash: &'static str,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| act(tx, seat, id)).await?;
    Ok(see_other_with_flash(format!("/buyer/offers/{id}"), flash))
}

/// Asks for publication.
pub async fn submit(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, id, offers::submit, "offer-submitted").await
}

/// Takes it back from review.
pub async fn withdraw(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, id, offers::withdraw, "offer-withdrawn").await
}

/// Stops it for a while.
pub async fn pause(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, id, offers::pause, "offer-was-paused").await
}

/// Lets it go on.
pub async fn resume(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, id, offers::resume, "offer-resumed").await
}

/// Ends it.
pub async fn close(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    moved(state, seat, id, offers::close, "offer-was-closed").await
}
