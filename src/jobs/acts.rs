//! On the first day of a month, the acts of the month before.

use super::{Context, JobError};
use crate::payouts::PayoutError;
use crate::payouts::act::issue;

/// Answers how many acts it issued. Stopped midway, it goes on at the next run.
pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let issuer = &ctx.issuer;
    let Some(month) = ctx.db.tx(|tx| issue::due(tx, issuer.zone))? else { return Ok(0) };
    let mut issued = 0;
    for chain in ctx.db.tx(issue::chains)? {
        while ctx.db.tx::<_, PayoutError>(|tx| issue::issue_next(tx, chain, issuer))? {
            issued += 1;
        }
        if ctx.stopping() {
            return Ok(issued);
        }
    }
    ctx.db.tx(|tx| issue::done(tx, month))?;
    Ok(issued)
}
