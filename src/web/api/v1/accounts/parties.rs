//! `/parties`: what staff see and do.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{ReasonGiven, choice, words};
use crate::accounts::party::{self, Member, Party, PartyRow, PartyStatus};
use crate::accounts::{AccountError, Role, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, UserId};
use crate::moderation::{ModerationError, suspend as moderation};
use crate::web::api::{List, Reply, ok};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError, api};

/// Which parties are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of the name.
    q: Option<String>,
    /// `active` or `suspended`.
    status: Option<String>,
}

/// A party in a list.
#[derive(Serialize, ToSchema)]
pub struct PartyLine {
    id: PartyId,
    #[schema(example = "Okna Plus")]
    name: String,
    status: PartyStatus,
    suspended_reason: Option<String>,
    created_at: DateTime<Utc>,
    roles: Vec<Role>,
    /// How many users act for it.
    users: usize,
}

impl From<PartyRow> for PartyLine {
    fn from(row: PartyRow) -> Self {
        let Party { id, name, status, suspended_reason, created_at } = row.party;
        Self { id, name, status, suspended_reason, created_at, roles: row.roles, users: row.users }
    }
}

/// A party with its users.
#[derive(Serialize, ToSchema)]
pub struct PartyView {
    id: PartyId,
    #[schema(example = "Okna Plus")]
    name: String,
    status: PartyStatus,
    suspended_reason: Option<String>,
    created_at: DateTime<Utc>,
    users: Vec<MemberView>,
}

/// A user of a party.
#[derive(Serialize, ToSchema)]
pub struct MemberView {
    id: UserId,
    email: String,
    roles: Vec<Role>,
    suspended: bool,
}

fn view(tx: &mut Tx<'_>, staff: StaffSeat, id: PartyId) -> Result<PartyView, AccountError> {
    let Party { id, name, status, suspended_reason, created_at } = party::find(tx, staff, id)?;
    let users = party::members(tx, staff, id)?
        .into_iter()
        .map(|Member { user: id, email, roles, suspended, .. }| MemberView {
            id,
            email,
            roles,
            suspended,
        })
        .collect();
    Ok(PartyView { id, name, status, suspended_reason, created_at, users })
}

/// List parties, newest first.
#[utoipa::path(get, path = "/api/v1/parties", tag = "staff",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<PartyLine>),
))]
pub async fn list(
    state: State,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let filter = party::Filter {
        search: words(wanted.q),
        status: choice("status", wanted.status.as_deref())?,
    };
    let found = state.run(move |tx| party::list(tx, staff, &filter, &paged.0)).await?;
    Ok(api::list(found.map(PartyLine::from)))
}

/// Read one party with its users.
#[utoipa::path(get, path = "/api/v1/parties/{id}", tag = "staff",
    params(("id" = PartyId, Path)), responses(
        (status = 200, body = PartyView),
))]
pub async fn show(
    state: State,
    staff: StaffSeat,
    id: Path<PartyId>,
) -> Result<HttpResponse, WebError> {
    Ok(ok(&state.run(move |tx| view(tx, staff, id.0)).await?))
}

/// Suspend a party: its users are signed out, its published offers paused, new leads from it
/// refused. Leads already in keep their clocks and their money.
#[utoipa::path(post, path = "/api/v1/parties/{id}/suspension", tag = "staff",
    params(("id" = PartyId, Path)), request_body = ReasonGiven, responses(
        (status = 200, body = PartyView),
        (status = 409, description = "`already_done`"),
))]
pub async fn suspend(
    state: State,
    staff: StaffSeat,
    id: Path<PartyId>,
    once: Once,
    body: Body<ReasonGiven>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            moderation::suspend(tx, staff, id.0, &body.0.reason)?;
            Ok::<_, ModerationError>(Reply::ok(&view(tx, staff, id.0)?))
        })
        .await
}

/// Restore a suspended party, and publish again the offers its suspension paused.
#[utoipa::path(post, path = "/api/v1/parties/{id}/restoration", tag = "staff",
    params(("id" = PartyId, Path)), responses(
        (status = 200, body = PartyView),
        (status = 409, description = "`already_done`"),
))]
pub async fn restore(
    state: State,
    staff: StaffSeat,
    id: Path<PartyId>,
    once: Once,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            moderation::restore(tx, staff, id.0)?;
            Ok::<_, ModerationError>(Reply::ok(&view(tx, staff, id.0)?))
        })
        .await
}
