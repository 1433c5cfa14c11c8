//! Sends files of leads, a block of each in turn, so that a long one keeps no short one waiting.

use std::time::Duration;

use super::{Context, JobError};
use crate::doors::DoorError;
use crate::doors::imports::work::{Turn, running, send_block};

/// How long a full queue is given to empty.
const BREATH: Duration = Duration::from_millis(200);
/// How often in a row it may be full before the job rests.
const PATIENCE: usize = 50;

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut sent = 0usize;
    let mut full = 0usize;
    loop {
        let ids = ctx.db.tx::<_, DoorError>(running)?;
        let mut moved = false;
        for id in ids {
            if ctx.stopping() {
                return Ok(sent);
            }
            match send_block(&ctx.db, &ctx.vault, &ctx.intake, id)? {
                Turn::Sent(rows) => {
                    sent = sent.saturating_add(rows);
                    (moved, full) = (true, 0);
                }
                Turn::Nothing => {}
                Turn::Wait if full < PATIENCE => {
                    full = full.saturating_add(1);
                    moved = true;
                    ctx.pause(BREATH);
                }
                Turn::Wait => return Err(JobError::QueueFull),
            }
        }
        if !moved {
            return Ok(sent);
        }
    }
}
