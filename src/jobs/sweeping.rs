//! What has run out goes.

use super::{Context, JobError};
use crate::accounts::{AccountError, sweep};

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    Ok(ctx.db.tx::<_, AccountError>(sweep::sweep)?)
}
