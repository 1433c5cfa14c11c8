//! Turning the clock forward, for rehearsals and tests (TEST_CLOCK=1).
//!
//! How far it is turned is a row that every process reads at the start of every transaction, so
//! they agree. The database refuses to turn it backward.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{DbError, Tx};
use crate::schema::clock_offset;

/// The furthest the clock can be turned in all: times stay readable, and sums with them in bounds.
pub const FURTHEST: TimeDelta = TimeDelta::days(100 * 365);

/// Turns the clock forward by so many seconds. Answers the time it is then, or `None` when that
/// would be past [`FURTHEST`] and nothing was turned.
pub fn turn_clock(tx: &mut Tx<'_>, seconds: u64) -> Result<Option<DateTime<Utc>>, DbError> {
    let Some(by) = i64::try_from(seconds).ok().and_then(TimeDelta::try_seconds) else {
        return Ok(None);
    };
    let room = FURTHEST.num_seconds().saturating_sub(by.num_seconds());
    let turned = diesel::update(clock_offset::table.filter(clock_offset::seconds.le(room)))
        .set(clock_offset::seconds.eq(clock_offset::seconds + by.num_seconds()))
        .execute(tx.conn())?;
    Ok((turned == 1).then(|| tx.now() + by))
}
