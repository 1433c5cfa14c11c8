//! The chain of transfers, link by link, and each day's head.

use super::{Context, JobError};
use crate::ledger::LedgerError;
use crate::ledger::chain::{self, MOST};

/// Links what was committed and signs the days that are over. Answers how many links and heads it made.
pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut made: usize = 0;
    while !ctx.stopping() {
        let step = ctx.db.tx(|tx| -> Result<_, LedgerError> {
            let Some(linked) = chain::seal(tx)? else { return Ok(None) };
            // In the same transaction: what was linked just now is all there was.
            let all = linked < i64::from(MOST);
            let day = if all { chain::close_due(tx, ctx.vault.signer())? } else { None };
            Ok(Some((linked, all, day)))
        })?;
        let Some((linked, all, day)) = step else { break };
        if let Some(day) = day {
            tracing::info!(%day, "a day of the ledger is signed");
        }
        made = made
            .saturating_add(usize::try_from(linked).unwrap_or(usize::MAX))
            .saturating_add(usize::from(day.is_some()));
        if all && day.is_none() {
            break;
        }
    }
    Ok(made)
}
