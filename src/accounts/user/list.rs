//! The list of users, for staff.

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, NullableExpressionMethods, OptionalExtension,
    PgTextExpressionMethods, QueryDsl, RunQueryDsl,
};

use super::{UserStatus, search_pattern};
use crate::accounts::{AccountError, Role, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{parties, seats, users};

/// Which users are wanted; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the address or of a party's name, in any case.
    pub search: Option<String>,
    pub status: Option<UserStatus>,
    pub role: Option<Role>,
}

/// A user and their seats.
#[derive(Debug, Clone)]
pub struct UserRow {
    pub id: UserId,
    pub email: String,
    pub locale: Locale,
    pub status: UserStatus,
    pub confirmed: bool,
    pub created_at: DateTime<Utc>,
    pub seats: Vec<HeldBy>,
}

/// A seat of a listed user; no party for staff.
#[derive(Debug, Clone)]
pub struct HeldBy {
    pub role: Role,
    pub party: Option<(PartyId, String)>,
}

type Row = (UserId, String, Locale, UserStatus, Option<DateTime<Utc>>, DateTime<Utc>);

/// Newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<UserRow>, AccountError> {
    let mut query = users::table
        .order(users::id.desc())
        .limit(paging.fetch())
        .select((
            users::id,
            users::email,
            users::locale,
            users::status,
            users::email_confirmed_at,
            users::created_at,
        ))
        .into_boxed();
    if let Some(search) = &filter.search {
        let pattern = search_pattern(search);
        let acting = seats::table
            .inner_join(parties::table)
            .filter(parties::name.ilike(pattern.clone()))
            .select(seats::user_id);
        query = query.filter(users::email.ilike(pattern).or(users::id.eq_any(acting)));
    }
    if let Some(status) = filter.status {
        query = query.filter(users::status.eq(status));
    }
    if let Some(role) = filter.role {
        query = query.filter(
            users::id.eq_any(seats::table.filter(seats::role.eq(role)).select(seats::user_id)),
        );
    }
    if let Some(after) = paging.after {
        query = query.filter(users::id.lt(after));
    }
    let page = paging.cut(query.load::<Row>(tx.conn())?, |row| row.0.uuid());
    let mut held = seats_of(tx, page.items.iter().map(|row| row.0).collect())?;
    Ok(page.map(|row| with_seats(row, &mut held)))
}

/// One user.
pub fn find(tx: &mut Tx<'_>, _staff: StaffSeat, id: UserId) -> Result<UserRow, AccountError> {
    let row: Row = users::table
        .find(id)
        .select((
            users::id,
            users::email,
            users::locale,
            users::status,
            users::email_confirmed_at,
            users::created_at,
        ))
        .first(tx.conn())
        .optional()?
        .ok_or(AccountError::NotFound)?;
    let mut held = seats_of(tx, vec![id])?;
    Ok(with_seats(row, &mut held))
}

type Held = Vec<(UserId, HeldBy)>;

fn seats_of(tx: &mut Tx<'_>, ids: Vec<UserId>) -> Result<Held, AccountError> {
    let rows: Vec<(UserId, Role, Option<PartyId>, Option<String>)> = seats::table
        .left_join(parties::table)
        .filter(seats::user_id.eq_any(ids))
        .order((seats::created_at, seats::id))
        .select((seats::user_id, seats::role, seats::party_id, parties::name.nullable()))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(user, role, party, name)| (user, HeldBy { role, party: party.zip(name) }))
        .collect())
}

fn with_seats(
    (id, email, locale, status, confirmed_at, created_at): Row,
    held: &mut Held,
) -> UserRow {
    let seats = held.extract_if(.., |(user, _)| *user == id).map(|(_, seat)| seat).collect();
    UserRow { id, email, locale, status, confirmed: confirmed_at.is_some(), created_at, seats }
}
