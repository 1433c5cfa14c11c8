//! Verdicts, one at a time and many alike at once.

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::StaffSeat;
use crate::disputes::DisputeError;
use crate::disputes::verdict::{Verdict, decide};
use crate::i18n::Reader;
use crate::kernel::fault::Faults;
use crate::kernel::ids::LeadId;
use crate::leads::VerdictReason;
use crate::web::api::v1::leads::decide::{ManyDecidedJson, each, many, one};
use crate::web::api::v1::leads::view::LeadJson;
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// A decision both sides read.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({
    "contractor_percent": 50, "reason": "shared_fault", "text": "The number was wrong, the e-mail answered the same day."
}))]
pub struct VerdictBody {
    /// What the contractor gets of the price, in percent, 0 to 100.
    pub contractor_percent: i64,
    /// Must say the same as the percentage: `lead_meets_terms` is not 0, `lead_breaks_terms` not 100,
    /// `shared_fault` 1 to 99.
    pub reason: VerdictReason,
    /// Up to 4,000 characters.
    pub text: String,
}

impl VerdictBody {
    fn verdict(&self) -> Result<Verdict, Faults> {
        Verdict::new(self.contractor_percent, self.reason, &self.text)
    }
}

/// A decision on several disputes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ManyVerdictsBody {
    /// 1 to 500 of them; one named twice is decided once.
    pub ids: Vec<LeadId>,
    #[serde(flatten)]
    pub verdict: VerdictBody,
}

/// Decide a dispute, for one side or in part. It is final: the money moves at once.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/verdict", tag = "disputes", params(("id" = LeadId, Path)), request_body = VerdictBody,
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not disputed; `deadline_passed`: the rule has decided; \
                           `own_party`: staff belong to one of the parties"),
    ),
)]
pub async fn one_verdict(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<VerdictBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let verdict = body.verdict()?;
    state
        .once(once, move |tx| {
            let outcomes = decide(tx, staff, &[id], &verdict)?;
            one(tx, outcomes, staff, &reader)
        })
        .await
}

/// Decide several disputes alike, each judged alone.
#[utoipa::path(
    post, path = "/api/v1/leads/verdict", tag = "disputes", request_body = ManyVerdictsBody,
    responses(
        (status = 200, body = ManyDecidedJson),
    ),
)]
pub async fn many_verdicts(
    state: State,
    staff: StaffSeat,
    once: Once,
    Body(body): Body<ManyVerdictsBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let ids = each(body.ids)?;
    let verdict = body.verdict.verdict()?;
    state
        .once(once, move |tx| {
            let outcomes = decide(tx, staff, &ids, &verdict)?;
            Ok::<_, DisputeError>(many(outcomes, &reader))
        })
        .await
}
