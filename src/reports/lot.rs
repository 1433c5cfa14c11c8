//! What came of a test lot: the funnel from delivered to won, and who brought it.
//!
//! Counted from the leads and what was done with them, never from a counter; a lot has at most a
//! thousand leads.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::PartyId;
use crate::offers::lot::Lot;

/// Counts of leads. Each later step is part of `delivered`; the parts of the buyer's own follow-up
/// count a lead that ever got so far, wherever it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Default, QueryableByName)]
pub struct Funnel {
    #[diesel(sql_type = BigInt)]
    pub delivered: i64,
    /// Still waiting for the buyer's decision.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// Accepted by the buyer or by silence, and not rejected afterwards; or won by the contractor.
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
    /// Rejected, contested or returned.
    #[diesel(sql_type = BigInt)]
    pub rejected: i64,
    /// The buyer spoke with them.
    #[diesel(sql_type = BigInt)]
    pub reached: i64,
    #[diesel(sql_type = BigInt)]
    pub qualified: i64,
    #[diesel(sql_type = BigInt)]
    pub won: i64,
    /// What is held or was paid for them, minor units.
    #[diesel(sql_type = BigInt)]
    pub cost: i64,
}

/// What one contractor brought to the lot.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Brought {
    #[diesel(sql_type = SqlUuid)]
    pub contractor: PartyId,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = BigInt)]
    pub delivered: i64,
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
    #[diesel(sql_type = BigInt)]
    pub rejected: i64,
}

/// The lot's stretch of time; leads outside it are none of its own.
fn stretch(lot: &Lot) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    (lot.opened_at, lot.used_at.or(lot.ended_at))
}

/// Counts a lot's leads.
pub fn funnel(tx: &mut Tx<'_>, lot: &Lot) -> Result<Funnel, DbError> {
    let (from, until) = stretch(lot);
    Ok(diesel::sql_query(
        "WITH mine AS (
             SELECT l.id, l.status, l.stage, l.price, l.charged, a.price AS amended,
                    EXISTS (SELECT FROM lead_attempts t WHERE t.lead_id = l.id AND t.outcome = 'reached') AS spoke,
                    (SELECT array_agg(e.detail ->> 'stage') FROM lead_events e
                      WHERE e.lead_id = l.id AND e.event = 'stage') AS stages
               FROM leads l LEFT JOIN amended_prices a ON a.lead_id = l.id
              WHERE l.offer_id = $1 AND l.created_at >= $2 AND ($3 IS NULL OR l.created_at <= $3)
                AND l.status <> 'refused' AND l.status <> 'quarantined'
         ), seen AS (
             SELECT *, coalesce(stages, '{}') || stage AS been FROM mine
         )
         SELECT count(*) AS delivered,
                count(*) FILTER (WHERE status = 'delivered') AS waiting,
                count(*) FILTER (WHERE status IN ('accepted', 'settled')) AS accepted,
                count(*) FILTER (WHERE status IN ('rejected', 'disputed', 'returned')) AS rejected,
                count(*) FILTER (WHERE spoke OR been && '{contacted,qualified,confirmed,won}') AS reached,
                count(*) FILTER (WHERE been && '{qualified,confirmed,won}') AS qualified,
                count(*) FILTER (WHERE 'won' = ANY (been)) AS won,
                coalesce(sum(CASE WHEN status = 'returned' THEN 0 ELSE coalesce(charged, amended, price) END), 0)::bigint AS cost
           FROM seen",
    )
    .bind::<SqlUuid, _>(lot.offer)
    .bind::<Nullable<Timestamptz>, _>(from)
    .bind::<Nullable<Timestamptz>, _>(until)
    .prepared()
    .get_result(tx.conn())?)
}

/// Who brought a lot's leads, most first; at most `limit`.
pub fn brought(tx: &mut Tx<'_>, lot: &Lot, limit: i64) -> Result<Vec<Brought>, DbError> {
    let (from, until) = stretch(lot);
    Ok(diesel::sql_query(
        "SELECT l.contractor_id AS contractor, p.name, count(*) AS delivered,
                count(*) FILTER (WHERE l.status IN ('accepted', 'settled')) AS accepted,
                count(*) FILTER (WHERE l.status IN ('rejected', 'disputed', 'returned')) AS rejected
           FROM leads l JOIN parties p ON p.id = l.contractor_id
          WHERE l.offer_id = $1 AND l.created_at >= $2 AND ($3 IS NULL OR l.created_at <= $3)
            AND l.status <> 'refused' AND l.status <> 'quarantined'
          GROUP BY l.contractor_id, p.name ORDER BY delivered DESC, l.contractor_id LIMIT $4",
    )
    .bind::<SqlUuid, _>(lot.offer)
    .bind::<Nullable<Timestamptz>, _>(from)
    .bind::<Nullable<Timestamptz>, _>(until)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?)
}
