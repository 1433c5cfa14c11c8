//! The buyer says a lead is not what the terms promised.

use super::accept::{Outcomes, outcomes, sort_out};
use super::locked::{self, Locked};
use super::step::{Change, step};
use super::{Event, LeadError, Status};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::offers::reason::{Period, Reason};

/// The longest comment, in characters.
pub const MAX_COMMENT: usize = 2_000;

/// A coded reason and, for `other` always, words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    pub reason: Reason,
    pub comment: Option<String>,
}

impl Grounds {
    /// Checks the comment: not too long, and there when the reason is `other`.
    pub fn new(reason: Reason, comment: Option<&str>) -> Result<Self, Faults> {
        let comment = comment.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        if comment.as_ref().is_some_and(|text| text.chars().count() > MAX_COMMENT) {
            return Err(Fault::new("comment", "too-long").with("max", MAX_COMMENT).into());
        }
        if reason == Reason::Other && comment.is_none() {
            return Err(Fault::new("comment", "comment-needed").into());
        }
        Ok(Self { reason, comment })
    }
}

/// Rejects leads, each judged alone, while its clock runs and for a reason its own terms allow;
/// an accepted lead only for the narrower reasons of the guarantee.
pub fn reject(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    ids: &[LeadId],
    grounds: &Grounds,
) -> Result<Outcomes, LeadError> {
    let now = tx.now();
    let leads = locked::for_buyer(tx, seat, ids)?;
    let (able, unable) = sort_out(leads, |lead| {
        lead.status.on(Event::Reject)?;
        if lead.due_at.is_none_or(|due| due <= now) {
            return Err(LeadError::DeadlinePassed);
        }
        allowed(lead, grounds.reason)
    });
    let change = Change {
        event: Event::Reject,
        actor: seat.into(),
        reason: Some(grounds.reason),
        comment: grounds.comment.clone(),
    };
    let done = step(tx, able, &change)?;
    Ok(outcomes(ids, done, unable))
}

fn allowed(lead: &Locked, reason: Reason) -> Result<(), LeadError> {
    if !lead.allowed_reasons.iter().any(|allowed| allowed == reason.as_str()) {
        return Err(Faults::from(Fault::new("reason", "reason-not-in-terms")).into());
    }
    let (period, code) = match lead.status {
        Status::Accepted => (Period::Guarantee, "reason-not-in-guarantee"),
        Status::Refused
        | Status::Quarantined
        | Status::Delivered
        | Status::Rejected
        | Status::Disputed
        | Status::Settled
        | Status::Returned => (Period::Decision, "reason-only-in-guarantee"),
    };
    if !reason.within(period) {
        return Err(Faults::from(Fault::new("reason", code)).into());
    }
    Ok(())
}
