//! Acceptance, of one lead and of many at once, and what decisions of any kind are answered with.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::LeadJson;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::LeadId;
use crate::leads::accept::accept as accept_leads;
use crate::leads::find::{Reach, card};
use crate::leads::outcomes::{Outcomes, only};
use crate::leads::{LeadError, Status};
use crate::web::api::Reply;
use crate::web::api::problem::Problem;
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// The most leads decided in one call.
pub const MOST: usize = 500;

/// Which leads.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ManyBody {
    /// 1 to 500 of them; one named twice is decided once.
    pub ids: Vec<LeadId>,
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
pub fn each(ids: Vec<LeadId>) -> Result<Vec<LeadId>, Fault> {
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

pub fn many<E: Into<WebError>>(outcomes: Outcomes<E>, reader: &Reader) -> Reply {
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
pub fn one<E: From<LeadError>>(
    tx: &mut Tx<'_>,
    outcomes: Outcomes<E>,
    reach: impl Into<Reach>,
    reader: &Reader,
) -> Result<Reply, E> {
    let lead = only(outcomes)?;
    Ok(as_it_is(tx, reach, lead.id, reader)?)
}

/// A lead as it is now.
pub fn as_it_is(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    id: LeadId,
    reader: &Reader,
) -> Result<Reply, LeadError> {
    let reach = reach.into();
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
