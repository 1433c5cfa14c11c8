//! The program's time: the wall clock plus how far a rehearsal has turned it forward.
//!
//! Read once per transaction (`Tx::now`), never `Utc::now()` elsewhere, so that every row written
//! together bears one time and a test can turn the clock by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// A clock that can be turned forward and never back. Clones share one offset.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
}

impl Clock {
    /// The time now, to the microsecond: what PostgreSQL keeps, so a value read back is equal.
    pub fn now(&self) -> DateTime<Utc> {
        let offset = TimeDelta::seconds(self.offset_seconds.load(Ordering::Relaxed));
        (Utc::now() + offset).trunc_subsecs(6)
    }

    /// Takes over the offset the database holds. An older, smaller offset is ignored.
    pub fn set_offset(&self, seconds: i64) {
        self.offset_seconds.fetch_max(seconds, Ordering::Relaxed);
    }
}
