//! `/users`: what staff see and do.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{ReasonGiven, choice, words};
use crate::accounts::user::{self, UserRow, UserStatus};
use crate::accounts::{AccountError, Role, StaffSeat};
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::web::api::{List, Reply, ok};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError, api};

/// Which users are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of the address or of a party's name.
    q: Option<String>,
    /// `active` or `suspended`.
    status: Option<String>,
    /// `buyer`, `contractor` or `staff`.
    role: Option<String>,
}

/// A user, as staff see them.
#[derive(Serialize, ToSchema)]
pub struct UserView {
    id: UserId,
    #[schema(example = "anna@example.com")]
    email: String,
    status: UserStatus,
    email_confirmed: bool,
    locale: Locale,
    created_at: DateTime<Utc>,
    seats: Vec<SeatView>,
}

/// A role of a user.
#[derive(Serialize, ToSchema)]
pub struct SeatView {
    role: Role,
    /// Null for staff.
    party: Option<PartyId>,
    party_name: Option<String>,
}

impl From<UserRow> for UserView {
    fn from(row: UserRow) -> Self {
        let seats = row
            .seats
            .into_iter()
            .map(|seat| {
                let (party, party_name) = seat.party.unzip();
                SeatView { role: seat.role, party, party_name }
            })
            .collect();
        Self {
            id: row.id,
            email: row.email,
            status: row.status,
            email_confirmed: row.confirmed,
            locale: row.locale,
            created_at: row.created_at,
            seats,
        }
    }
}

/// List users, newest first.
#[utoipa::path(get, path = "/api/v1/users", tag = "staff",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<UserView>),
))]
pub async fn list(
    state: State,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let filter = user::Filter {
        search: words(wanted.q),
        status: choice("status", wanted.status.as_deref())?,
        role: choice("role", wanted.role.as_deref())?,
    };
    let found = state.run(move |tx| user::list(tx, staff, &filter, &paged.0)).await?;
    Ok(api::list(found.map(UserView::from)))
}

/// Read one user.
#[utoipa::path(get, path = "/api/v1/users/{id}", tag = "staff",
    params(("id" = UserId, Path)), responses(
        (status = 200, body = UserView),
))]
pub async fn show(
    state: State,
    staff: StaffSeat,
    id: Path<UserId>,
) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| user::find(tx, staff, id.0)).await?;
    Ok(ok(&UserView::from(found)))
}

/// Suspend a user: nothing they were let in with works any more, and they cannot sign in.
#[utoipa::path(post, path = "/api/v1/users/{id}/suspension", tag = "staff",
    params(("id" = UserId, Path)), request_body = ReasonGiven, responses(
        (status = 200, body = UserView),
        (status = 409, description = "`already_done`, or `not_yourself`"),
))]
pub async fn suspend(
    state: State,
    staff: StaffSeat,
    id: Path<UserId>,
    once: Once,
    body: Body<ReasonGiven>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            user::suspend(tx, staff, id.0, &body.0.reason)?;
            Ok::<_, AccountError>(Reply::ok(&UserView::from(user::find(tx, staff, id.0)?)))
        })
        .await
}

/// Let a suspended user sign in again.
#[utoipa::path(post, path = "/api/v1/users/{id}/restoration", tag = "staff",
    params(("id" = UserId, Path)), responses(
        (status = 200, body = UserView),
        (status = 409, description = "`already_done`"),
))]
pub async fn restore(
    state: State,
    staff: StaffSeat,
    id: Path<UserId>,
    once: Once,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            user::restore(tx, staff, id.0)?;
            Ok::<_, AccountError>(Reply::ok(&UserView::from(user::find(tx, staff, id.0)?)))
        })
        .await
}
