//! A top-up whose money will not come.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::list::locked;
use super::{TopUp, TopUpStatus};
use crate::accounts::{BuyerSeat, StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{TopUpId, UserId};
use crate::payouts::{PayoutError, Rail};
use crate::schema::{checkouts, top_ups};

const MAX_REASON: usize = 500;

/// Staff cancel it and say why; the buyer reads the reason.
pub fn cancel(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: TopUpId,
    reason: &str,
) -> Result<TopUp, PayoutError> {
    let reason = read_reason(reason)?;
    let top_up = locked(tx, id)?;
    let top_up = end(tx, top_up, Some(staff.user), Some(reason))?;
    audit::record(
        tx,
        staff,
        "top_up_cancelled",
        "top_up",
        id.uuid(),
        json!({
            "party": top_up.party,
            "reference": top_up.reference,
            "reason": reason,
        }),
    )?;
    Ok(top_up)
}

/// The buyer takes it back.
pub fn cancel_own(tx: &mut Tx<'_>, seat: BuyerSeat, id: TopUpId) -> Result<TopUp, PayoutError> {
    let top_up = locked(tx, id)?;
    if top_up.party != seat.party {
        return Err(PayoutError::NotFound);
    }
    end(tx, top_up, Some(seat.user), None)
}

pub(in crate::payouts) fn read_reason(reason: &str) -> Result<&str, Faults> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::new("reason", "required").into());
    }
    if reason.chars().count() > MAX_REASON {
        return Err(Fault::new("reason", "too-long").with("max", MAX_REASON).into());
    }
    Ok(reason)
}

/// Ends a waiting top-up whose row is locked. `by` is nobody when its rail says so.
pub(in crate::payouts) fn end(
    tx: &mut Tx<'_>,
    top_up: TopUp,
    by: Option<UserId>,
    reason: Option<&str>,
) -> Result<TopUp, PayoutError> {
    if !top_up.is_waiting() {
        return Err(PayoutError::AlreadyDone);
    }
    let now = tx.now();
    if top_up.rail == Rail::Checkout {
        // Its page is closed as soon as a job comes to it.
        diesel::update(checkouts::table.find(top_up.id))
            .filter(checkouts::next_look_at.is_not_null())
            .set(checkouts::next_look_at.eq(now))
            .execute(tx.conn())?;
    }
    diesel::update(top_ups::table.find(top_up.id.uuid()))
        .set((
            top_ups::status.eq(TopUpStatus::Cancelled),
            top_ups::cancelled_by.eq(by.map(UserId::uuid)),
            top_ups::cancel_reason.eq(reason),
            top_ups::ended_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(TopUp {
        status: TopUpStatus::Cancelled,
        ended_at: Some(now),
        cancel_reason: reason.map(str::to_owned),
        ..top_up
    })
}
