//! Postbacks: what a contractor's tracker is told of its leads.
//!
//! A [`Tracker`] is an address with macros ([`template`]) and the statuses it wants to hear. When a
//! lead's news leaves the outbox, [`queue`] fills the macros in and queues the calls, and skips one
//! that would say what the last one said. The job sends them and tries again when nobody answers;
//! every call stays readable with its answer.

pub mod claim;
mod list;
mod outcome;
mod queue;
mod set_up;
pub mod template;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{Queryable, Selectable};

use crate::kernel::ids::{EngagementId, LeadId, PartyId, PostbackId, TrackerId};
use crate::schema::{postbacks, trackers};

pub use claim::{Claimed, claim};
pub use list::{list, own, trackers_of};
pub use outcome::{answered, unanswered};
pub use queue::{hear, test};
pub use set_up::{TrackerDraft, close, set_up};

/// How often a postback is tried.
pub const MOST_TRIES: i32 = 8;
/// The most trackers a party may have open.
pub const MOST_TRACKERS: i64 = 20;

crate::text_enum! {
    /// What became of a postback.
    pub enum PostbackStatus {
        Queued = "queued",
        Sent = "sent",
        /// Nothing had changed since the last one, or a later one said more.
        Skipped = "skipped",
        Failed = "failed",
    }
}

crate::text_enum! {
    /// What a tracker can be told of: the statuses of a lead that others bring about.
    pub enum Told {
        Delivered = "delivered",
        Accepted = "accepted",
        Rejected = "rejected",
        Disputed = "disputed",
        Settled = "settled",
        Returned = "returned",
    }
}

/// Where a contractor wants to hear of its leads.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = trackers, check_for_backend(Pg))]
pub struct Tracker {
    pub id: TrackerId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    /// All of the party's engagements when `None`.
    #[diesel(column_name = engagement_id)]
    pub engagement: Option<EngagementId>,
    pub label: String,
    pub template: String,
    pub told: Vec<Told>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// One call, made or to be made.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = postbacks, check_for_backend(Pg))]
pub struct Postback {
    pub id: PostbackId,
    #[diesel(column_name = tracker_id)]
    pub tracker: TrackerId,
    /// None for a test.
    #[diesel(column_name = lead_id)]
    pub lead: Option<LeadId>,
    pub word: String,
    pub address: String,
    pub status: PostbackStatus,
    pub tries: i32,
    pub next_try_at: DateTime<Utc>,
    /// What the tracker answered.
    pub answer: Option<i16>,
    pub answer_text: Option<String>,
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}
