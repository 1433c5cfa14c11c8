//! Decisions on leads, one at a time and many at once.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::LeadJson;
use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::db::Tx;
use crate::i18n::Reader;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::leads::accept::{Outcomes, accept as accept_leads};
use crate::leads::concede::concede as concede_leads;
use crate::leads::find::{Reach, card};
use crate::leads::reject::{Grounds, reject as reject_leads};
use crate::leads::{LeadError, Status};
use crate::offers::Reason;
use crate::web::api::Reply;
use crate::web::api::problem::Problem;
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// The most leads decided in one call.
pub const MOST: usize = 500;

/// Why a lead is rejected.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({"reason": "invalid_contact", "comment": "The number belongs to somebody else"}))]
pub struct RejectionBody {
    /// One of the lead's `allowed_reasons`.
    pub reason: Reason,
    /// Needed when the reason is `other`.
    pub comment: Option<String>,
}

impl RejectionBody {
    fn grounds(&self) -> Result<Grounds, Faults> {
        Grounds::new(self.reason, self.comment.as_deref())
    }
}

/// Which leads.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ManyBody {
    /// 1 to 500 of them; one named twice is decided once.
    pub ids: Vec<LeadId>,
}

/// Which leads, and why they are rejected.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ManyRejectionsBody {
    /// 1 to 500 of them; one named twice is decided once.
    pub ids: Vec<LeadId>,
    pub reason: Reason,
    pub comment: Option<String>,
}

/// What became of one of many leads: its status, or why it is as it was.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecidedJson {
    pub id: LeadId,
    pub status: Option<Status>,
    pub problem: Option<Problem>,
}

/// What became of many leads, in the order asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManyDecidedJson {
    pub items: Vec<DecidedJson>,
}

/// Each id once, in the order given.
fn each(ids: Vec<LeadId>) -> Result<Vec<LeadId>, Fault> {
    let mut seen = std::collections::HashSet::new();
    let ids: Vec<LeadId> = ids.into_iter().filter(|id| seen.insert(*id)).collect();
    if ids.is_empty() {
        return Err(Fault::new("ids", "required"));
    }
    if ids.len() > MOST {
        return Err(Fault::new("ids", "too-many").with("max", MOST));
    }
    Ok(ids)
}

fn many(outcomes: Outcomes, reader: &Reader) -> Reply {
    let items = outcomes
        .into_iter()
        .map(|(id, outcome)| match outcome {
            Ok(lead) => DecidedJson { id, status: Some(lead.status), problem: None },
            Err(error) => {
                let problem = Problem::new(&error.into(), reader);
                DecidedJson { id, status: None, problem: Some(problem) }
            }
        })
        .collect();
    Reply::ok(&ManyDecidedJson { items })
}

/// The one lead of a request of one, as it is now.
fn one(
    tx: &mut Tx<'_>,
    outcomes: Outcomes,
    reach: impl Into<Reach>,
    reader: &Reader,
) -> Result<Reply, LeadError> {
    let reach = reach.into();
    let (id, outcome) = outcomes.into_iter().next().ok_or(LeadError::NotFound)?;
    outcome?;
    Ok(Reply::ok(&LeadJson::new(card::lead(tx, reach, id)?, reach, reader)))
}

/// Accept a lead. With no guarantee in its terms it settles at once.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/acceptance", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not in its status"),
    ),
)]
pub async fn accept(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<LeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let outcomes = accept_leads(tx, seat, &[id])?;
            one(tx, outcomes, seat, &reader)
        })
        .await
}

/// Reject a lead for a reason its terms allow, while its clock runs. The contractor reads the reason
/// and the comment, and may appeal.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/rejection", tag = "leads", params(("id" = LeadId, Path)), request_body = RejectionBody,
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not in its status; `deadline_passed`: too late"),
        (status = 422, description = "The reason is not allowed, or its comment is missing"),
    ),
)]
pub async fn reject(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<RejectionBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let grounds = body.grounds()?;
    state
        .once(once, move |tx| {
            let outcomes = reject_leads(tx, seat, &[id], &grounds)?;
            one(tx, outcomes, seat, &reader)
        })
        .await
}

/// Accept many leads, each judged alone.
#[utoipa::path(
    post, path = "/api/v1/leads/acceptance", tag = "leads", request_body = ManyBody,
    responses(
        (status = 200, body = ManyDecidedJson),
    ),
)]
pub async fn accept_many(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<ManyBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let ids = each(body.ids)?;
    state
        .once(once, move |tx| Ok::<_, LeadError>(many(accept_leads(tx, seat, &ids)?, &reader)))
        .await
}

/// Reject many leads for one reason, each judged alone.
#[utoipa::path(
    post, path = "/api/v1/leads/rejection", tag = "leads", request_body = ManyRejectionsBody,
    responses(
        (status = 200, body = ManyDecidedJson),
    ),
)]
pub async fn reject_many(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<ManyRejectionsBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let ManyRejectionsBody { ids, reason, comment } = body;
    let ids = each(ids)?;
    let grounds = Grounds::new(reason, comment.as_deref())?;
    state
        .once(once, move |tx| {
            Ok::<_, LeadError>(many(reject_leads(tx, seat, &ids, &grounds)?, &reader))
        })
        .await
}

/// Agree with a rejection: the money goes back to the buyer at once.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/concession", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not in its status"),
    ),
)]
pub async fn concede(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<LeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let outcomes = concede_leads(tx, seat, &[id])?;
            one(tx, outcomes, seat, &reader)
        })
        .await
}
