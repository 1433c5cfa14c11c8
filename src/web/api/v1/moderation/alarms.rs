//! Alarms.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::StaffSeat;
use crate::kernel::ids::{AlarmId, LeadId, PartyId};
use crate::moderation::ModerationError;
use crate::moderation::alarm::{self, Alarm, AlarmKind};
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// An alarm.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlarmJson {
    pub id: AlarmId,
    pub kind: AlarmKind,
    pub party: Option<PartyId>,
    pub lead: Option<LeadId>,
    /// `rejected` and `decided` of a bulk rejection, `rule` and `what` of the ledger, `trouble`, `top_up` and
    /// `about` of a payment.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
    pub at: DateTime<Utc>,
    pub handled_at: Option<DateTime<Utc>>,
    /// Who handled it, by address.
    pub handled_by: Option<String>,
    pub note: Option<String>,
}

impl From<Alarm> for AlarmJson {
    fn from(alarm: Alarm) -> Self {
        let Alarm { id, kind, party, lead, detail, at, handled_at, handled_by, note, .. } = alarm;
        Self { id, kind, party, lead, detail, at, handled_at, handled_by, note }
    }
}

/// Which alarms are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Handled ones instead of open ones.
    #[serde(default)]
    pub handled: bool,
}

/// List alarms: open ones oldest first, handled ones newest first.
#[utoipa::path(
    get, path = "/api/v1/alarms", tag = "moderation", params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<AlarmJson>),
    ),
)]
pub async fn list(
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let alarms = state.run(move |tx| alarm::list(tx, staff, asked.handled, paging)).await?;
    Ok(listed(alarms.map(AlarmJson::from)))
}

/// What was done about an alarm.
#[derive(Debug, Deserialize, ToSchema)]
pub struct HandledBody {
    /// Up to 1,000 characters.
    #[schema(example = "Spoke with the buyer: a test import; the leads were accepted again")]
    pub note: String,
}

/// Say what was done about an alarm; it rings no more.
#[utoipa::path(
    post, path = "/api/v1/alarms/{id}/handling", tag = "moderation", params(("id" = AlarmId, Path)), request_body = HandledBody,
    responses(
        (status = 204),
        (status = 409, description = "`already_decided`: somebody was quicker"),
    ),
)]
pub async fn handle(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<AlarmId>,
    Body(body): Body<HandledBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            alarm::handle(tx, staff, id, &body.note)?;
            Ok::<_, ModerationError>(Reply::no_content())
        })
        .await
}
