//! Staff found the money: the ledger moves it into the wallet.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::{TopUp, TopUpStatus, list::locked};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::ledger::recipes;
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;
use crate::schema::top_ups;

/// Confirms a top-up and books its money, once: whoever comes second gets `AlreadyDone`.
pub fn confirm(tx: &mut Tx<'_>, staff: StaffSeat, id: TopUpId) -> Result<TopUp, PayoutError> {
    let top_up = locked(tx, id)?;
    if !top_up.is_waiting() {
        return Err(PayoutError::AlreadyDone);
    }
    recipes::top_up(tx, top_up.party, top_up.amount, id.uuid())?;
    let now = tx.now();
    diesel::update(top_ups::table.find(id.uuid()))
        .set((
            top_ups::status.eq(TopUpStatus::Confirmed),
            top_ups::confirmed_by.eq(staff.user.uuid()),
            top_ups::ended_at.eq(now),
        ))
        .execute(tx.conn())?;
    audit::record(
        tx,
        staff,
        "top_up_confirmed",
        "top_up",
        id.uuid(),
        json!({
            "party": top_up.party,
            "reference": top_up.reference,
            "amount": top_up.amount.decimal(),
            "currency": top_up.amount.currency(),
        }),
    )?;
    outbox::tell(tx, &[Fact::TopUpConfirmed { top_up: id }])?;
    Ok(TopUp { status: TopUpStatus::Confirmed, ended_at: Some(now), ..top_up })
}
