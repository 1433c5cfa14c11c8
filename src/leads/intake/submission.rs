//! A lead as a door hands it in: parsed, not yet checked.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::accounts::ContractorSeat;
use crate::accounts::idempotency;
use crate::kernel::ids::{EngagementId, PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::kernel::readable;
use crate::leads::Channel;
use crate::leads::contact::Consent;

/// Who says they send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// A page checked the seat in the transaction before.
    Seat(ContractorSeat),
    /// A token whose signature is true. Whether its user still may act is checked with the batch,
    /// in the same transaction: one look-up for all instead of one a request.
    /// A key's party is the only one it sends for.
    Token { user: UserId, epoch: i32, party: Option<PartyId> },
    /// One of the exchange's own doors, which knows the engagement by its code, secret or number and
    /// acts for its contractor.
    Door { contractor: PartyId },
}

impl Sender {
    /// Whose turn it is in the queue.
    pub fn lane(self) -> Uuid {
        match self {
            Self::Seat(seat) => seat.party.uuid(),
            Self::Token { user, .. } => user.uuid(),
            Self::Door { contractor } => contractor.uuid(),
        }
    }
}

/// How to reach the person, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawContact {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// What the exchange itself saw of a consent: what the certificate says besides who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The wording as it was shown.
    pub text: String,
    /// The page's address.
    pub page: String,
    /// The page's language.
    pub locale: Locale,
}

/// One lead at the door.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    pub sender: Sender,
    pub engagement: EngagementId,
    pub channel: Channel,
    pub contact: RawContact,
    /// Answers to the offer's form.
    pub fields: Map<String, Value>,
    /// Where the person is, as an ISO 3166 code, when the sender knows.
    pub region: Option<String>,
    pub source: Option<String>,
    /// `sub1` to `sub8`, those that were given.
    pub subs: Map<String, Value>,
    /// The sender's own id: the same one twice is one lead.
    pub external_id: Option<String>,
    pub consent: Option<Consent>,
    /// What the person ordered for, when the price is a percentage of it.
    pub order_amount: Option<Decimal>,
    /// When it happened, where that is not now: a call is judged by the hours in which it rang.
    pub happened_at: Option<DateTime<Utc>>,
    /// Sent to try things out: judged alike, kept apart, and no money moves.
    pub test: bool,
    /// What the person saw on a page of the exchange, for the certificate of consent.
    pub witness: Option<Witness>,
    /// The idempotency key the request bore.
    pub once: Option<idempotency::Request>,
}

impl Submission {
    /// The source as it is judged and kept.
    pub fn source(&self) -> Option<String> {
        self.source.as_deref().map(readable::line).filter(|source| !source.is_empty())
    }
}

/// The normal form where there is one, else what was typed: a refused lead shows what was sent.
pub(super) fn kept<T>(
    read: &Option<Option<T>>,
    text: impl Fn(&T) -> &str,
    typed: Option<&str>,
) -> Option<String> {
    match read {
        Some(Some(value)) => Some(text(value).to_owned()),
        Some(None) => typed.map(readable::line),
        None => None,
    }
}
