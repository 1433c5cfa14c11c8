//! Deadlines of leads.

use super::{Context, JobError};
use crate::{disputes, leads};

/// Leads moved on in one transaction: few enough to hold their locks only for a moment.
const AT_ONCE: i64 = 200;

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut moved: usize = 0;
    while !ctx.stopping() {
        let many = ctx.db.tx(|tx| leads::clock::run_due(tx, AT_ONCE))?
            + ctx.db.tx(|tx| disputes::clock::run_due(tx, AT_ONCE))?;
        if many == 0 {
            break;
        }
        moved = moved.saturating_add(many);
    }
    Ok(moved)
}
