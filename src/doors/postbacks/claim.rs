//! Taking postbacks to make their calls.

use chrono::TimeDelta;
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::MOST_TRIES;
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::PostbackId;

/// How long a claimed postback is left alone: far longer than its call may take.
const LEASE: TimeDelta = TimeDelta::minutes(3);

/// A postback in hand.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Claimed {
    #[diesel(sql_type = SqlUuid)]
    pub id: PostbackId,
    #[diesel(sql_type = Text)]
    pub address: String,
    /// Which try this is, the first being 1. Names the lease.
    #[diesel(sql_type = Integer)]
    pub tries: i32,
}

/// Takes up to `limit` postbacks that are due. One that a later one about the same lead has overtaken
/// is skipped: a tracker must not be told old news after new.
pub fn claim(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Claimed>, DbError> {
    let now = tx.now();
    diesel::sql_query(
        "UPDATE postbacks p SET status = 'skipped', ended_at = $1
          WHERE p.status = 'queued' AND p.next_try_at <= $1 AND p.lead_id IS NOT NULL
            AND EXISTS (SELECT FROM postbacks n WHERE n.lead_id = p.lead_id AND n.tracker_id = p.tracker_id
                           AND n.id > p.id AND n.status IN ('queued', 'sent'))",
    )
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    diesel::sql_query(
        "UPDATE postbacks SET status = 'failed', ended_at = $1, last_error = coalesce(last_error, 'the caller stopped')
          WHERE status = 'queued' AND next_try_at <= $1 AND tries >= $2",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Integer, _>(MOST_TRIES)
    .prepared()
    .run(tx.conn())?;
    Ok(diesel::sql_query(
        "UPDATE postbacks p SET tries = p.tries + 1, next_try_at = $2
           FROM (SELECT id FROM postbacks WHERE status = 'queued' AND next_try_at <= $1
                  ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
          WHERE p.id = due.id RETURNING p.id, p.address, p.tries",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(now + LEASE)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?)
}
