//! The buyer's own work on a lead: its stage, attempts and notes.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::LeadJson;
use crate::accounts::BuyerSeat;
use crate::i18n::Reader;
use crate::kernel::ids::{AttemptId, LeadId, NoteId, TaskId};
use crate::leads::attempt::{self, Attempt, NewAttempt, Outcome};
use crate::leads::find::{Reach, card};
use crate::leads::note::{self, Note};
use crate::leads::task::NextTask;
use crate::leads::{LeadError, Stage, stage};
use crate::web::api::{List, Reply, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// How many attempts or notes one answer holds, newest first.
const MOST: i64 = 200;

/// Where the lead stands in the buyer's follow-up.
#[derive(Debug, Deserialize, ToSchema)]
pub struct StageBody {
    pub stage: Stage,
}

/// Say where the lead stands in your follow-up. The contractor reads it in the history; no money
/// depends on it.
#[utoipa::path(
    put, path = "/api/v1/leads/{id}/stage", tag = "leads", params(("id" = LeadId, Path)), request_body = StageBody,
    responses(
        (status = 200, body = LeadJson),
    ),
)]
pub async fn set_stage(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Body(body): Body<StageBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let lead = state
        .run(move |tx| {
            stage::set_stage(tx, seat, id, body.stage)?;
            card::lead(tx, seat, id)
        })
        .await?;
    Ok(ok(&LeadJson::new(lead, Reach::Buyer(seat), &reader)))
}

/// What came of an attempt to reach the person, and what to do next.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({"outcome": "no_answer", "note": "Rang out", "next_at": "2026-11-22T12:00:00Z"}))]
pub struct AttemptBody {
    pub outcome: Outcome,
    #[serde(default)]
    pub note: String,
    /// When to try again; still to come.
    pub next_at: Option<DateTime<Utc>>,
    /// What to do then.
    #[serde(default)]
    pub next_text: String,
}

/// An attempt that was logged.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoggedJson {
    pub id: AttemptId,
    /// The task that was set with it.
    pub task: Option<TaskId>,
}

/// Log an attempt to reach the person. Not in the shared history.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/attempts", tag = "leads", params(("id" = LeadId, Path)), request_body = AttemptBody,
    responses(
        (status = 201, body = LoggedJson),
        (status = 409, description = "`contact_closed`: the money went back"),
    ),
)]
pub async fn log_attempt(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<AttemptBody>,
) -> Result<HttpResponse, WebError> {
    let next = body.next_at.map(|due_at| NextTask { due_at, text: body.next_text.clone() });
    let new = NewAttempt { outcome: body.outcome, note: body.note, next };
    state
        .once(once, move |tx| {
            let (id, task) = attempt::log_attempt(tx, seat, id, &new)?;
            Ok::<_, LeadError>(Reply::created(&LoggedJson { id, task }))
        })
        .await
}

/// One attempt.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptJson {
    pub id: AttemptId,
    pub at: DateTime<Utc>,
    /// The colleague who made it, by address.
    pub by: String,
    pub outcome: Outcome,
    pub note: String,
}

impl From<Attempt> for AttemptJson {
    fn from(attempt: Attempt) -> Self {
        let Attempt { id, at, by, outcome, note } = attempt;
        Self { id, at, by, outcome, note }
    }
}

/// The attempts on a lead, newest first.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/attempts", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = List<AttemptJson>),
    ),
)]
pub async fn attempts(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let attempts = state
        .run(move |tx| {
            card::lead(tx, seat, id)?;
            attempt::attempts(tx, seat, id, MOST)
        })
        .await?;
    let items: Vec<AttemptJson> = attempts.into_iter().map(AttemptJson::from).collect();
    Ok(ok(&List { items, next: None }))
}

/// A note.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NoteBody {
    #[schema(example = "Wants a measurement on Saturday")]
    pub text: String,
}

/// A note that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptJson {
    pub id: NoteId,
}

/// Keep a note on a lead. Not in the shared history.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/notes", tag = "leads", params(("id" = LeadId, Path)), request_body = NoteBody,
    responses(
        (status = 201, body = KeptJson),
    ),
)]
pub async fn add_note(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<NoteBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let id = note::add_note(tx, seat, id, &body.text)?;
            Ok::<_, LeadError>(Reply::created(&KeptJson { id }))
        })
        .await
}

/// One note.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteJson {
    pub id: NoteId,
    pub at: DateTime<Utc>,
    /// The colleague who wrote it, by address.
    pub by: String,
    pub text: String,
}

impl From<Note> for NoteJson {
    fn from(note: Note) -> Self {
        let Note { id, at, by, text } = note;
        Self { id, at, by, text }
    }
}

/// The notes on a lead, newest first.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/notes", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = List<NoteJson>),
    ),
)]
pub async fn notes(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let notes = state
        .run(move |tx| {
            card::lead(tx, seat, id)?;
            note::notes(tx, seat, id, MOST)
        })
        .await?;
    let items: Vec<NoteJson> = notes.into_iter().map(NoteJson::from).collect();
    Ok(ok(&List { items, next: None }))
}
