//! The month the demo market has lived through.
//!
//! A market made in a second shows nothing: no lead has met its clock, no buyer has a record. So the
//! process that fills it lives thirty days ago and lets them pass, while all calls go through the
//! API as ever. Nothing of this is kept: should the process die, the next one lives in the present.

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::Db;
use crate::disputes::{self, DisputeError};
use crate::leads;

/// How long the market has been open.
pub const DAYS: i64 = 30;

/// Leads settled by the clock in one transaction.
const AT_ONCE: i64 = 200;

pub struct Month {
    db: Db,
    left: TimeDelta,
}

impl Month {
    /// Turns this process's clock to the month's first moment.
    pub fn start(db: &Db) {
        db.clock().live_in_past(TimeDelta::days(DAYS));
    }

    /// Turns it to the present.
    pub fn end(db: &Db) {
        db.clock().live_in_past(TimeDelta::zero());
    }

    /// Begins a month ago.
    pub fn begin(db: &Db) -> Self {
        Self::start(db);
        Self { db: db.clone(), left: TimeDelta::days(DAYS) }
    }

    /// A month that passes in no time: the exchange runs in another process, with its own clock.
    pub fn none(db: &Db) -> Self {
        Self { db: db.clone(), left: TimeDelta::zero() }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.db.clock().now()
    }

    /// The day of the month, from 1.
    pub fn day(&self) -> i64 {
        (DAYS - self.left.num_days()).max(1)
    }

    pub fn hours_left(&self) -> i64 {
        self.left.num_hours()
    }

    /// Lets hours pass, at most up to the present, and with them every deadline on the way.
    pub fn pass(&mut self, hours: i64) -> Result<(), String> {
        for _ in 0..hours {
            if self.left.is_zero() {
                return Ok(());
            }
            self.left = (self.left - TimeDelta::hours(1)).max(TimeDelta::zero());
            self.turn();
            self.meet_deadlines().map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn meet_deadlines(&self) -> Result<(), DisputeError> {
        while self.db.tx(|tx| leads::clock::run_due(tx, AT_ONCE))? > 0 {}
        while self.db.tx(|tx| disputes::clock::run_due(tx, AT_ONCE))? > 0 {}
        Ok(())
    }

    fn turn(&self) {
        self.db.clock().live_in_past(self.left);
    }
}

impl Drop for Month {
    fn drop(&mut self) {
        Self::end(&self.db);
    }
}
