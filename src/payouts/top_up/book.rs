//! Money that has come, whoever says so: the ledger moves it into the wallet.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::request::insert;
use super::{TopUp, TopUpStatus, list::locked};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::money::Money;
use crate::ledger::recipes;
use crate::outbox::{self, Fact};
use crate::payouts::{PayoutError, Rail};
use crate::schema::top_ups;

/// Books a waiting top-up whose row is locked. `by` is nobody when its rail says so.
pub(in crate::payouts) fn book(
    tx: &mut Tx<'_>,
    top_up: TopUp,
    by: Option<UserId>,
) -> Result<TopUp, PayoutError> {
    if !top_up.is_waiting() {
        return Err(PayoutError::AlreadyDone);
    }
    recipes::top_up(tx, top_up.party, top_up.amount, top_up.id.uuid())?;
    let now = tx.now();
    diesel::update(top_ups::table.find(top_up.id.uuid()))
        .set((
            top_ups::status.eq(TopUpStatus::Confirmed),
            top_ups::confirmed_by.eq(by.map(UserId::uuid)),
            top_ups::ended_at.eq(now),
        ))
        .execute(tx.conn())?;
    outbox::tell(tx, &[Fact::TopUpConfirmed { top_up: top_up.id }])?;
    Ok(TopUp { status: TopUpStatus::Confirmed, ended_at: Some(now), ..top_up })
}

/// Money that came and is not what any top-up asked for: a top-up of its own, booked at once.
pub(in crate::payouts) fn received(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    rail: Rail,
    noted_by: UserId,
    by: Option<UserId>,
) -> Result<TopUp, PayoutError> {
    let id = insert(tx, party, amount, rail, noted_by)?;
    let top_up = locked(tx, id)?;
    book(tx, top_up, by)
}
