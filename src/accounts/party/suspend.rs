//! Staff suspend a party and restore it.
//!
//! Only the party's own side is done here. Its offers are paused in the same transaction by
//! `moderation::suspend`, which sits above both slices and is what callers use.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::PartyStatus;
use crate::accounts::{AccountError, StaffSeat, audit, sign_out};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{PartyId, UserId};
use crate::outbox::{self, Fact};
use crate::schema::{parties, seats};

/// The most characters a reason may have.
const REASON_LONGEST: usize = 1000;

/// Suspends: its users are signed out everywhere (they may sign in again to see why, and to attend
/// to the leads already in), and told by mail.
pub fn suspend(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: PartyId,
    reason: &str,
) -> Result<(), AccountError> {
    let reason = read_reason(reason)?;
    change(tx, id, PartyStatus::Suspended, Some(&reason))?;
    let users: Vec<UserId> = seats::table
        .filter(seats::party_id.eq(id.uuid()))
        .select(seats::user_id)
        .distinct()
        .load(tx.conn())?;
    sign_out::everywhere(tx, &users)?;
    audit::record(tx, staff, "party_suspended", "party", id.uuid(), json!({ "reason": reason }))?;
    outbox::tell(tx, &[Fact::PartySuspended { party: id }])?;
    Ok(())
}

/// Lets a suspended party work again.
pub fn restore(tx: &mut Tx<'_>, staff: StaffSeat, id: PartyId) -> Result<(), AccountError> {
    change(tx, id, PartyStatus::Active, None)?;
    audit::record(tx, staff, "party_restored", "party", id.uuid(), json!({}))?;
    outbox::tell(tx, &[Fact::PartyRestored { party: id }])?;
    Ok(())
}

/// Moves the status on; [`AccountError::AlreadyDone`] when it is there.
fn change(
    tx: &mut Tx<'_>,
    id: PartyId,
    to: PartyStatus,
    reason: Option<&str>,
) -> Result<(), AccountError> {
    let changed = diesel::update(parties::table.find(id).filter(parties::status.ne(to)))
        .set((parties::status.eq(to), parties::suspended_reason.eq(reason)))
        .execute(tx.conn())?;
    if changed == 1 {
        return Ok(());
    }
    super::status(tx, id)?;
    Err(AccountError::AlreadyDone)
}

/// Reads why somebody is suspended; the fault is of the field `reason`.
pub(in crate::accounts) fn read_reason(text: &str) -> Result<String, Faults> {
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 {
        return Err(Fault::new("reason", "required").into());
    }
    if length > REASON_LONGEST {
        return Err(Fault::new("reason", "too-long").with("max", REASON_LONGEST).into());
    }
    Ok(text.to_owned())
}
