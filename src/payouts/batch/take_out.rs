//! One withdrawal out of a batch that no bank has seen.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::{WithdrawalBatchId, WithdrawalId};
use crate::payouts::PayoutError;
use crate::payouts::withdrawal::{self, Withdrawal, WithdrawalStatus, is_member, locked_all};
use crate::schema::{withdrawal_batch_items, withdrawal_batches, withdrawals};

/// Takes it out: it is approved as before and joins the next batch. Refused once the files were
/// fetched, for then the bank may pay it.
pub fn take_out(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: WithdrawalId,
) -> Result<Withdrawal, PayoutError> {
    let found = withdrawal::for_staff(tx, staff, id)?;
    let batch = found.batch.ok_or(PayoutError::NotInBatch)?.id;
    withdrawal_batches::table
        .find(batch)
        .select(withdrawal_batches::id)
        .for_update()
        .first::<WithdrawalBatchId>(tx.conn())?;
    let found = locked_all(tx, &[id.uuid()])?.pop().ok_or(PayoutError::NotFound)?;
    if found.status != WithdrawalStatus::Batched {
        return Err(PayoutError::AlreadyDone);
    }
    if !found.in_unsent_batch() {
        return Err(PayoutError::Exported);
    }
    if is_member(tx, staff.user, found.party)? {
        return Err(PayoutError::OwnParty);
    }
    let now = tx.now();
    diesel::update(withdrawal_batch_items::table.find((batch, id)))
        .set((
            withdrawal_batch_items::taken_out_by.eq(staff.user),
            withdrawal_batch_items::taken_out_at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(withdrawals::table.find(id))
        .set(withdrawals::status.eq(WithdrawalStatus::Approved))
        .execute(tx.conn())?;
    let detail = json!({ "party": found.party, "reference": found.reference });
    audit::record(tx, staff, "withdrawal_taken_out", "withdrawal", id.uuid(), detail)?;
    withdrawal::for_staff(tx, staff, id)
}
