//! The last check of the books, kept by the job that makes it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Jsonb, Timestamptz};
use diesel::{QueryableByName, RunQueryDsl};
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::ledger::audit::{Audit, Discrepancy};
use crate::payouts::PayoutError;

/// How many faults are kept by name; a broken ledger may break on every row.
const NAMED: usize = 50;

/// A fault, as it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LedgerFault {
    /// The rule broken.
    #[schema(example = "open holds equal escrow")]
    pub rule: String,
    /// Which row breaks it and by how much.
    pub what: String,
}

/// The last check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCheck {
    pub at: DateTime<Utc>,
    /// How long it took.
    pub milliseconds: i64,
    pub accounts: i64,
    pub transfers: i64,
    pub open_holds: i64,
    /// How many faults there were, and the first of them.
    pub faults: i64,
    pub named: Vec<LedgerFault>,
}

impl LastCheck {
    /// Whether it is too old to say how the books stand: it is made every ten minutes.
    pub fn is_old(&self, now: &DateTime<Utc>) -> bool {
        now.signed_duration_since(self.at) > TimeDelta::hours(1)
    }
}

/// Keeps what a check found, in place of what the one before it found.
pub fn keep(
    tx: &mut Tx<'_>,
    audit: &Audit,
    faults: &[Discrepancy],
    milliseconds: i64,
) -> Result<(), PayoutError> {
    let named: Vec<LedgerFault> = faults
        .iter()
        .take(NAMED)
        .map(|fault| LedgerFault { rule: fault.rule.clone(), what: fault.what.clone() })
        .collect();
    let named = serde_json::to_value(&named)
        .map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))?;
    let now = tx.now();
    // Of two workers the one that looked last is right.
    diesel::sql_query(
        "INSERT INTO ledger_checks AS c (at, milliseconds, accounts, transfers, open_holds, faults, named)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (single) DO UPDATE
            SET (at, milliseconds, accounts, transfers, open_holds, faults, named)
              = (excluded.at, excluded.milliseconds, excluded.accounts, excluded.transfers, excluded.open_holds,
                 excluded.faults, excluded.named)
          WHERE c.at <= excluded.at",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<BigInt, _>(milliseconds)
    .bind::<BigInt, _>(audit.accounts)
    .bind::<BigInt, _>(audit.transfers)
    .bind::<BigInt, _>(audit.open_holds)
    .bind::<BigInt, _>(i64::try_from(faults.len()).unwrap_or(i64::MAX))
    .bind::<Jsonb, _>(named)
    .execute(tx.conn())?;
    Ok(())
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = BigInt)]
    milliseconds: i64,
    #[diesel(sql_type = BigInt)]
    accounts: i64,
    #[diesel(sql_type = BigInt)]
    transfers: i64,
    #[diesel(sql_type = BigInt)]
    open_holds: i64,
    #[diesel(sql_type = BigInt)]
    faults: i64,
    #[diesel(sql_type = Jsonb)]
    named: serde_json::Value,
}

/// The last check; none before the first.
pub(super) fn last(tx: &mut Tx<'_>) -> Result<Option<LastCheck>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT at, milliseconds, accounts, transfers, open_holds, faults, named FROM ledger_checks",
    )
    .load(tx.conn())?;
    Ok(rows.into_iter().next().map(|row| LastCheck {
        at: row.at,
        milliseconds: row.milliseconds,
        accounts: row.accounts,
        transfers: row.transfers,
        open_holds: row.open_holds,
        faults: row.faults,
        named: serde_json::from_value(row.named).unwrap_or_default(),
    }))
}
