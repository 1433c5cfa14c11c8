//! The program's time: the wall clock plus how far a rehearsal has turned it forward.
//!
//! Read once per transaction (`Tx::now`), never `Utc::now()` elsewhere, so that every row written
//! together bears one time and a test can turn the clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// A clock that can be turned forward and never back. Clones share one offset.
///
/// Nor does it run back while the demo market lives through its month: that starts so long ago,
/// in a process of its own, and ends at the present.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
    seconds_ago: Arc<AtomicI64>,
}

impl Clock {
    /// The time now, to the microsecond: what PostgreSQL keeps, so a value read back is equal.
    pub fn now(&self) -> DateTime<Utc> {
        let ahead = self.offset_seconds.load(Ordering::Relaxed);
        let behind = self.seconds_ago.load(Ordering::Relaxed);
        (Utc::now() + TimeDelta::seconds(ahead - behind)).trunc_subsecs(6)
    }

    /// Lets this process live so long ago. Only for an exchange in which nothing happened since.
    pub fn live_in_past(&self, ago: TimeDelta) {
        self.seconds_ago.store(ago.num_seconds().max(0), Ordering::Relaxed);
    }

    /// Whether [`live_in_past`](Self::live_in_past) still holds.
    pub fn in_past(&self) -> bool {
        self.seconds_ago.load(Ordering::Relaxed) > 0
    }

    /// Takes over the offset the database holds. An older, smaller offset is ignored.
    pub fn set_offset(&self, seconds: i64) {
        self.offset_seconds.fetch_max(seconds, Ordering::Relaxed);
    }
}
