//! Finding top-ups: a party's own, and those staff look for.

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, OptionalExtension, PgTextExpressionMethods, QueryDsl,
    RunQueryDsl,
};
use uuid::Uuid;

use super::{TopUp, TopUpStatus};
use crate::accounts::{PartySeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, TopUpId, UserId};
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::{PayoutError, Rail, Reference, money_of};
use crate::schema::{parties, top_ups};

type Row = (
    TopUpId,
    PartyId,
    String,
    i64,
    String,
    String,
    Rail,
    TopUpStatus,
    DateTime<Utc>,
    Option<DateTime<Utc>>,
    Option<String>,
);

/// Every column of [`Row`], in its order.
macro_rules! columns {
    () => {
        (
            top_ups::id,
            top_ups::party_id,
            parties::name,
            top_ups::amount,
            top_ups::currency,
            top_ups::reference,
            top_ups::rail,
            top_ups::status,
            top_ups::created_at,
            top_ups::ended_at,
            top_ups::cancel_reason,
        )
    };
}

fn read(row: Row) -> Result<TopUp, PayoutError> {
    let (
        id,
        party,
        party_name,
        minor,
        currency,
        reference,
        rail,
        status,
        created_at,
        ended_at,
        reason,
    ) = row;
    let amount = money_of(minor, &currency)?;
    Ok(TopUp {
        id,
        party,
        party_name,
        amount,
        reference,
        rail,
        status,
        created_at,
        ended_at,
        cancel_reason: reason,
    })
}

fn page(rows: Vec<Row>, paging: &Paging) -> Result<Listing<TopUp>, PayoutError> {
    let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(rows, |top_up| top_up.id.uuid()))
}

/// One by its id, its row locked until the transaction ends.
pub(in crate::payouts) fn locked(tx: &mut Tx<'_>, id: TopUpId) -> Result<TopUp, PayoutError> {
    let found: Option<Uuid> = top_ups::table
        .find(id.uuid())
        .select(top_ups::id)
        .for_update()
        .first(tx.conn())
        .optional()?;
    found.ok_or(PayoutError::NotFound)?;
    one(tx, id)
}

pub(in crate::payouts) fn one(tx: &mut Tx<'_>, id: TopUpId) -> Result<TopUp, PayoutError> {
    let row: Option<Row> = top_ups::table
        .inner_join(parties::table)
        .filter(top_ups::id.eq(id.uuid()))
        .select(columns!())
        .first(tx.conn())
        .optional()?;
    read(row.ok_or(PayoutError::NotFound)?)
}

/// Who asked for it: what comes of it later is noted under the same name.
pub(in crate::payouts) fn requester(tx: &mut Tx<'_>, id: TopUpId) -> Result<UserId, PayoutError> {
    Ok(top_ups::table.find(id.uuid()).select(top_ups::requested_by).first(tx.conn())?)
}

/// A party's own top-up.
pub fn by_id(tx: &mut Tx<'_>, seat: PartySeat, id: TopUpId) -> Result<TopUp, PayoutError> {
    let top_up = one(tx, id)?;
    if top_up.party == seat.party { Ok(top_up) } else { Err(PayoutError::NotFound) }
}

/// Any top-up, for the program's own work on it: nobody is shown it.
pub fn any(tx: &mut Tx<'_>, id: TopUpId) -> Result<TopUp, PayoutError> {
    one(tx, id)
}

/// Anybody's top-up, for staff.
pub fn for_staff(tx: &mut Tx<'_>, _staff: StaffSeat, id: TopUpId) -> Result<TopUp, PayoutError> {
    one(tx, id)
}

/// How many bank transfers wait for staff to find their money.
pub fn count_waiting(tx: &mut Tx<'_>, _staff: StaffSeat) -> Result<i64, PayoutError> {
    Ok(top_ups::table
        .filter(top_ups::status.eq(TopUpStatus::Requested))
        .filter(top_ups::rail.eq(Rail::Bank))
        .count()
        .get_result(tx.conn())?)
}

/// A party's top-ups, newest first.
pub fn of_party(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    paging: &Paging,
) -> Result<Listing<TopUp>, PayoutError> {
    let mut query = top_ups::table
        .inner_join(parties::table)
        .filter(top_ups::party_id.eq(seat.party.uuid()))
        .order(top_ups::id.desc())
        .limit(paging.fetch())
        .select(columns!())
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(top_ups::id.lt(after));
    }
    page(query.load(tx.conn())?, paging)
}

/// A party's top-ups that wait for their money, oldest first.
pub fn waiting(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Vec<TopUp>, PayoutError> {
    let rows: Vec<Row> = top_ups::table
        .inner_join(parties::table)
        .filter(top_ups::party_id.eq(seat.party.uuid()))
        .filter(top_ups::status.eq(TopUpStatus::Requested))
        .order(top_ups::id)
        .limit(super::MAX_WAITING)
        .select(columns!())
        .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}

/// Which top-ups staff want to see; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those that wait come oldest first, others newest first.
    pub status: Option<TopUpStatus>,
    /// A reference, or a part of it or of the party's name.
    pub search: String,
}

/// A text as a part of a LIKE pattern in which nothing is a wildcard.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Everybody's top-ups, for staff.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<TopUp>, PayoutError> {
    let mut query = top_ups::table
        .inner_join(parties::table)
        .limit(paging.fetch())
        .select(columns!())
        .into_boxed();
    let oldest_first = filter.status == Some(TopUpStatus::Requested);
    if let Some(status) = filter.status {
        query = query.filter(top_ups::status.eq(status));
    }
    let search = filter.search.trim();
    if let Ok(reference) = search.parse::<Reference>() {
        query = query.filter(top_ups::reference.eq(reference.to_string()));
    } else if !search.is_empty() {
        let part = format!("%{}%", literal(search));
        query = query.filter(top_ups::reference.ilike(part.clone()).or(parties::name.ilike(part)));
    }
    query = match (oldest_first, paging.after) {
        (true, Some(after)) => query.filter(top_ups::id.gt(after)),
        (false, Some(after)) => query.filter(top_ups::id.lt(after)),
        (_, None) => query,
    };
    query = if oldest_first { query.order(top_ups::id) } else { query.order(top_ups::id.desc()) };
    page(query.load(tx.conn())?, paging)
}
