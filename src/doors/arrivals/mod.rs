//! The log of what came to the machines' doors, and what became of it: nothing is dropped silently.
//!
//! The request itself is sealed, since it holds people's contacts, and kept thirty days. Callers with
//! a wrong secret are noted too, but only so many a day, so that a stranger cannot fill the log.

mod keep;
mod read;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::kernel::ids::{EngagementId, LeadId, PartyId, TestLeadId};
use crate::leads::intake::{Answer, NotTaken};
use crate::leads::queue::Lost;

pub use keep::{forget_old, keep};
pub use read::{Arrival, Filter, Reach, all, find, list, request};

/// The longest body that is kept, bytes; the rest is cut off.
pub const MAX_KEPT: usize = 64 * 1024;
/// How long the log is kept, days.
pub const KEPT_DAYS: i64 = 30;

crate::text_enum! {
    /// Which kind of door it came to.
    pub enum Door {
        Receiver = "receiver",
        Telephony = "telephony",
        Postback = "postback",
        Pixel = "pixel",
    }
}

crate::text_enum! {
    /// What became of it.
    pub enum Outcome as "ArrivalOutcome" {
        /// A lead the buyer has.
        Delivered = "delivered",
        /// A lead a rule refused.
        Refused = "refused",
        /// A test, answered and kept apart.
        Test = "test",
        /// Known already: it counts once.
        Repeated = "repeated",
        /// An order's amount changed.
        Amended = "amended",
        /// An order was cancelled.
        Cancelled = "cancelled",
        /// Understood and kept, and no lead: a call too short, a click too old.
        Noted = "noted",
        /// Nothing this door is for: a greeting, another event.
        Ignored = "ignored",
        /// It could not be read, or did not fit the form.
        Wrong = "wrong",
        /// The secret or signature was wrong.
        Forbidden = "forbidden",
        /// Our own fault, or nobody answered: it should come again.
        Failed = "failed",
    }
}

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Request {
    /// The caller's address.
    pub ip: String,
    pub method: String,
    /// Without the query.
    pub path: String,
    pub query: String,
    pub content_type: String,
    /// Those that prove who called: name in lower case, value.
    pub headers: Vec<(String, String)>,
    /// As text; bytes that are none are replaced.
    pub body: String,
}

impl Request {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Whose door it came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub door: Door,
    /// The receiver, telephone exchange or site.
    pub id: Uuid,
    pub buyer: Option<PartyId>,
    pub contractor: Option<PartyId>,
    pub engagement: Option<EngagementId>,
}

/// What a door made of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub outcome: Outcome,
    /// A rule, a fault's code or a word of the door's own: `arrival-reason-<word>`, `refusal-<word>` or
    /// `fault-<word>` in the texts.
    pub reason: Option<String>,
    /// What the caller is answered.
    pub status: u16,
    pub lead: Option<LeadId>,
    pub test: Option<TestLeadId>,
}

impl Made {
    /// No lead came of it.
    pub fn nothing(outcome: Outcome, reason: &str, status: u16) -> Self {
        Self { outcome, reason: Some(reason.to_owned()), status, lead: None, test: None }
    }

    /// What the intake queue made of one submission.
    pub fn of(answer: &Result<Answer, Lost>) -> Self {
        match answer {
            Ok(Ok(receipt)) => {
                let outcome = match (receipt.test, receipt.refusal) {
                    _ if receipt.repeated => Outcome::Repeated,
                    (true, _) => Outcome::Test,
                    (false, Some(_)) => Outcome::Refused,
                    (false, None) => Outcome::Delivered,
                };
                Self {
                    outcome,
                    reason: receipt.refusal.map(|rule| rule.as_str().to_owned()),
                    status: 200,
                    lead: (!receipt.test).then_some(receipt.id),
                    test: receipt.test.then(|| TestLeadId::from_uuid(receipt.id.uuid())),
                }
            }
            Ok(Err(NotTaken::Invalid(faults))) => {
                let code = faults.0.first().map_or("invalid", |fault| fault.code);
                Self::nothing(Outcome::Wrong, code, 422)
            }
            Ok(Err(why)) => {
                let word = match why {
                    NotTaken::NoSuchEngagement => "no-engagement",
                    NotTaken::KeyReused => "key-reused",
                    NotTaken::SignInNeeded | NotTaken::Forbidden | NotTaken::Invalid(_) => {
                        "forbidden"
                    }
                };
                Self::nothing(Outcome::Wrong, word, 422)
            }
            Err(Lost::Unknown) => Self::nothing(Outcome::Failed, "unavailable", 503),
            Err(Lost::Internal(_)) => Self::nothing(Outcome::Failed, "internal", 500),
        }
    }
}
