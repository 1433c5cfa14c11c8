//! From the outbox to the mail queue, to contractors' trackers, and to the alarms of the staff.

use std::sync::Once;

use super::{Context, JobError, mails};
use crate::db::{DbError, Tx};
use crate::doors::postbacks;
use crate::moderation::alarm;
use crate::outbox::{self, Claimed, Fact};
use crate::outside::letters;

/// Facts told in one transaction.
const AT_ONCE: i64 = 100;

/// What came of one claim.
#[derive(Default)]
struct Told {
    /// The last row looked at; `None` when there was none.
    last: Option<i64>,
    told: usize,
    /// Facts that could not be told, and stay.
    failed: usize,
    /// Facts of a newer version of the program, left to it.
    unknown: usize,
}

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let (mut after, mut told, mut failed, mut unknown) = (0, 0, 0, 0);
    while !ctx.stopping() {
        let one = ctx.db.tx(|tx| relay(tx, after, &ctx.base_url))?;
        told += one.told;
        failed += one.failed;
        unknown += one.unknown;
        match one.last {
            Some(last) => after = last,
            None => break,
        }
    }
    mention(unknown);
    if failed > 0 { Err(JobError::Untold(failed)) } else { Ok(told) }
}

/// Tells one claim of facts: their letters are queued and they are deleted, in one transaction.
/// When together they fail, each is tried alone, so that one bad fact holds up no other.
fn relay(tx: &mut Tx<'_>, after: i64, base_url: &str) -> Result<Told, DbError> {
    let claimed = outbox::claim(tx, after, AT_ONCE)?;
    let known: Vec<(i64, Fact)> = claimed.iter().filter_map(readable).collect();
    let told = match tell(tx, &known, base_url) {
        Ok(()) => known.iter().map(|(id, _)| *id).collect(),
        Err(_) => one_by_one(tx, &known, base_url),
    };
    outbox::forget(tx, &told)?;
    Ok(Told {
        last: claimed.last().map(|row| row.id),
        told: told.len(),
        failed: known.len() - told.len(),
        unknown: claimed.len() - known.len(),
    })
}

fn readable(row: &Claimed) -> Option<(i64, Fact)> {
    Some((row.id, row.fact.clone()?))
}

fn tell(tx: &mut Tx<'_>, facts: &[(i64, Fact)], base_url: &str) -> Result<(), DbError> {
    let facts: Vec<Fact> = facts.iter().map(|(_, fact)| fact.clone()).collect();
    tx.attempt(|tx| {
        postbacks::hear(tx, &facts)?;
        let facts = alarm::hear(tx, &facts)?;
        let letters = letters::write(tx, &facts, base_url)?;
        mails::queue(tx, &letters)
    })
}

fn one_by_one(tx: &mut Tx<'_>, facts: &[(i64, Fact)], base_url: &str) -> Vec<i64> {
    let mut told = Vec::new();
    for row in facts {
        match tell(tx, std::slice::from_ref(row), base_url) {
            Ok(()) => told.push(row.0),
            // The connection is gone, and with it the transaction.
            Err(error) if error.outcome_unknown() => break,
            // Only the row's number: a fact may carry a link's secret.
            Err(error) => tracing::error!(row = row.0, %error, "a fact could not be told"),
        }
    }
    told
}

/// Once per process: while a newer version is rolled out this is as it should be.
fn mention(unknown: usize) {
    static SAID: Once = Once::new();
    metrics::gauge!("outbox_unknown").set(f64::from(u32::try_from(unknown).unwrap_or(u32::MAX)));
    if unknown > 0 {
        SAID.call_once(|| {
            tracing::warn!(unknown, "the outbox holds facts this version does not know");
        });
    }
}
