//! The books, proved again and again.

use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Context, JobError, sealing};
use crate::db::{DbError, Tx};
use crate::kernel::signing::PublicKey;
use crate::ledger::audit::Discrepancy;
use crate::ledger::chain;
use crate::ledger::chain::audit::ChainAudit;
use crate::outbox::{self, Fact};
use crate::outside::letters::Kind;
use crate::schema::mails;
use crate::{leads, ledger, payouts, reports};

/// Staff hear of books that stay wrong once in so many hours, not at every check.
const SILENCE_HOURS: i64 = 6;
/// A broken ledger may break on every row; this many say enough.
const NAMED: usize = 20;
/// Transfers are linked every few seconds; a transaction that stays open may hold that up for a while.
const MINUTES_TO_LINK: i64 = 15;
/// A day's first transfer is a day old when the day is over.
const DAYS_TO_SIGN: i64 = 2;

/// Answers how many facts it told.
pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    // After a standstill there is much to link, and nothing wrong with that.
    if let Err(error) = sealing::run(ctx) {
        tracing::error!(%error, "the chain could not be brought up to date");
    }
    let key = ctx.vault.signer().public();
    let found = ctx.db.tx(|tx| discrepancies(tx, &key))?;
    if found.is_empty() {
        // Only books that add up are marked.
        ctx.db.tx(mark)?;
    }
    metrics::gauge!("ledger_discrepancies")
        .set(f64::from(u32::try_from(found.len()).unwrap_or(u32::MAX)));
    if found.is_empty() {
        return Ok(0);
    }
    let alarms: Vec<Fact> = found
        .into_iter()
        .take(NAMED)
        .map(|wrong| {
            tracing::error!(rule = wrong.rule, what = wrong.what, "the books do not add up");
            Fact::LedgerAlarm { rule: wrong.rule, what: wrong.what }
        })
        .collect();
    Ok(ctx.db.tx(|tx| alarm(tx, &alarms))?)
}

/// What the ledger finds in its own rows and in its chain, and what leads and top-ups find when they
/// compare theirs. Staff read it on their page of the books until the next check.
fn discrepancies(tx: &mut Tx<'_>, key: &PublicKey) -> Result<Vec<Discrepancy>, JobError> {
    let start = Instant::now();
    let mut audit = ledger::audit::check(tx)?;
    let mut found = std::mem::take(&mut audit.discrepancies);
    let chain = chain::audit::check(tx, Some(key))?;
    found.extend(late(&chain, tx.now()));
    found.extend(chain.discrepancies);
    found.extend(leads::audit::check(tx)?);
    found.extend(payouts::audit::check(tx)?);
    let took = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
    reports::books::check::keep(tx, &audit, &found, took)?;
    Ok(found)
}

/// Links and heads that should have been made long ago.
fn late(chain: &ChainAudit, now: DateTime<Utc>) -> Option<Discrepancy> {
    let waits = |since: Option<DateTime<Utc>>, most| since.filter(|&since| now - since > most);
    let (rule, since) = match waits(chain.waiting_since, TimeDelta::minutes(MINUTES_TO_LINK)) {
        Some(since) => ("transfers are linked within minutes", since),
        None => {
            let since = waits(chain.unsigned_since, TimeDelta::days(DAYS_TO_SIGN))?;
            ("a day is signed when it is over", since)
        }
    };
    Some(Discrepancy { rule: rule.to_owned(), what: format!("those since {since} wait") })
}

/// The first marks of an old ledger take as long as a check does.
fn mark(tx: &mut Tx<'_>) -> Result<i64, JobError> {
    tx.conn().batch_execute("SET LOCAL statement_timeout = '10min'")?;
    Ok(ledger::period::mark(tx)?)
}

fn alarm(tx: &mut Tx<'_>, alarms: &[Fact]) -> Result<usize, DbError> {
    let last: Option<DateTime<Utc>> = mails::table
        .filter(mails::kind.eq(Kind::LedgerAlarm))
        .select(diesel::dsl::max(mails::created_at))
        .first(tx.conn())?;
    if last.is_some_and(|at| tx.now() - at < TimeDelta::hours(SILENCE_HOURS)) {
        return Ok(0);
    }
    outbox::tell(tx, alarms)?;
    Ok(alarms.len())
}
