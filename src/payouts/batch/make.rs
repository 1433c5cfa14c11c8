//! Staff put approved withdrawals together.

use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::WithdrawalBatchId;
use crate::kernel::money::Currency;
use crate::payouts::withdrawal::{Withdrawal, WithdrawalStatus, locked_all};
use crate::payouts::{PayoutError, Reference};
use crate::schema::{withdrawal_batches, withdrawals};

/// The most withdrawals of one batch: a file a person still looks through.
pub const MOST: i64 = 1_000;

#[derive(QueryableByName)]
struct Candidate {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// Those that may be paid by a batch now: approved, with an account, past its delay, of a party that
/// is not suspended and that whoever asks does not belong to. Oldest first.
pub(super) fn candidates(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    currency: Option<Currency>,
) -> Result<Vec<Uuid>, PayoutError> {
    let now = tx.now();
    let found: Vec<Candidate> = diesel::sql_query(
        "SELECT w.id FROM withdrawals w JOIN parties p ON p.id = w.party_id AND p.status = 'active'
          WHERE w.status = 'approved' AND w.payee_id IS NOT NULL AND w.payable_from <= $1
            AND ($2 IS NULL OR w.currency = $2)
            AND NOT EXISTS (SELECT FROM seats s WHERE s.party_id = w.party_id AND s.user_id = $3)
          ORDER BY w.id LIMIT $4",
    )
    .bind::<diesel::sql_types::Timestamptz, _>(now)
    .bind::<Nullable<Text>, _>(currency.map(Currency::code))
    .bind::<SqlUuid, _>(staff.user)
    .bind::<BigInt, _>(MOST)
    .load(tx.conn())?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Makes a batch of everything that may be paid now, in one currency or in all.
pub fn make(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    currency: Option<Currency>,
) -> Result<WithdrawalBatchId, PayoutError> {
    let ids = candidates(tx, staff, currency)?;
    // Looked at again under their locks: one may have been paid, or its party suspended, since.
    let free = |one: &Withdrawal| one.status == WithdrawalStatus::Approved && !one.party_suspended;
    let items: Vec<Withdrawal> = locked_all(tx, &ids)?.into_iter().filter(free).collect();
    if items.is_empty() {
        return Err(PayoutError::NothingToPay);
    }
    let (id, now, reference) = (WithdrawalBatchId::new(), tx.now(), Reference::generate()?);
    let count = i32::try_from(items.len()).unwrap_or(i32::MAX);
    diesel::insert_into(withdrawal_batches::table)
        .values((
            withdrawal_batches::id.eq(id),
            withdrawal_batches::reference.eq(reference.as_str()),
            withdrawal_batches::items.eq(count),
            withdrawal_batches::made_by.eq(staff.user),
            withdrawal_batches::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.id.uuid()).collect();
    diesel::sql_query(
        "INSERT INTO withdrawal_batch_items (batch_id, withdrawal_id, place) SELECT $1, * FROM unnest($2, $3)",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<Array<SqlUuid>, _>(&ids)
    .bind::<Array<Integer>, _>((1..=count).collect::<Vec<_>>())
    .execute(tx.conn())?;
    diesel::update(withdrawals::table.filter(withdrawals::id.eq_any(&ids)))
        .set(withdrawals::status.eq(WithdrawalStatus::Batched))
        .execute(tx.conn())?;
    let detail = json!({ "reference": reference.as_str(), "withdrawals": count });
    audit::record(tx, staff, "batch_made", "withdrawal_batch", id.uuid(), detail)?;
    Ok(id)
}
