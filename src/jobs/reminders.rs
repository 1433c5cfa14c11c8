//! Tasks whose time has come.

use diesel::sql_types::{BigInt, Timestamptz};
use diesel::{QueryableByName, RunQueryDsl};

use super::{Context, JobError};
use crate::db::{DbError, Tx};
use crate::kernel::ids::TaskId;
use crate::outbox::{self, Fact};

const AT_ONCE: i64 = 500;

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut reminded: usize = 0;
    while !ctx.stopping() {
        let many = ctx.db.tx(remind)?;
        if many == 0 {
            break;
        }
        reminded = reminded.saturating_add(many);
    }
    Ok(reminded)
}

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: TaskId,
}

/// Tells of up to [`AT_ONCE`] open tasks that are due and were not told of yet.
fn remind(tx: &mut Tx<'_>) -> Result<usize, DbError> {
    let now = tx.now();
    let due: Vec<Due> = diesel::sql_query(
        "UPDATE lead_tasks SET reminded_at = $1 WHERE id IN (
             SELECT id FROM lead_tasks
              WHERE done_at IS NULL AND reminded_at IS NULL AND due_at <= $1
              ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING id",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<BigInt, _>(AT_ONCE)
    .load(tx.conn())?;
    let facts: Vec<Fact> = due.iter().map(|due| Fact::TaskDue { task: due.id }).collect();
    outbox::tell(tx, &facts)?;
    Ok(due.len())
}
