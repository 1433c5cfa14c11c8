//! The log of what came to machines' doors.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::accounts::{BuyerSeat, StaffSeat};
use crate::doors::arrivals::{self, Arrival, Door, Filter, Made, Outcome};
use crate::doors::tracking::site;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{ArrivalId, EngagementId, LeadId, PartyId, SiteId, TestLeadId};
use crate::web::api::{List, list as listed};
use crate::web::extract::Paged;
use crate::web::machines::replay::repeat;
use crate::web::{Path, State, WebError};

/// A request that came, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArrivalJson {
    pub id: ArrivalId,
    pub door: Door,
    /// The receiver, telephone exchange or site, as a bare UUID.
    pub door_id: Uuid,
    pub buyer: Option<PartyId>,
    pub contractor: Option<PartyId>,
    pub engagement: Option<EngagementId>,
    pub at: DateTime<Utc>,
    pub outcome: Outcome,
    /// A word for why, or the rule.
    pub reason: Option<String>,
    /// What the caller was answered.
    pub status: i16,
    pub lead: Option<LeadId>,
    pub test_lead: Option<TestLeadId>,
    /// The line that staff had repeated.
    pub replay_of: Option<ArrivalId>,
}

impl From<Arrival> for ArrivalJson {
    fn from(arrival: Arrival) -> Self {
        Self {
            id: arrival.id,
            door: arrival.door,
            door_id: arrival.door_id,
            buyer: arrival.buyer,
            contractor: arrival.contractor,
            engagement: arrival.engagement,
            at: arrival.at,
            outcome: arrival.outcome,
            reason: arrival.reason,
            status: arrival.status,
            lead: arrival.lead,
            test_lead: arrival.test,
            replay_of: arrival.replay_of,
        }
    }
}

/// What came to one of the buyer's sites, newest first.
#[utoipa::path(
    get, path = "/api/v1/sites/{id}/arrivals", tag = "tracking",
    params(("id" = SiteId, Path), ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<ArrivalJson>),
    ),
)]
pub async fn of_site(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<SiteId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| {
            site::find(tx, seat, id)?;
            arrivals::list(tx, seat, &[Door::Postback, Door::Pixel], Some(id.uuid()), &paging)
        })
        .await?;
    Ok(listed(found.map(ArrivalJson::from)))
}

/// Which lines are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    #[param(value_type = Option<Door>)]
    pub door: Option<String>,
    #[param(value_type = Option<Outcome>)]
    pub outcome: Option<String>,
}

fn word<T: std::str::FromStr>(
    field: &'static str,
    given: Option<&str>,
) -> Result<Option<T>, WebError> {
    match given {
        None | Some("") => Ok(None),
        Some(word) => word.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice").into()),
    }
}

/// What came to every machine's door, newest first.
#[utoipa::path(
    get, path = "/api/v1/arrivals", tag = "tracking",
    params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<ArrivalJson>),
    ),
)]
pub async fn list(
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let filter = Filter {
        door: word("door", asked.door.as_deref())?,
        outcome: word("outcome", asked.outcome.as_deref())?,
    };
    let found = state.run(move |tx| arrivals::all(tx, staff, filter, &paging)).await?;
    Ok(listed(found.map(ArrivalJson::from)))
}

/// What a repeated request came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeJson {
    pub outcome: Outcome,
    pub reason: Option<String>,
    /// What its caller would be answered now.
    pub status: u16,
    pub lead: Option<LeadId>,
    pub test_lead: Option<TestLeadId>,
}

impl From<Made> for MadeJson {
    fn from(made: Made) -> Self {
        let Made { outcome, reason, status, lead, test } = made;
        Self { outcome, reason, status, lead, test_lead: test }
    }
}

/// Take a postback through once more, by the same rules: what counted counts no second time, so this
/// needs no idempotency key. It is written into the log and the audit trail.
#[utoipa::path(
    post, path = "/api/v1/arrivals/{id}/replay", tag = "tracking", params(("id" = ArrivalId, Path)),
    responses(
        (status = 200, body = MadeJson),
        (status = 409, description = "`cannot_replay`: no postback, or one that did not prove itself"),
    ),
)]
pub async fn replay(
    state: State,
    staff: StaffSeat,
    Path(id): Path<ArrivalId>,
) -> Result<HttpResponse, WebError> {
    let made = repeat(&state, staff, id).await?;
    Ok(HttpResponse::Ok().json(MadeJson::from(made)))
}
