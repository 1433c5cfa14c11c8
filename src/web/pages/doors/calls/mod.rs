//! Pages of calls: the buyer's numbers and telephone exchanges, and the contractor's numbers.

pub mod buyer;
pub mod contractor;
pub mod telephony;

use chrono::{DateTime, Utc};

use crate::doors::calls::CallOutcome;
use crate::doors::calls::read::Told;
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::web::nav::Area;

/// A call in a list.
#[derive(Debug, Clone)]
pub struct CallLine {
    pub at: DateTime<Utc>,
    /// Covered in part for the contractor.
    pub caller: Option<String>,
    pub called: String,
    pub seconds: i64,
    pub outcome: Text,
    pub tone: &'static str,
    pub lead: Option<String>,
    pub recording: Option<String>,
}

impl CallLine {
    fn new(reader: &Reader, area: Area, call: Told) -> Self {
        // A refused lead is the contractor's to read; a covered number is spaced already.
        let buyer = area == Area::Buyer;
        let seen = !buyer || call.outcome == CallOutcome::Counted;
        Self {
            at: call.started_at,
            caller: call.caller.map(|caller| if buyer { spaced_phone(&caller) } else { caller }),
            called: spaced_phone(&call.called),
            seconds: i64::from(call.seconds),
            outcome: reader.word("call-outcome", call.outcome.as_str()),
            tone: tone(call.outcome),
            lead: call.lead.filter(|_| seen).map(|lead| format!("/{}/leads/{lead}", area.as_str())),
            recording: call.recording,
        }
    }
}

const fn tone(outcome: CallOutcome) -> &'static str {
    match outcome {
        CallOutcome::Counted => "good",
        CallOutcome::Refused => "bad",
        CallOutcome::NotAssigned | CallOutcome::TooOld | CallOutcome::NoNumber => "warn",
        CallOutcome::Unanswered | CallOutcome::TooShort => "",
    }
}
