//! What came of a call, written down.

use chrono::TimeDelta;
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Claimed, MOST_TRIES, PostbackStatus};
use crate::db::{DbError, Tx};
use crate::schema::postbacks;

/// How much of an answer or an error is kept, characters.
const LONGEST: usize = 500;

fn cut(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').take(LONGEST).collect()
}

/// The tracker answered: anything in the 200s is a yes, what says that the caller is wrong (400s but
/// "slow down" and "too early") will not get better, and the rest is tried again.
pub fn answered(
    tx: &mut Tx<'_>,
    postback: &Claimed,
    status: u16,
    body: &str,
) -> Result<PostbackStatus, DbError> {
    let outcome = match status {
        200..=299 => PostbackStatus::Sent,
        408 | 425 | 429 => again(postback),
        300..=499 => PostbackStatus::Failed,
        _ => again(postback),
    };
    write(tx, postback, outcome, Some((status, body)), None)?;
    Ok(outcome)
}

/// Nobody answered. `for_good` when the address may not be called at all.
pub fn unanswered(
    tx: &mut Tx<'_>,
    postback: &Claimed,
    why: &str,
    for_good: bool,
) -> Result<PostbackStatus, DbError> {
    let outcome = if for_good { PostbackStatus::Failed } else { again(postback) };
    write(tx, postback, outcome, None, Some(why))?;
    Ok(outcome)
}

const fn again(postback: &Claimed) -> PostbackStatus {
    if postback.tries >= MOST_TRIES { PostbackStatus::Failed } else { PostbackStatus::Queued }
}

fn write(
    tx: &mut Tx<'_>,
    postback: &Claimed,
    outcome: PostbackStatus,
    answer: Option<(u16, &str)>,
    error: Option<&str>,
) -> Result<(), DbError> {
    let now = tx.now();
    let over = outcome != PostbackStatus::Queued;
    let held = postbacks::id.eq(postback.id).and(postbacks::tries.eq(postback.tries));
    diesel::update(postbacks::table.filter(held))
        .filter(postbacks::status.eq(PostbackStatus::Queued))
        .set((
            postbacks::status.eq(outcome),
            postbacks::next_try_at.eq(now + rest_after(postback.tries)),
            postbacks::ended_at.eq(over.then_some(now)),
            postbacks::answer.eq(answer.and_then(|(status, _)| i16::try_from(status).ok())),
            postbacks::answer_text.eq(answer.map(|(_, body)| cut(body))),
            postbacks::last_error.eq(error.map(cut)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// How long to rest after so many tries: half a minute, three times as long each time, at most a day.
fn rest_after(tries: i32) -> TimeDelta {
    let exponent = u32::try_from(tries.saturating_sub(1)).unwrap_or_default();
    TimeDelta::seconds(3_i64.saturating_pow(exponent).saturating_mul(30).min(86_400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_to_a_day() {
        let seconds: Vec<i64> = (1..=9).map(|n| rest_after(n).num_seconds()).collect();
        assert_eq!(seconds, [30, 90, 270, 810, 2_430, 7_290, 21_870, 65_610, 86_400]);
    }
}
