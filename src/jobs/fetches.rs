//! Leads Meta only told the numbers of, fetched one by one, several at a time.

use std::thread;

use super::{Context, JobError};
use crate::doors::DoorError;
use crate::doors::receivers::fetch::{Claimed, claim, unanswered};
use crate::doors::receivers::{By, Step, finish, receive};
use crate::leads::queue::Lost;
use crate::outside::http::{NoAnswer, Request};

/// Leads claimed under one lease.
const AT_ONCE: i64 = 64;
/// Leads asked for at the same time.
const ABREAST: usize = 4;

/// Fetches all that are due. Answers how many were tried.
pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let mut tried: usize = 0;
    while !ctx.stopping() {
        let due = ctx.db.tx(|tx| claim(tx, &ctx.vault, AT_ONCE))?;
        if due.is_empty() {
            break;
        }
        tried = tried.saturating_add(due.len());
        thread::scope(|scope| {
            let share = |first: usize| due.iter().skip(first).step_by(ABREAST);
            let lanes: Vec<_> = (0..ABREAST.min(due.len()))
                .map(|first| scope.spawn(move || share(first).try_for_each(|one| fetch(ctx, one))))
                .collect();
            // A lane that panicked left its lease, which runs out by itself.
            lanes.into_iter().filter_map(|lane| lane.join().ok()).collect::<Result<(), _>>()
        })?;
    }
    Ok(tried)
}

/// Asks for one lead, outside of any transaction, and takes it the way every lead goes.
fn fetch(ctx: &Context, claimed: &Claimed) -> Result<(), DoorError> {
    let document = match ask(ctx, claimed) {
        Ok(document) => document,
        Err(Unfetched { why, status, answer }) => {
            metrics::counter!("fetches_total", "outcome" => why).increment(1);
            return ctx.db.tx(|tx| unanswered(tx, &ctx.vault, claimed, why, status, &answer));
        }
    };
    let request = claimed.answered(&document);
    let by = By::Fetch(claimed.taken);
    let step = ctx.db.tx(|tx| receive(tx, &ctx.vault, claimed.receiver, &request, by))?;
    metrics::counter!("fetches_total", "outcome" => "fetched").increment(1);
    let Step::Lead(incoming) = step else { return Ok(()) };
    let answers = ctx.intake.submit_blocking(vec![incoming.submission.clone()]);
    let answer = answers.ok().and_then(|answers| answers.into_iter().next());
    // A full queue took nothing: the same as nobody there.
    let answer = answer.unwrap_or(Err(Lost::Unknown));
    ctx.db.tx(|tx| finish(tx, &ctx.vault, &incoming, &answer)).map(drop)
}

struct Unfetched {
    why: &'static str,
    status: u16,
    answer: String,
}

fn ask(ctx: &Context, claimed: &Claimed) -> Result<String, Unfetched> {
    let nothing = |why| Unfetched { why, status: 0, answer: String::new() };
    let address = claimed.address(&ctx.graph_url).ok_or_else(|| nothing("meta-no-token"))?;
    let answer = ctx.http.send(&Request::get(address)).map_err(|error| match error {
        NoAnswer::Forbidden => nothing("meta-unreachable"),
        NoAnswer::Unreachable(words) => Unfetched { answer: words, ..nothing("meta-unreachable") },
    })?;
    if answer.is_success() {
        return Ok(answer.body);
    }
    // 190 is Meta's word for a token that is no longer good.
    let code = serde_json::from_str::<serde_json::Value>(&answer.body)
        .ok()
        .and_then(|body| body.get("error")?.get("code")?.as_i64());
    let why = match (answer.status, code) {
        (_, Some(190)) => "meta-token",
        (500.., _) => "meta-unreachable",
        _ => "meta-refused",
    };
    Err(Unfetched { why, status: answer.status, answer: answer.body })
}
