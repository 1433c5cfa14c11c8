//! Takes facts out of the outbox, for whoever tells them to the world.

use diesel::sql_types::{Array, BigInt, Jsonb};
use diesel::{QueryableByName, RunQueryDsl};

use super::Fact;
use crate::db::{DbError, Tx};

/// A fact taken out of the outbox.
#[derive(Debug, Clone)]
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

/// Takes up to `limit` facts after row `after`, oldest first, and deletes those it can read. They
/// are back when the transaction is undone, so the caller does all the telling inside it.
///
/// Rows another worker holds are passed over, so any number of workers share one outbox.
pub fn claim(tx: &mut Tx<'_>, after: i64, limit: i64) -> Result<Vec<Claimed>, DbError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT id, fact FROM outbox WHERE id > $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED",
    )
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .load(tx.conn())?;
    let claimed: Vec<Claimed> = rows
        .into_iter()
        .map(|row| Claimed { id: row.id, fact: serde_json::from_value(row.fact).ok() })
        .collect();
    let read: Vec<i64> =
        claimed.iter().filter(|row| row.fact.is_some()).map(|row| row.id).collect();
    diesel::sql_query("DELETE FROM outbox WHERE id = ANY($1)")
        .bind::<Array<BigInt>, _>(read)
        .execute(tx.conn())?;
    Ok(claimed)
}
