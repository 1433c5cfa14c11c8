//! What the buyer means to do next, over JSON.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::BuyerSeat;
use crate::kernel::ids::{LeadId, TaskId};
use crate::leads::LeadError;
use crate::leads::task::{self, Task};
use crate::web::api::{List, Reply, no_content, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// How many open tasks one answer holds, soonest first.
const MOST: i64 = 500;

/// An open task.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaskJson {
    pub id: TaskId,
    pub lead: LeadId,
    pub offer_title: String,
    /// Empty for a plain call.
    pub text: String,
    pub due_at: DateTime<Utc>,
}

impl From<Task> for TaskJson {
    fn from(task: Task) -> Self {
        let Task { id, lead, offer_title, text, due_at, .. } = task;
        Self { id, lead, offer_title, text, due_at }
    }
}

/// The party's open tasks, soonest first.
#[utoipa::path(
    get, path = "/api/v1/tasks", tag = "leads",
    responses((status = 200, body = List<TaskJson>)),
)]
pub async fn list(state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let tasks = state.run(move |tx| task::open(tx, seat, None, MOST)).await?;
    let items: Vec<TaskJson> = tasks.into_iter().map(TaskJson::from).collect();
    Ok(ok(&List { items, next: None }))
}

/// Mark a task as done.
#[utoipa::path(
    post, path = "/api/v1/tasks/{id}/completion", tag = "leads", params(("id" = TaskId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn finish(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<TaskId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            task::finish(tx, seat, id)?;
            Ok::<_, LeadError>(Reply::no_content())
        })
        .await
}

/// When to do it instead.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RescheduleBody {
    /// Still to come.
    pub due_at: DateTime<Utc>,
}

/// Put an open task off to another time.
#[utoipa::path(
    put, path = "/api/v1/tasks/{id}", tag = "leads", params(("id" = TaskId, Path)), request_body = RescheduleBody,
    responses(
        (status = 204),
    ),
)]
pub async fn reschedule(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TaskId>,
    Body(body): Body<RescheduleBody>,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| task::reschedule(tx, seat, id, body.due_at)).await?;
    Ok(no_content())
}
