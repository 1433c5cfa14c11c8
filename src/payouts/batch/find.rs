//! Finding batches, for staff.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::{Batch, make::candidates, missing_accounts};
use crate::accounts::StaffSeat;
use crate::config::withdrawals::Debtor;
use crate::db::Tx;
use crate::kernel::ids::WithdrawalBatchId;
use crate::kernel::money::Money;
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::PayoutError;
use crate::payouts::withdrawal::{Signature, Withdrawal, in_batch, sums};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: WithdrawalBatchId,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    maker: String,
    #[diesel(sql_type = Timestamptz)]
    made_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    exporter: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    exported_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Bool)]
    has_xml: bool,
    #[diesel(sql_type = BigInt)]
    items: i64,
    #[diesel(sql_type = BigInt)]
    paid: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
    /// `EUR:1250,RUB:500`, minor units.
    #[diesel(sql_type = Text)]
    totals: String,
}

fn found(
    tx: &mut Tx<'_>,
    id: Option<WithdrawalBatchId>,
    paging: &Paging,
) -> Result<Vec<Batch>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(
        "WITH page AS (SELECT * FROM withdrawal_batches
                        WHERE ($1 IS NULL OR id = $1) AND ($2 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3),
              inside AS (SELECT i.batch_id, w.currency, count(*) AS items, sum(w.amount - w.fee) AS total,
                                count(*) FILTER (WHERE w.status = 'paid') AS paid,
                                count(*) FILTER (WHERE w.status = 'failed') AS failed
                           FROM page b JOIN withdrawal_batch_items i ON i.batch_id = b.id AND i.taken_out_at IS NULL
                           JOIN withdrawals w ON w.id = i.withdrawal_id GROUP BY i.batch_id, w.currency)
         SELECT b.id, b.reference, m.email AS maker, b.made_at, e.email AS exporter, b.exported_at,
                b.sealed_xml IS NOT NULL AS has_xml, coalesce(sum(n.items), 0)::bigint AS items,
                coalesce(sum(n.paid), 0)::bigint AS paid, coalesce(sum(n.failed), 0)::bigint AS failed,
                coalesce(string_agg(n.currency || ':' || n.total, ',' ORDER BY n.currency), '') AS totals
           FROM page b JOIN users m ON m.id = b.made_by LEFT JOIN users e ON e.id = b.exported_by
           LEFT JOIN inside n ON n.batch_id = b.id
          GROUP BY b.id, b.reference, m.email, b.made_at, e.email, b.exported_at, b.sealed_xml IS NOT NULL
          ORDER BY b.id DESC",
    )
    .bind::<Nullable<SqlUuid>, _>(id)
    .bind::<Nullable<SqlUuid>, _>(paging.after)
    .bind::<BigInt, _>(paging.fetch())
    .load(tx.conn())?;
    Ok(rows.into_iter().map(read).collect())
}

fn read(row: Row) -> Batch {
    let money = |pair: &str| {
        let (code, minor) = pair.split_once(':')?;
        Some(Money::new(minor.parse().ok()?, code.parse().ok()?))
    };
    Batch {
        id: row.id,
        reference: row.reference,
        made: Signature { by: row.maker, at: row.made_at },
        exported: row.exporter.zip(row.exported_at).map(|(by, at)| Signature { by, at }),
        has_xml: row.has_xml,
        items: row.items,
        paid: row.paid,
        failed: row.failed,
        open: row.items.saturating_sub(row.paid).saturating_sub(row.failed),
        totals: row.totals.split(',').filter_map(money).collect(),
    }
}

/// Every batch, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    paging: &Paging,
) -> Result<Listing<Batch>, PayoutError> {
    let found = found(tx, None, paging)?;
    Ok(paging.cut(found, |batch| batch.id.uuid()))
}

/// One batch.
pub fn one(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    id: WithdrawalBatchId,
) -> Result<Batch, PayoutError> {
    found(tx, Some(id), &Paging::default())?.pop().ok_or(PayoutError::NotFound)
}

/// What is in it and was not taken out, in the order of its rows.
pub fn items(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    id: WithdrawalBatchId,
) -> Result<Vec<Withdrawal>, PayoutError> {
    in_batch(tx, id)
}

/// What a batch made now would be of: how many, and how much is paid out in each currency.
pub fn ready(tx: &mut Tx<'_>, staff: StaffSeat) -> Result<(usize, Vec<Money>), PayoutError> {
    let ids: Vec<Uuid> = candidates(tx, staff, None)?;
    Ok((ids.len(), sums(tx, &ids)?))
}

/// Refuses while a batch nobody has exported yet could not be written as pain.001, for want of the
/// operator's account: to fix its files then would leave it without one for ever.
pub fn needs_account(
    tx: &mut Tx<'_>,
    debtor: &Debtor,
    id: WithdrawalBatchId,
) -> Result<(), PayoutError> {
    let batch = found(tx, Some(id), &Paging::default())?.pop().ok_or(PayoutError::NotFound)?;
    let amounts = batch.totals.iter().copied();
    if batch.exported.is_none() && !missing_accounts(debtor, amounts).is_empty() {
        return Err(PayoutError::NoOperatorAccount);
    }
    Ok(())
}
