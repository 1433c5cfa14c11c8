//! Rejection and concession, one at a time and many at once.

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::disputes::concede::concede as concede_leads;
use crate::disputes::reject::reject as reject_leads;
use crate::disputes::{DisputeError, Grounds, Rejection, evidence};
use crate::i18n::Reader;
use crate::kernel::fault::Faults;
use crate::kernel::ids::LeadId;
use crate::offers::Reason;
use crate::web::api::v1::leads::decide::{ManyDecidedJson, each, many, one};
use crate::web::api::v1::leads::view::LeadJson;
use crate::web::extract::{Body, BodyFiles, Once};
use crate::web::{Path, State, WebError};

/// Why a lead is rejected. As `multipart/form-data` it may carry `files` as evidence.
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

/// Which leads, and why they are rejected.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ManyRejectionsBody {
    /// 1 to 500 of them; one named twice is decided once.
    pub ids: Vec<LeadId>,
    pub reason: Reason,
    /// Needed when the reason is `other`.
    pub comment: Option<String>,
}

/// Reject a lead for a reason its terms allow, while its clock runs. The contractor reads the reason,
/// the comment and the evidence, and may appeal. A buyer over the return share of the lead's terms
/// (20 decided leads at least) does not reject by itself: the lead is then `disputed`, and staff
/// decide; what the exchange's own records prove goes through all the same.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/rejection", tag = "disputes", params(("id" = LeadId, Path)), request_body = RejectionBody,
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
    BodyFiles { body, files }: BodyFiles<RejectionBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let grounds = body.grounds()?;
    let files = evidence::read(files)?;
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let rejection = Rejection { grounds: &grounds, files: &files };
            let outcomes = reject_leads(tx, &vault, &config.calendar, seat, &[id], rejection)?;
            one(tx, outcomes, seat, &reader)
        })
        .await
}

/// Reject many leads for one reason, each judged alone.
#[utoipa::path(
    post, path = "/api/v1/leads/rejection", tag = "disputes", request_body = ManyRejectionsBody,
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
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let rejection = Rejection { grounds: &grounds, files: &[] };
            let outcomes = reject_leads(tx, &vault, &config.calendar, seat, &ids, rejection)?;
            Ok::<_, DisputeError>(many(outcomes, &reader))
        })
        .await
}

/// Agree with a rejection: the money goes back to the buyer at once.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/concession", tag = "disputes", params(("id" = LeadId, Path)),
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
