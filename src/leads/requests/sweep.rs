//! Requests that are old, or no longer among a party's last, go.

use chrono::TimeDelta;
use diesel::sql_types::BigInt;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{KEPT_DAYS, MOST_KEPT};
use crate::db::Tx;
use crate::leads::LeadError;
use crate::schema::api_requests;

/// Deletes them. Answers how many.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, LeadError> {
    let old = tx.now() - TimeDelta::days(KEPT_DAYS);
    let swept =
        diesel::delete(api_requests::table.filter(api_requests::at.lt(old))).execute(tx.conn())?;
    // What nobody can be shown any more is not kept either: a busy program writes thousands a day.
    let beyond = diesel::sql_query(
        "DELETE FROM api_requests r USING (
             SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY party_id ORDER BY id DESC) AS place
                               FROM api_requests) AS placed
              WHERE place > $1) AS beyond
          WHERE r.id = beyond.id",
    )
    .bind::<BigInt, _>(MOST_KEPT)
    .execute(tx.conn())?;
    Ok(swept + beyond)
}
