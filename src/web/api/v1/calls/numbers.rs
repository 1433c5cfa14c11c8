//! A buyer's pool of numbers.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::calls::number::{self, Number};
use crate::kernel::ids::{EngagementId, NumberId};
use crate::kernel::paging::Listing;
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// A number and what it rings for.
#[derive(Debug, Serialize, ToSchema)]
pub struct NumberJson {
    pub id: NumberId,
    /// E.164.
    #[schema(example = "+74951234567")]
    pub number: String,
    pub label: String,
    /// The engagement it rings for now.
    pub engagement: Option<EngagementId>,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

impl From<Number> for NumberJson {
    fn from(number: Number) -> Self {
        let Number { id, number, label, engagement, since, created_at, .. } = number;
        Self { id, number, label, engagement, since, created_at }
    }
}

fn now(tx: &mut Tx<'_>, seat: BuyerSeat, id: NumberId) -> Result<NumberJson, DoorError> {
    Ok(number::find(tx, seat, id)?.into())
}

/// List the numbers of the pool. One page, oldest first.
#[utoipa::path(
    get, path = "/api/v1/numbers", tag = "calls",
    responses(
        (status = 200, body = List<NumberJson>),
    ),
)]
pub async fn list(state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let numbers = state.run(move |tx| number::list(tx, seat)).await?;
    let items = numbers.into_iter().map(NumberJson::from).collect();
    Ok(listed(Listing::<_, Uuid> { items, next: None }))
}

/// A number to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NumberBody {
    #[schema(example = "+7 495 123-45-67")]
    pub number: String,
    /// Up to 60 characters.
    #[serde(default)]
    pub label: String,
}

/// Add a number to the pool.
#[utoipa::path(
    post, path = "/api/v1/numbers", tag = "calls", request_body = NumberBody,
    responses(
        (status = 201, body = NumberJson),
        (status = 409, description = "`too_many_numbers`"),
        (status = 422, description = "No number, or one that is in a pool already (`number-taken`)"),
    ),
)]
pub async fn add(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<NumberBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let id = number::add(tx, seat, &body.number, &body.label)?;
            Ok::<_, DoorError>(Reply::created(&now(tx, seat, id)?))
        })
        .await
}

/// What a number is to ring for.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AssignmentBody {
    /// An active engagement of a call offer of yours; null for none.
    pub engagement: Option<EngagementId>,
}

/// Have a number ring for an engagement from now on, or for none. Calls that rang before count for whom
/// it rang then.
#[utoipa::path(
    post, path = "/api/v1/numbers/{id}/assignment", tag = "calls", params(("id" = NumberId, Path)), request_body = AssignmentBody,
    responses(
        (status = 200, body = NumberJson),
        (status = 422, description = "No such engagement, or not of a call offer"),
    ),
)]
pub async fn assign(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<NumberId>,
    Body(body): Body<AssignmentBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            number::assign(tx, seat, id, body.engagement)?;
            Ok::<_, DoorError>(Reply::ok(&now(tx, seat, id)?))
        })
        .await
}

/// Take a number out of the pool.
#[utoipa::path(
    post, path = "/api/v1/numbers/{id}/removal", tag = "calls", params(("id" = NumberId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn remove(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<NumberId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            number::remove(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::no_content())
        })
        .await
}
