//! Staff decide what stays disputed, for one side or in part, with a reason both sides read.

use std::collections::HashSet;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::DisputeError;
use super::dispute::{self, End, Outcome};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{LeadId, PartyId};
use crate::kernel::rate::Percent;
use crate::kernel::readable::words;
use crate::leads::outcomes::{Outcomes, outcomes, sort_out};
use crate::leads::step::{Change, step};
use crate::leads::{Event, LeadError, VerdictReason, locked};
use crate::schema::seats;

/// The longest text of a verdict, in characters.
pub const MAX: usize = 4_000;

/// A decision: what the contractor gets, why, and in which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub percent: Percent,
    pub reason: VerdictReason,
    pub text: String,
}

impl Verdict {
    /// Checks it as a whole: the reason must say the same as the percentage, and there are words.
    pub fn new(percent: i64, reason: VerdictReason, text: &str) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let percent = Percent::new(percent)
            .ok_or_else(|| Fault::new("contractor_percent", "not-a-percentage"));
        let percent = faults.take(percent);
        if percent.is_some_and(|percent| !reason.fits(percent)) {
            faults.add("reason", "verdict-reason-unfit");
        }
        let text = match words("text", text, MAX) {
            Ok(text) if text.is_empty() => {
                faults.add("text", "required");
                None
            }
            Ok(text) => Some(text),
            Err(wrong) => {
                wrong.0.into_iter().for_each(|fault| faults.push(fault));
                None
            }
        };
        match (percent, text, faults.is_empty()) {
            (Some(percent), Some(text), true) => Ok(Self { percent, reason, text }),
            _ => Err(faults),
        }
    }

    const fn event(&self) -> Event {
        if self.percent.get() == 0 { Event::AwardBuyer } else { Event::AwardContractor }
    }
}

/// Decides disputes with one verdict, each judged alone. Nobody decides a case of a party they
/// belong to; when the deadline has passed, the rule has decided.
pub fn decide(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    ids: &[LeadId],
    verdict: &Verdict,
) -> Result<Outcomes<DisputeError>, DisputeError> {
    let now = tx.now();
    let own = parties_of(tx, staff)?;
    let leads = locked::for_staff(tx, staff, ids)?;
    let (able, unable) = sort_out(leads, |lead| {
        if own.contains(&lead.buyer) || own.contains(&lead.contractor) {
            return Err(DisputeError::OwnParty);
        }
        lead.status.on(verdict.event()).map_err(LeadError::from)?;
        if lead.due_at.is_none_or(|due| due <= now) {
            return Err(LeadError::DeadlinePassed.into());
        }
        Ok(())
    });
    let decided: Vec<LeadId> = able.iter().map(|lead| lead.id).collect();
    let Verdict { percent, reason, text } = verdict;
    let end = End {
        outcome: Outcome::Verdict,
        percent: *percent,
        verdict: Some((*reason, text.clone(), staff.user)),
    };
    dispute::end(tx, &decided, &end)?;
    let change = Change {
        percent: *percent,
        verdict: Some((*reason, text.clone())),
        ..Change::new(verdict.event(), staff.into())
    };
    let done = step(tx, able, &change)?;
    for lead in decided {
        let detail = json!({ "contractor_percent": percent.get(), "reason": reason });
        audit::record(tx, staff, "verdict_given", "lead", lead.uuid(), detail)?;
    }
    Ok(outcomes(ids, done, unable))
}

/// The parties a member of staff also belongs to.
pub fn parties_of(tx: &mut Tx<'_>, staff: StaffSeat) -> Result<HashSet<PartyId>, DisputeError> {
    let parties: Vec<Option<PartyId>> = seats::table
        .filter(seats::user_id.eq(staff.user))
        .filter(seats::party_id.is_not_null())
        .select(seats::party_id)
        .load(tx.conn())?;
    Ok(parties.into_iter().flatten().collect())
}
