//! Receivers over JSON: trying one, what came, and bringing in what did not.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::ContractorSeat;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Door};
use crate::doors::receivers::{fetch, receiver};
use crate::kernel::ids::{ArrivalId, ReceiverId};
use crate::web::api::v1::tracking::arrivals::{ArrivalJson, MadeJson};
use crate::web::api::{List, Reply, list as listed, ok};
use crate::web::extract::{Body, Once, Paged};
use crate::web::machines::receiver::try_out;
use crate::web::machines::replay::repeat_own;
use crate::web::{Path, State, WebError};

/// Send a test lead of the network's shape the whole way. No money moves and no figure counts it; each call
/// is a test of its own, so this takes no idempotency key.
#[utoipa::path(
    post, path = "/api/v1/receivers/{id}/test", tag = "receivers", params(("id" = ReceiverId, Path)),
    responses(
        (status = 200, body = MadeJson),
        (status = 409, description = "`door_closed`; `no_app_secret`: Meta's app secret is not set yet"),
    ),
)]
pub async fn test(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    let made = try_out(&state, seat, id).await?;
    Ok(ok(&MadeJson::from(made)))
}

/// How many leads will be asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetryJson {
    pub waiting: usize,
}

/// Have everything Meta told of that is not here yet fetched now.
#[utoipa::path(
    post, path = "/api/v1/receivers/{id}/retry", tag = "receivers", params(("id" = ReceiverId, Path)),
    responses(
        (status = 202, body = RetryJson),
    ),
)]
pub async fn retry(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let waiting = fetch::retry(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::accepted(&RetryJson { waiting }))
        })
        .await
}

/// What came to a receiver, newest first.
#[utoipa::path(
    get, path = "/api/v1/receivers/{id}/arrivals", tag = "receivers",
    params(("id" = ReceiverId, Path), ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<ArrivalJson>),
    ),
)]
pub async fn arrivals(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| {
            receiver::find(tx, seat, id)?;
            arrivals::list(tx, seat, &[Door::Receiver], Some(id.uuid()), &paging)
        })
        .await?;
    Ok(listed(found.map(ArrivalJson::from)))
}

/// Which line of the log.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReplayBody {
    pub arrival: ArrivalId,
}

/// Take a lead that did not come to count through once more, by the mapping as it is now. What counted
/// counts no second time, so this takes no idempotency key.
#[utoipa::path(
    post, path = "/api/v1/receivers/{id}/replays", tag = "receivers", params(("id" = ReceiverId, Path)),
    request_body = ReplayBody,
    responses(
        (status = 200, body = MadeJson),
        (status = 409, description = "`cannot_replay`: it counted, holds no lead, or did not prove itself"),
    ),
)]
pub async fn replay(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Body(body): Body<ReplayBody>,
) -> Result<HttpResponse, WebError> {
    state
        .run(move |tx| {
            receiver::find(tx, seat, id)?;
            let arrival = arrivals::find(tx, seat, body.arrival)?;
            if arrival.door_id == id.uuid() { Ok(()) } else { Err(DoorError::NotFound) }
        })
        .await?;
    let made = repeat_own(&state, seat, body.arrival).await?;
    Ok(ok(&MadeJson::from(made)))
}
