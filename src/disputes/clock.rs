//! Deadlines of disputes: whoever stays silent loses, and when that is staff, the contractor wins.

use std::collections::HashMap;

use super::DisputeError;
use super::dispute::{self, End, Outcome, Turn};
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::rate::Percent;
use crate::leads::locked::{self, Locked};
use crate::leads::step::{Change, step};
use crate::leads::{Actor, Event};
use crate::outbox::{self, Fact};

/// Ends up to `limit` disputes whose clock has run out; answers how many there were. The operator
/// hears of every one staff left undecided.
pub fn run_due(tx: &mut Tx<'_>, limit: i64) -> Result<usize, DisputeError> {
    let due = locked::overdue(tx, true, limit)?;
    let many = due.len();
    let ids: Vec<LeadId> = due.iter().map(|lead| lead.id).collect();
    let open = dispute::open_of(tx, &ids)?;
    let late = |lead: &Locked, open: &HashMap<LeadId, dispute::Open>| {
        open.get(&lead.id).is_some_and(|dispute| dispute.turn == Turn::Staff)
    };
    let (undecided, unanswered): (Vec<LeadId>, Vec<LeadId>) = {
        let (late, silent): (Vec<&Locked>, Vec<&Locked>) =
            due.iter().partition(|lead| late(lead, &open));
        let id = |leads: Vec<&Locked>| leads.into_iter().map(|lead| lead.id).collect();
        (id(late), id(silent))
    };
    dispute::end(tx, &undecided, &End::new(Outcome::Undecided, Percent::ALL))?;
    dispute::end(tx, &unanswered, &End::new(Outcome::Unanswered, Percent::ALL))?;
    let alarms: Vec<Fact> =
        undecided.iter().map(|lead| Fact::VerdictOverdue { lead: *lead }).collect();
    outbox::tell(tx, &alarms)?;
    step(tx, due, &Change::new(Event::Expire, Actor::CLOCK))?;
    Ok(many)
}
