//! Calls to contractors' trackers, several at a time: one slow tracker must not hold up the others.

use std::thread;

use super::{Context, JobError};
use crate::db::DbError;
use crate::doors::postbacks::{Claimed, answered, claim, unanswered};
use crate::outside::http::{NoAnswer, Request};

/// Postbacks taken under one lease.
const AT_ONCE: i64 = 64;
/// Calls made at the same time.
const ABREAST: usize = 8;

/// Makes all the calls that are due. Answers how many were tried.
pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut tried: usize = 0;
    while !ctx.stopping() {
        let due = ctx.db.tx(|tx| claim(tx, AT_ONCE))?;
        if due.is_empty() {
            break;
        }
        tried = tried.saturating_add(due.len());
        abreast(ctx, &due)?;
    }
    Ok(tried)
}

/// Makes these calls, each thread every so-many-th of them.
fn abreast(ctx: &Context, due: &[Claimed]) -> Result<(), DbError> {
    thread::scope(|scope| {
        let share = |first: usize| due.iter().skip(first).step_by(ABREAST);
        let lanes: Vec<_> = (0..ABREAST.min(due.len()))
            .map(|first| scope.spawn(move || share(first).try_for_each(|one| call(ctx, one))))
            .collect();
        // A lane that panicked left its lease, which runs out by itself.
        lanes.into_iter().filter_map(|lane| lane.join().ok()).collect()
    })
}

/// Makes one call, outside any transaction, and writes down what came of it.
fn call(ctx: &Context, postback: &Claimed) -> Result<(), DbError> {
    let answer = ctx.http.send(&Request::get(&postback.address));
    let outcome = ctx.db.tx(|tx| match &answer {
        Ok(answer) => answered(tx, postback, answer.status, &answer.body),
        Err(error @ NoAnswer::Forbidden) => unanswered(tx, postback, &error.to_string(), true),
        Err(error) => unanswered(tx, postback, &error.to_string(), false),
    })?;
    metrics::counter!("postback_tries_total", "outcome" => outcome.as_str()).increment(1);
    Ok(())
}
