//! What came through a form lately, for its contractor.

use chrono::TimeDelta;
use diesel::sql_types::{BigInt, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::trap;
use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::EngagementId;

/// How far back is counted.
pub const DAYS: i64 = 30;

/// How much came in [`DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Leads the buyer got.
    pub delivered: i64,
    /// Leads a rule refused.
    pub refused: i64,
    /// What robots sent.
    pub caught: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    delivered: i64,
    #[diesel(sql_type = BigInt)]
    refused: i64,
}

/// Counts what came through the form of the contractor's engagement. One walk along the index the
/// forms' leads have of their own.
pub fn figures(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    engagement: EngagementId,
) -> Result<Figures, DoorError> {
    let since = tx.now() - TimeDelta::days(DAYS);
    let row: Row = diesel::sql_query(
        "SELECT count(*) FILTER (WHERE status <> 'refused') AS delivered,
                count(*) FILTER (WHERE status = 'refused') AS refused
           FROM leads
          WHERE channel = 'form' AND engagement_id = $1 AND created_at > $2 AND contractor_id = $3",
    )
    .bind::<SqlUuid, _>(engagement)
    .bind::<Timestamptz, _>(since)
    .bind::<SqlUuid, _>(seat.party)
    .prepared()
    .get_result(tx.conn())?;
    let caught = trap::caught(tx, engagement, DAYS)?;
    Ok(Figures { delivered: row.delivered, refused: row.refused, caught })
}
