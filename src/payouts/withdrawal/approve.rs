//! Staff agree that a withdrawal is paid.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::list::{for_staff, is_member, locked};
use super::{Withdrawal, WithdrawalStatus};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::WithdrawalId;
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;
use crate::payouts::withdrawal::end::told;
use crate::schema::withdrawals;

/// Approves a withdrawal; above the operator's threshold the first of two signs, and it waits for
/// another person.
pub fn approve(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: WithdrawalId,
) -> Result<Withdrawal, PayoutError> {
    let withdrawal = locked(tx, id)?;
    if !withdrawal.is_requested() {
        return Err(PayoutError::AlreadyDone);
    }
    if is_member(tx, staff.user, withdrawal.party)? {
        return Err(PayoutError::OwnParty);
    }
    if withdrawal.party_suspended {
        return Err(PayoutError::Suspended);
    }
    let (row, now) = (withdrawals::table.find(id), tx.now());
    let first = withdrawal.approved.is_none();
    let whole = !first || !withdrawal.two_people;
    let status = if whole { WithdrawalStatus::Approved } else { WithdrawalStatus::Requested };
    if first {
        diesel::update(row)
            .set((
                withdrawals::status.eq(status),
                withdrawals::approved_by.eq(staff.user),
                withdrawals::approved_at.eq(now),
            ))
            .execute(tx.conn())?;
    } else {
        // That it is somebody else is the table's own rule.
        diesel::update(row)
            .set((
                withdrawals::status.eq(status),
                withdrawals::seconded_by.eq(staff.user),
                withdrawals::seconded_at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    audit::record(tx, staff, "withdrawal_approved", "withdrawal", id.uuid(), told(&withdrawal))?;
    if whole {
        outbox::tell(tx, &[Fact::WithdrawalApproved { withdrawal: id }])?;
    }
    for_staff(tx, staff, id)
}
