//! What has run out goes.

use super::{Context, JobError};
use crate::accounts::{AccountError, sweep};
use crate::doors::{DoorError, arrivals, imports, tracking};
use crate::leads::{LeadError, requests};

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut swept = ctx.db.tx::<_, AccountError>(sweep::sweep)?;
    swept += ctx.db.tx::<_, LeadError>(requests::sweep)?;
    swept += ctx.db.tx::<_, DoorError>(imports::forget::forget_old)?;
    swept += ctx.db.tx::<_, DoorError>(arrivals::forget_old)?;
    swept += ctx.db.tx::<_, DoorError>(tracking::forget_old)?;
    Ok(swept)
}
