//! How a buyer decides, for contractors to see before they send a lead.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, BigInt, Nullable, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::{ENOUGH, NEWEST, contractor_won, since};
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::PartyId;

/// What a buyer did with its newest decided leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, QueryableByName)]
pub struct BuyerRecord {
    /// Leads decided, by the buyer or for it: at most [`NEWEST`].
    #[diesel(sql_type = BigInt)]
    pub decided: i64,
    /// Of these, never rejected.
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
    /// Of these, decided by the clock because the buyer was silent.
    #[diesel(sql_type = BigInt)]
    pub by_clock: i64,
    /// The median time the buyer took over those it decided itself, in seconds.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub median_seconds: Option<i64>,
    /// Of those decided, given back to the buyer in the end.
    #[diesel(sql_type = BigInt)]
    pub returned: i64,
    /// Disputes over these leads that have ended.
    #[diesel(sql_type = BigInt)]
    pub disputes: i64,
    /// Of these, won by the contractor.
    #[diesel(sql_type = BigInt)]
    pub disputes_lost: i64,
    /// When the oldest of these leads was decided.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub oldest: Option<DateTime<Utc>>,
}

impl BuyerRecord {
    /// Whether there are too few decisions to tell.
    pub fn too_few(&self) -> bool {
        self.decided < ENOUGH
    }

    /// Whether there were more decided leads than a record looks at.
    pub fn capped(&self) -> bool {
        self.decided >= NEWEST
    }

    /// Decided by the buyer itself: what the median is of.
    pub fn by_hand(&self) -> i64 {
        self.decided - self.by_clock
    }

    /// The median time the buyer took over its own decisions; `None` without any.
    pub fn median(&self) -> Option<TimeDelta> {
        self.median_seconds.map(TimeDelta::seconds)
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    party: PartyId,
    #[diesel(embed)]
    record: BuyerRecord,
}

/// The record of one buyer.
pub fn of_buyer(tx: &mut Tx<'_>, buyer: PartyId) -> Result<BuyerRecord, DbError> {
    Ok(of_buyers(tx, &[buyer])?.remove(&buyer).unwrap_or_default())
}

/// The records of several buyers, in one statement; each that was asked for has one.
pub fn of_buyers(
    tx: &mut Tx<'_>,
    buyers: &[PartyId],
) -> Result<HashMap<PartyId, BuyerRecord>, DbError> {
    if buyers.is_empty() {
        return Ok(HashMap::new());
    }
    let since = since(tx);
    let mut parties = buyers.to_vec();
    parties.sort();
    parties.dedup();
    let rows: Vec<Row> = diesel::sql_query(concat!(
        "SELECT p.id AS party, r.*
           FROM unnest($1) AS p (id) CROSS JOIN LATERAL (
               SELECT count(*) AS decided,
                      count(*) FILTER (WHERE l.reason IS NULL) AS accepted,
                      count(*) FILTER (WHERE l.decided_by_clock) AS by_clock,
                      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM l.decided_at - l.created_at))
                            FILTER (WHERE NOT l.decided_by_clock))::bigint AS median_seconds,
                      count(*) FILTER (WHERE l.status = 'returned') AS returned,
                      count(d.ended_at) AS disputes,
                      count(*) FILTER (WHERE ",
        contractor_won!(),
        ") AS disputes_lost,
                      min(l.decided_at) AS oldest
                 FROM (SELECT id, created_at, decided_at, decided_by_clock, reason, status FROM leads
                        WHERE buyer_id = p.id AND decided_at IS NOT NULL AND decided_at >= $2
                        ORDER BY decided_at DESC LIMIT $3) l
                 LEFT JOIN disputes d ON d.lead_id = CASE WHEN l.reason IS NOT NULL THEN l.id END
                                     AND d.ended_at IS NOT NULL) r",
    ))
    .bind::<Array<SqlUuid>, _>(parties)
    .bind::<Timestamptz, _>(since)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| (row.party, row.record)).collect())
}
