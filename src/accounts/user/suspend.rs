//! Staff suspend a user and restore them.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::UserStatus;
use crate::accounts::party::read_reason;
use crate::accounts::{AccountError, StaffSeat, audit, sign_out};
use crate::db::Tx;
use crate::kernel::ids::UserId;
use crate::schema::users;

/// Suspends: nothing the user was let in with works from the next request on, and they cannot sign
/// in. The party they act for is not touched.
pub fn suspend(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: UserId,
    reason: &str,
) -> Result<(), AccountError> {
    let reason = read_reason(reason)?;
    if id == staff.user {
        return Err(AccountError::NotYourself);
    }
    // Both are locked, in the order of ids, so that two members of staff who suspend each other at
    // once do not both succeed and leave the exchange with nobody.
    let locked: Vec<(UserId, UserStatus)> = users::table
        .filter(users::id.eq_any([id, staff.user]))
        .order(users::id)
        .select((users::id, users::status))
        .for_update()
        .load(tx.conn())?;
    if locked.iter().any(|&(user, status)| user == staff.user && status == UserStatus::Suspended) {
        return Err(AccountError::Suspended);
    }
    change(tx, id, UserStatus::Suspended)?;
    sign_out::everywhere(tx, &[id])?;
    audit::record(tx, staff, "user_suspended", "user", id.uuid(), json!({ "reason": reason }))?;
    Ok(())
}

/// Lets a suspended user sign in again.
pub fn restore(tx: &mut Tx<'_>, staff: StaffSeat, id: UserId) -> Result<(), AccountError> {
    change(tx, id, UserStatus::Active)?;
    audit::record(tx, staff, "user_restored", "user", id.uuid(), json!({}))?;
    Ok(())
}

/// Moves the status on; [`AccountError::AlreadyDone`] when it is there.
fn change(tx: &mut Tx<'_>, id: UserId, to: UserStatus) -> Result<(), AccountError> {
    let changed = diesel::update(users::table.find(id).filter(users::status.ne(to)))
        .set(users::status.eq(to))
        .execute(tx.conn())?;
    if changed == 1 {
        return Ok(());
    }
    let exists: bool =
        diesel::select(diesel::dsl::exists(users::table.find(id))).get_result(tx.conn())?;
    Err(if exists { AccountError::AlreadyDone } else { AccountError::NotFound })
}
