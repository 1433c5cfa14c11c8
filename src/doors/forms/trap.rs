//! What robots fell into, counted for the contractor whose form it was.

use chrono::TimeDelta;
use diesel::sql_types::{Date, Text, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::EngagementId;
use crate::schema::form_traps;

crate::text_enum! {
    /// What gave a robot away.
    pub enum Trap {
        /// It filled in a field nobody sees.
        Honeypot = "honeypot",
        /// It was quicker than anybody types.
        TooQuick = "too_quick",
        /// It sent a form we never made.
        Forged = "forged",
    }
}

/// Counts one.
pub fn count(tx: &mut Tx<'_>, engagement: EngagementId, trap: Trap) -> Result<(), DoorError> {
    metrics::counter!("form_traps_total", "trap" => trap.as_str()).increment(1);
    let day = tx.now().date_naive();
    diesel::sql_query(
        "INSERT INTO form_traps (engagement_id, day, trap, caught) VALUES ($1, $2, $3, 1)
         ON CONFLICT (engagement_id, day, trap) DO UPDATE SET caught = form_traps.caught + 1",
    )
    .bind::<SqlUuid, _>(engagement)
    .bind::<Date, _>(day)
    .bind::<Text, _>(trap)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

/// How many were caught in the last days.
pub(super) fn caught(
    tx: &mut Tx<'_>,
    engagement: EngagementId,
    days: i64,
) -> Result<i64, DoorError> {
    let since = (tx.now() - TimeDelta::days(days)).date_naive();
    let counts: Vec<i64> = form_traps::table
        .filter(form_traps::engagement_id.eq(engagement))
        .filter(form_traps::day.gt(since))
        .select(form_traps::caught)
        .load(tx.conn())?;
    Ok(counts.into_iter().sum())
}
