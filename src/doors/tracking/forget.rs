//! Deletes clicks nothing can come of any more: they hold the visitor's address and browser.

use chrono::TimeDelta;
use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Timestamptz};

use crate::db::Tx;
use crate::doors::DoorError;

/// How long a click that led to nothing is kept, days: past the longest window terms may name.
pub const KEPT_DAYS: i64 = 366;
/// So many in one go, so that a busy exchange is not held up.
const AT_ONCE: i64 = 10_000;

/// Deletes what is older; how many that was. A click an order came of stays: it is the proof of whose
/// the order is.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<usize, DoorError> {
    let until = tx.now() - TimeDelta::days(KEPT_DAYS);
    Ok(diesel::sql_query(
        "DELETE FROM clicks WHERE id IN (
             SELECT c.id FROM clicks c
              WHERE c.at < $1 AND NOT EXISTS (SELECT FROM conversions v WHERE v.click_id = c.id)
              ORDER BY c.at LIMIT $2)",
    )
    .bind::<Timestamptz, _>(until)
    .bind::<BigInt, _>(AT_ONCE)
    .execute(tx.conn())?)
}
