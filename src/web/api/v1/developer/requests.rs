//! The last requests that sent leads, with their answers.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::PartySeat;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{ApiRequestId, EngagementId};
use crate::leads::requests::{self, KeptBody, KeptRequest, Upshot};
use crate::web::api::{List, list as listed, ok};
use crate::web::extract::Paged;
use crate::web::{Path, State, WebError};

/// A request and its answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequestJson {
    pub id: ApiRequestId,
    /// What it was for, where all of it was for one engagement of yours.
    pub engagement: Option<EngagementId>,
    pub at: DateTime<Utc>,
    #[schema(example = "POST")]
    pub method: String,
    #[schema(example = "/api/v1/leads")]
    pub path: String,
    /// Of the answer.
    pub status: u16,
    /// The last characters of the API key; null when it came with an access token.
    pub key: Option<String>,
    pub idempotency_key: Option<String>,
    pub told: Upshot,
    pub request: KeptBody,
    pub answer: KeptBody,
}

impl From<KeptRequest> for RequestJson {
    fn from(kept: KeptRequest) -> Self {
        Self {
            id: kept.id,
            engagement: kept.engagement,
            at: kept.at,
            method: kept.method,
            path: kept.path,
            status: kept.status,
            key: kept.key,
            idempotency_key: kept.idempotency_key,
            told: kept.told,
            request: kept.request,
            answer: kept.answer,
        }
    }
}

/// Which requests are wanted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    engagement: Option<String>,
}

/// List the party's last requests to `POST /leads` and `/leads/batch`, at most 200, the newest first.
/// They are kept for seven days, at most five a second are noted, and a body is cut at 16 KiB. Tokens
/// and keys are never kept.
#[utoipa::path(
    get, path = "/api/v1/api-requests", tag = "developers",
    params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<RequestJson>),
    ),
)]
pub async fn list(
    state: State,
    seat: PartySeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let engagement = match asked.engagement.as_deref() {
        None | Some("") => None,
        Some(id) => Some(id.parse().map_err(|_| Fault::new("engagement", "not-a-choice"))?),
    };
    let vault = state.vault.clone();
    let kept = state.run(move |tx| requests::list(tx, &vault, seat, engagement, &paging)).await?;
    Ok(listed(kept.map(RequestJson::from)))
}

/// One request and its answer.
#[utoipa::path(
    get, path = "/api/v1/api-requests/{id}", tag = "developers", params(("id" = ApiRequestId, Path)),
    responses(
        (status = 200, body = RequestJson),
    ),
)]
pub async fn show(
    state: State,
    seat: PartySeat,
    Path(id): Path<ApiRequestId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let kept = state.run(move |tx| requests::find(tx, &vault, seat, id)).await?;
    Ok(ok(&RequestJson::from(kept)))
}
