//! Corrections: a mistaken verdict made good by the operator.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{CorrectionId, LeadId, PartyId};
use crate::leads::actor::Side;
use crate::moderation::ModerationError;
use crate::moderation::correction::{self, Correction, CorrectionStatus, Filter};
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// A correction.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionJson {
    pub id: CorrectionId,
    pub lead: LeadId,
    /// Who is paid.
    pub party: PartyId,
    /// Which side of the lead that is.
    pub side: Side,
    #[schema(example = "450.00")]
    pub amount: String,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    /// Both sides read it once it is paid.
    pub reason: String,
    pub status: CorrectionStatus,
    /// Who asked for it, by address.
    pub asked_by: String,
    pub asked_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
}

impl From<Correction> for CorrectionJson {
    fn from(correction: Correction) -> Self {
        Self {
            side: correction.side(),
            id: correction.id,
            lead: correction.lead,
            party: correction.party,
            amount: correction.amount.decimal().to_string(),
            currency: correction.amount.currency().code(),
            reason: correction.reason,
            status: correction.status,
            asked_by: correction.asked_by_name,
            asked_at: correction.asked_at,
            decided_at: correction.decided_at,
        }
    }
}

/// Which corrections are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    pub lead: Option<LeadId>,
    #[param(value_type = Option<CorrectionStatus>)]
    pub status: Option<String>,
}

/// List corrections, newest first.
#[utoipa::path(
    get, path = "/api/v1/corrections", tag = "moderation", params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<CorrectionJson>),
    ),
)]
pub async fn list(
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let status = match asked.status.as_deref() {
        None | Some("") => None,
        Some(word) => Some(word.parse().map_err(|_| Fault::new("status", "not-a-choice"))?),
    };
    let filter = Filter { id: None, lead: asked.lead, status };
    let found = state.run(move |tx| correction::list(tx, staff, filter, paging)).await?;
    Ok(listed(found.map(CorrectionJson::from)))
}

/// What is to be made good.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"side": "contractor", "amount": "450.00", "reason": "The recording was overlooked"}))]
pub struct CorrectionBody {
    /// Who is paid: `buyer` or `contractor`.
    pub side: Side,
    /// In the lead's currency, up to what that side lost.
    pub amount: String,
    /// Up to 2,000 characters; both sides read it.
    pub reason: String,
}

fn now(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: CorrectionId,
) -> Result<CorrectionJson, ModerationError> {
    Ok(CorrectionJson::from(correction::find(tx, staff, id)?))
}

/// Ask for a correction of a lead that staff decided or left undecided. Nothing moves until a second
/// member of staff approves.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/corrections", tag = "moderation", params(("id" = LeadId, Path)), request_body = CorrectionBody,
    responses(
        (status = 201, body = CorrectionJson),
        (status = 409, description = "`nothing_to_correct`: staff neither decided it nor let it pass; `correction_open`: another \
                           waits; `own_party`"),
    ),
)]
pub async fn ask(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(lead): Path<LeadId>,
    Body(body): Body<CorrectionBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let CorrectionBody { side, amount, reason } = &body;
            let id = correction::ask(tx, staff, lead, *side, amount, reason)?;
            Ok::<_, ModerationError>(Reply::created(&now(tx, staff, id)?))
        })
        .await
}

/// Approve a correction somebody else asked for: the operator's fees pay it at once.
#[utoipa::path(
    post, path = "/api/v1/corrections/{id}/approval", tag = "moderation", params(("id" = CorrectionId, Path)),
    responses(
        (status = 200, body = CorrectionJson),
        (status = 409, description = "`second_person_needed`; `already_decided`; `fees_short`: the fees do not hold as much; \
                           `own_party`"),
    ),
)]
pub async fn approve(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<CorrectionId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            correction::approve(tx, staff, id)?;
            Ok::<_, ModerationError>(Reply::ok(&now(tx, staff, id)?))
        })
        .await
}

/// Turn a correction down, or take one's own back.
#[utoipa::path(
    post, path = "/api/v1/corrections/{id}/refusal", tag = "moderation", params(("id" = CorrectionId, Path)),
    responses(
        (status = 200, body = CorrectionJson),
        (status = 409, description = "`already_decided`; `own_party`"),
    ),
)]
pub async fn decline(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<CorrectionId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            correction::decline(tx, staff, id)?;
            Ok::<_, ModerationError>(Reply::ok(&now(tx, staff, id)?))
        })
        .await
}
