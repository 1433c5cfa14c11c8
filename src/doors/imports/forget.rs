//! Deletes the rows of files that ended, or were only read, thirty days ago: they are people's
//! contacts, and the leads made of them are kept elsewhere.

use chrono::TimeDelta;
use diesel::RunQueryDsl;
use diesel::sql_types::Timestamptz;

use crate::db::Tx;
use crate::doors::DoorError;

/// How long rows are kept, days.
pub const KEPT_DAYS: i64 = 30;

/// Deletes what is older; how many blocks that was. A file that runs keeps its rows.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<usize, DoorError> {
    let until = tx.now() - TimeDelta::days(KEPT_DAYS);
    Ok(diesel::sql_query(
        "DELETE FROM import_blocks b USING imports i
          WHERE i.id = b.import_id AND i.status <> 'running' AND coalesce(i.ended_at, i.created_at) < $1",
    )
    .bind::<Timestamptz, _>(until)
    .execute(tx.conn())?)
}
