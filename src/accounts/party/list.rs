//! The list of parties, for staff.

use diesel::{ExpressionMethods, PgTextExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Party, PartyStatus};
use crate::accounts::user::search_pattern;
use crate::accounts::{AccountError, Role, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{parties, seats};

/// Which parties are wanted; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the name, in any case.
    pub search: Option<String>,
    pub status: Option<PartyStatus>,
}

/// One line of the list.
#[derive(Debug, Clone)]
pub struct PartyRow {
    pub party: Party,
    /// What its users may do for it.
    pub roles: Vec<Role>,
    /// How many users it has.
    pub users: usize,
}

/// Newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<PartyRow>, AccountError> {
    let mut query = parties::table
        .order(parties::id.desc())
        .limit(paging.fetch())
        .select((
            parties::id,
            parties::name,
            parties::status,
            parties::suspended_reason,
            parties::created_at,
        ))
        .into_boxed();
    if let Some(search) = &filter.search {
        query = query.filter(parties::name.ilike(search_pattern(search)));
    }
    if let Some(status) = filter.status {
        query = query.filter(parties::status.eq(status));
    }
    if let Some(after) = paging.after {
        query = query.filter(parties::id.lt(after));
    }
    let page = paging.cut(query.load::<Party>(tx.conn())?, |party| party.id.uuid());

    let ids: Vec<_> = page.items.iter().map(|party| party.id.uuid()).collect();
    let held: Vec<(Option<PartyId>, uuid::Uuid, Role)> = seats::table
        .filter(seats::party_id.eq_any(ids))
        .select((seats::party_id, seats::user_id, seats::role))
        .load(tx.conn())?;
    Ok(page.map(|party| {
        let own = || held.iter().filter(|(of, ..)| *of == Some(party.id));
        PartyRow {
            roles: distinct(own().map(|&(.., role)| role)),
            users: distinct(own().map(|&(_, user, _)| user)).len(),
            party,
        }
    }))
}

fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}
