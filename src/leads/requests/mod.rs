//! The last requests programs sent leads with, and what they were answered: for whoever writes such
//! a program and wonders.
//!
//! Never in the way of a lead: the server hands what it saw to a bounded [`Log`] and goes on; one
//! thread writes what waits, many in one transaction. What would be too much is counted and not
//! kept. Requests hold people's contacts, so they are sealed; they are kept for seven days, the
//! last 200 of a party, and read by that party alone. The key or token of a request is never kept.

mod list;
mod log;
mod pace;
mod sweep;
mod told;
mod write;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::kernel::ids::{EngagementId, PartyId, UserId};

pub use list::{KeptRequest, find, list};
pub use log::{Log, LogWriter};
pub use sweep::sweep;
pub use told::Upshot;

/// How much of a body is kept, bytes.
pub const MOST_BODY: usize = 16 * 1024;
/// How many requests of one party are kept and shown.
pub const MOST_KEPT: i64 = 200;
/// How long they are kept, days.
pub const KEPT_DAYS: i64 = 7;

/// A request as the server saw it.
#[derive(Debug, Clone)]
pub struct Noted {
    pub user: UserId,
    /// The party of the key it came with; a token leaves it to be found out.
    pub party: Option<PartyId>,
    /// The last characters of that key.
    pub key: Option<String>,
    pub idempotency_key: Option<String>,
    /// What it was for, where all of it was for one.
    pub engagement: Option<EngagementId>,
    pub at: DateTime<Utc>,
    pub method: String,
    pub path: String,
    pub status: u16,
    pub request: Seen,
    pub answer: Seen,
    /// What became of it, where the answer may be too long to be read again.
    pub told: Option<Upshot>,
}

/// A body as it is held until it is written: no more of it than will be kept.
#[derive(Debug, Clone)]
pub struct Seen {
    bytes: Vec<u8>,
    size: usize,
}

impl Seen {
    pub fn of(body: &[u8]) -> Self {
        let kept = body.get(..MOST_BODY).unwrap_or(body);
        Self { bytes: kept.to_vec(), size: body.len() }
    }

    /// All of it, unless it was cut.
    fn whole(&self) -> Option<&[u8]> {
        (self.bytes.len() == self.size).then_some(self.bytes.as_slice())
    }

    fn body(&self) -> KeptBody {
        KeptBody {
            text: String::from_utf8_lossy(&self.bytes).into_owned(),
            size: self.size,
            cut: self.bytes.len() < self.size,
        }
    }
}

/// A body as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct KeptBody {
    /// The first 16 KiB.
    pub text: String,
    /// How long all of it was, bytes.
    pub size: usize,
    pub cut: bool,
}

/// What is sealed of a request.
#[derive(Debug, Serialize, Deserialize)]
struct Document {
    key: Option<String>,
    idempotency_key: Option<String>,
    request: KeptBody,
    answer: KeptBody,
    told: Upshot,
}
