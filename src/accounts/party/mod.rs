//! Parties: the businesses and freelancers that own wallets.
//!
//! A suspended party keeps its seats, its leads and its money; what it may not start any more is
//! for the slices that own those things to refuse, by reading [`status`].

mod list;
pub mod name;
mod suspend;

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::{AccountError, PartySeat, Role, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, UserId};
use crate::schema::{parties, seats, users};

pub use list::{Filter, PartyRow, list};
pub use name::rename;
pub(in crate::accounts) use suspend::read_reason;
pub use suspend::{restore, suspend};

crate::text_enum! {
    /// Whether a party may start anything new.
    pub enum PartyStatus {
        Active = "active",
        Suspended = "suspended",
    }
}

/// A party as staff see it.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Party {
    pub id: PartyId,
    pub name: String,
    pub status: PartyStatus,
    pub suspended_reason: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// One user of a party.
#[derive(Debug, Clone)]
pub struct Member {
    pub user: UserId,
    pub email: String,
    pub roles: Vec<Role>,
    pub suspended: bool,
    pub confirmed: bool,
}

/// Reads any party.
pub fn find(tx: &mut Tx<'_>, _staff: StaffSeat, id: PartyId) -> Result<Party, AccountError> {
    read(tx, id)
}

/// Reads the party a seat is of.
pub fn own(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Party, AccountError> {
    read(tx, seat.party)
}

fn read(tx: &mut Tx<'_>, id: PartyId) -> Result<Party, AccountError> {
    parties::table
        .find(id)
        .select((
            parties::id,
            parties::name,
            parties::status,
            parties::suspended_reason,
            parties::created_at,
        ))
        .first(tx.conn())
        .optional()?
        .ok_or(AccountError::NotFound)
}

/// Whether a party may start anything new.
pub fn status(tx: &mut Tx<'_>, id: PartyId) -> Result<PartyStatus, AccountError> {
    parties::table
        .find(id)
        .select(parties::status)
        .first(tx.conn())
        .optional()?
        .ok_or(AccountError::NotFound)
}

/// The users of a party with their roles in it, oldest seat first.
pub fn members(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    id: PartyId,
) -> Result<Vec<Member>, AccountError> {
    type Row = (UserId, String, Role, String, Option<DateTime<Utc>>);
    let rows: Vec<Row> = seats::table
        .inner_join(users::table)
        .filter(seats::party_id.eq(id.uuid()))
        .order((users::created_at, users::id, seats::role))
        .select((users::id, users::email, seats::role, users::status, users::email_confirmed_at))
        .load(tx.conn())?;
    let mut members: Vec<Member> = Vec::new();
    for (user, email, role, status, confirmed_at) in rows {
        match members.last_mut() {
            Some(last) if last.user == user => last.roles.push(role),
            _ => members.push(Member {
                user,
                email,
                roles: vec![role],
                suspended: status == "suspended",
                confirmed: confirmed_at.is_some(),
            }),
        }
    }
    Ok(members)
}
