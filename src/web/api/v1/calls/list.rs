//! The calls to a buyer's numbers.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::BuyerSeat;
use crate::doors::calls::CallOutcome;
use crate::doors::calls::read::{self, Told};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{CallId, EngagementId, LeadId, TelephonyId};
use crate::web::api::{List, list as listed};
use crate::web::extract::Paged;
use crate::web::{State, WebError};

/// A call.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallJson {
    pub id: CallId,
    pub telephony: TelephonyId,
    /// The exchange's own id of it.
    pub external_id: String,
    /// What its number rang for when it rang.
    pub engagement: Option<EngagementId>,
    /// E.164; null when hidden.
    pub caller: Option<String>,
    pub called: String,
    pub started_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Of talk.
    pub seconds: i32,
    pub outcome: CallOutcome,
    /// The lead it became.
    pub lead: Option<LeadId>,
    pub recording_url: Option<String>,
}

impl From<Told> for CallJson {
    fn from(call: Told) -> Self {
        Self {
            id: call.id,
            telephony: call.telephony,
            external_id: call.external_id,
            engagement: call.engagement,
            caller: call.caller,
            called: call.called,
            started_at: call.started_at,
            answered_at: call.answered_at,
            seconds: call.seconds,
            // A refused lead is the contractor's to read.
            lead: call.lead.filter(|_| call.outcome == CallOutcome::Counted),
            outcome: call.outcome,
            recording_url: call.recording,
        }
    }
}

/// Which calls are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    #[param(value_type = Option<CallOutcome>)]
    pub outcome: Option<String>,
}

/// List the calls to your numbers, newest first, each with what became of it.
#[utoipa::path(
    get, path = "/api/v1/calls", tag = "calls",
    params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<CallJson>),
    ),
)]
pub async fn list(
    state: State,
    seat: BuyerSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let outcome = match asked.outcome.as_deref() {
        None | Some("") => None,
        Some(word) => Some(word.parse().map_err(|_| Fault::new("outcome", "not-a-choice"))?),
    };
    let vault = state.vault.clone();
    let found = state.run(move |tx| read::list(tx, &vault, seat, outcome, &paging)).await?;
    Ok(listed(found.map(CallJson::from)))
}
