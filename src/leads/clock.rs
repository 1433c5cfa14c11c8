//! Deadlines: what happens to a lead when the one who must act stays silent.

use super::locked;
use super::step::{Change, step};
use super::{Actor, Event, LeadError};
use crate::db::Tx;

/// Moves on up to `limit` leads whose clock has run out, all but disputed ones; answers how many there were. Call again
/// until it answers 0: one deadline may start the next in the past.
pub fn run_due(tx: &mut Tx<'_>, limit: i64) -> Result<usize, LeadError> {
    let due = locked::overdue(tx, false, limit)?;
    let many = due.len();
    step(tx, due, &Change::new(Event::Expire, Actor::CLOCK))?;
    Ok(many)
}
