//! What has run out goes.

use super::{Context, JobError};
use crate::accounts::{AccountError, sweep};
use crate::leads::{LeadError, requests};

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let secrets = ctx.db.tx::<_, AccountError>(sweep::sweep)?;
    let requests = ctx.db.tx::<_, LeadError>(requests::sweep)?;
    Ok(secrets + requests)
}
