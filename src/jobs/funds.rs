//! Offers that cannot pay their next lead pause, those that can again go on, and buyers are warned.

use super::{Context, JobError};
use crate::payouts::PayoutError;
use crate::payouts::funds::{warn, watch};

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut moved: usize = 0;
    while !ctx.stopping() {
        match ctx.db.tx::<_, PayoutError>(watch)? {
            0 => break,
            more => moved = moved.saturating_add(more),
        }
    }
    Ok(moved)
}

pub(super) fn warnings(ctx: &Context) -> Result<usize, JobError> {
    Ok(ctx.db.tx(|tx| warn(tx, ctx.low_balance_leads))?)
}
