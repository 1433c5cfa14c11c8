//! Takes facts out of the outbox, for whoever tells them to the world.

use diesel::sql_types::{Array, BigInt, Jsonb};
use diesel::{QueryableByName, RunQueryDsl};

use super::Fact;
use crate::db::{DbError, PreparedDsl, Tx};

/// A fact taken out of the outbox. No `Debug`: some carry a link's secret.
#[derive(Clone)]
pub struct Claimed {
    /// Its row, for claiming what comes after it.
    pub id: i64,
    /// `None` when this version of the program cannot read it: a newer one wrote it. It is left
    /// where it is for that one to tell.
    pub fact: Option<Fact>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Jsonb)]
    fact: serde_json::Value,
}

/// Takes up to `limit` facts after row `after`, oldest first. They stay locked until the
/// transaction ends; what is told in it is then given to [`forget`].
///
/// Rows another worker holds are passed over, so any number of workers share one outbox.
pub fn claim(tx: &mut Tx<'_>, after: i64, limit: i64) -> Result<Vec<Claimed>, DbError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT id, fact FROM outbox WHERE id > $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED",
    )
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| Claimed { id: row.id, fact: serde_json::from_value(row.fact).ok() })
        .collect())
}

/// Deletes facts that were told, in the transaction that told them.
pub fn forget(tx: &mut Tx<'_>, told: &[i64]) -> Result<(), DbError> {
    if told.is_empty() {
        return Ok(());
    }
    diesel::sql_query("DELETE FROM outbox WHERE id = ANY($1)")
        .bind::<Array<BigInt>, _>(told)
        .prepared()
        .run(tx.conn())?;
    Ok(())
}
