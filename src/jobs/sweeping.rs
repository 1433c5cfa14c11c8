//! What has run out goes.

use super::{Context, JobError};
use crate::accounts::{AccountError, sweep};
use crate::doors::{DoorError, arrivals};

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let swept = ctx.db.tx::<_, AccountError>(sweep::sweep)?;
    // What came to the machines' doors is kept thirty days.
    let forgotten = ctx.db.tx::<_, DoorError>(arrivals::forget_old)?;
    Ok(swept + forgotten)
}
