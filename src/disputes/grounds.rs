//! Why a buyer rejects: a coded reason and words.

use super::DisputeError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::readable::words;
use crate::leads::Status;
use crate::leads::locked::Locked;
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
    /// Checks the comment: not too long, readable, and there when the reason is `other`.
    pub fn new(reason: Reason, comment: Option<&str>) -> Result<Self, Faults> {
        let comment = words("comment", comment.unwrap_or_default(), MAX_COMMENT)?;
        let comment = Some(comment).filter(|text| !text.is_empty());
        if reason == Reason::Other && comment.is_none() {
            return Err(Fault::new("comment", "comment-needed").into());
        }
        Ok(Self { reason, comment })
    }

    /// Whether a lead's own terms list the reason at all.
    pub(super) fn listed(&self, lead: &Locked) -> Result<(), DisputeError> {
        if lead.allowed_reasons.iter().any(|allowed| allowed == self.reason.as_str()) {
            return Ok(());
        }
        Err(Faults::from(Fault::new("reason", "reason-not-in-terms")).into())
    }

    /// Whether a lead's own terms allow the reason now; an accepted one only for the narrower
    /// reasons of the guarantee.
    pub(super) fn allowed(&self, lead: &Locked) -> Result<(), DisputeError> {
        self.listed(lead)?;
        let period = period(lead.status);
        let code = match period {
            Period::Guarantee => "reason-not-in-guarantee",
            Period::Decision => "reason-only-in-guarantee",
        };
        if !self.reason.within(period) {
            return Err(Faults::from(Fault::new("reason", code)).into());
        }
        Ok(())
    }
}

/// Which of the two periods a lead's status stands for.
pub(super) const fn period(status: Status) -> Period {
    match status {
        Status::Accepted => Period::Guarantee,
        Status::Refused
        | Status::Quarantined
        | Status::Delivered
        | Status::Rejected
        | Status::Disputed
        | Status::Settled
        | Status::Returned => Period::Decision,
    }
}
