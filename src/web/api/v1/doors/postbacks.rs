//! `/api/v1/trackers`: where a contractor wants to hear of its leads, and what was told.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::accounts::ContractorSeat;
use crate::doors::DoorError;
use crate::doors::postbacks::{self, Postback, PostbackStatus, Told, Tracker, TrackerDraft};
use crate::kernel::ids::{EngagementId, LeadId, PostbackId, TrackerId};
use crate::web::api::{List, Reply, list, ok};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// What these routes say about themselves.
#[derive(OpenApi)]
#[openapi(paths(show_all, set_up, close, test, log))]
pub struct Doc;

/// A tracker to be told.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TrackerBody {
    /// Its host when empty.
    pub label: String,
    /// Macros: `{status}` `{state}` (pending, approved, rejected) `{sum}` `{currency}` `{goal}` `{offerid}`
    /// `{transactionid}` `{externalid}` `{source}` `{reason}` `{sub1}` to `{sub8}` `{date}` `{test}`.
    #[schema(example = "https://tracker.example/postback?cid={sub1}&status={state}&payout={sum}")]
    pub template: String,
    /// Which statuses are told; all when empty.
    #[schema(value_type = Vec<Told>)]
    pub told: Vec<String>,
    /// All your engagements when null.
    pub engagement: Option<EngagementId>,
}

/// A tracker.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrackerJson {
    pub id: TrackerId,
    pub engagement: Option<EngagementId>,
    pub label: String,
    pub template: String,
    pub told: Vec<Told>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl From<Tracker> for TrackerJson {
    fn from(tracker: Tracker) -> Self {
        Self {
            id: tracker.id,
            engagement: tracker.engagement,
            label: tracker.label,
            template: tracker.template,
            told: tracker.told,
            created_at: tracker.created_at,
            closed_at: tracker.closed_at,
        }
    }
}

/// The open trackers.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrackersJson {
    /// Newest first; at most 20.
    pub items: Vec<TrackerJson>,
}

/// One call to a tracker.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostbackJson {
    pub id: PostbackId,
    /// Null for a test.
    pub lead: Option<LeadId>,
    /// A status of a lead, or `test`.
    pub word: String,
    pub address: String,
    pub status: PostbackStatus,
    pub tries: i32,
    /// When it is tried again; null when it is over.
    pub next_try_at: Option<DateTime<Utc>>,
    /// The tracker's HTTP status.
    pub answer: Option<i16>,
    pub answer_text: Option<String>,
    pub error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl From<Postback> for PostbackJson {
    fn from(call: Postback) -> Self {
        let waits = call.status == PostbackStatus::Queued;
        Self {
            id: call.id,
            lead: call.lead,
            word: call.word,
            address: call.address,
            status: call.status,
            tries: call.tries,
            next_try_at: waits.then_some(call.next_try_at),
            answer: call.answer,
            answer_text: call.answer_text,
            error: call.last_error,
            created_at: call.created_at,
            ended_at: call.ended_at,
        }
    }
}

/// Your open trackers.
#[utoipa::path(get, path = "/api/v1/trackers", tag = "doors", responses((status = 200, body = TrackersJson)))]
pub async fn show_all(state: State, seat: ContractorSeat) -> Result<HttpResponse, WebError> {
    let trackers = state.run(move |tx| postbacks::trackers_of(tx, seat, None)).await?;
    Ok(ok(&TrackersJson { items: trackers.into_iter().map(TrackerJson::from).collect() }))
}

/// Name a tracker. It is called by GET whenever a lead reaches one of its statuses; a call that would
/// repeat the last one is skipped, and one that is not answered is tried up to 8 times over a day.
#[utoipa::path(
    post, path = "/api/v1/trackers", tag = "doors", request_body = TrackerBody,
    responses(
        (status = 201, body = TrackerJson),
        (status = 404, description = "No such engagement of yours"),
        (status = 409, description = "`too_many_trackers`: 20 are open"),
    ),
)]
pub async fn set_up(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Body(body): Body<TrackerBody>,
) -> Result<HttpResponse, WebError> {
    let TrackerBody { label, template, told, engagement } = body;
    let draft = TrackerDraft { label, template, told, engagement };
    state
        .once(once, move |tx| {
            let id = postbacks::set_up(tx, seat, &draft)?;
            let tracker = postbacks::own(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::created(&TrackerJson::from(tracker)))
        })
        .await
}

/// Tell a tracker nothing more. Its log stays.
#[utoipa::path(
    post, path = "/api/v1/trackers/{id}/closing", tag = "doors", params(("id" = TrackerId, Path)),
    responses((status = 200, body = TrackerJson)),
)]
pub async fn close(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<TrackerId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            postbacks::close(tx, seat, id)?;
            let tracker = postbacks::own(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::ok(&TrackerJson::from(tracker)))
        })
        .await
}

/// Have a tracker called once with example values.
#[utoipa::path(
    post, path = "/api/v1/trackers/{id}/test", tag = "doors", params(("id" = TrackerId, Path)),
    responses((status = 204), (status = 409, description = "`tracker_closed`")),
)]
pub async fn test(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<TrackerId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            postbacks::test(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::no_content())
        })
        .await
}

/// What a tracker was told or will be, newest first.
#[utoipa::path(
    get, path = "/api/v1/trackers/{id}/postbacks", tag = "doors",
    params(("id" = TrackerId, Path), ("limit" = Option<u32>, Query, minimum = 1, maximum = 100),
           ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<PostbackJson>)),
)]
pub async fn log(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<TrackerId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let told = state.run(move |tx| postbacks::list(tx, seat, id, &paging)).await?;
    Ok(list(told.map(PostbackJson::from)))
}
