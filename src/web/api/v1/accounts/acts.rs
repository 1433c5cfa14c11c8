//! `GET /staff-acts`: the audit trail.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::choice;
use crate::accounts::StaffSeat;
use crate::accounts::audit::{self, Act};
use crate::kernel::fault::Fault;
use crate::kernel::ids::StaffActId;
use crate::web::api::List;
use crate::web::extract::Paged;
use crate::web::{State, WebError, api};

/// Which acts are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The act: `party_suspended`, …
    act: Option<String>,
    /// The id of the member of staff.
    by: Option<String>,
    /// The id of what it was done to.
    subject: Option<String>,
}

/// One act of the staff.
#[derive(Serialize, ToSchema)]
pub struct ActView {
    id: StaffActId,
    at: DateTime<Utc>,
    /// Who did it, by address.
    by: String,
    #[schema(example = "party_suspended")]
    act: String,
    #[schema(example = "party")]
    subject_kind: String,
    subject: String,
    /// What a later reader needs to understand it.
    #[schema(value_type = Object)]
    detail: serde_json::Value,
}

impl From<Act> for ActView {
    fn from(act: Act) -> Self {
        let subject = act.subject_id();
        let Act { id, at, by, act, subject_kind, detail, .. } = act;
        Self { id, at, by, act, subject_kind, subject, detail }
    }
}

/// List the acts of the staff, newest first.
#[utoipa::path(get, path = "/api/v1/staff-acts", tag = "staff",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<ActView>),
))]
pub async fn list(
    state: State,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let subject = match wanted.subject.as_deref() {
        None | Some("") => None,
        Some(text) => {
            Some(audit::read_subject(text).ok_or_else(|| Fault::new("subject", "unreadable"))?)
        }
    };
    let filter = audit::Filter {
        act: wanted.act.filter(|act| !act.is_empty()),
        by: choice("by", wanted.by.as_deref())?,
        subject,
    };
    let found = state.run(move |tx| audit::list(tx, staff, &filter, &paged.0)).await?;
    Ok(api::list(found.map(ActView::from)))
}
