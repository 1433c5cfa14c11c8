//! What came of a link: clicks and what they led to in the last thirty days, tests left out.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::EngagementId;
use crate::offers::engagements;

/// How far back they look, days.
pub const DAYS: i64 = 30;
/// How many sources are told apart, the busiest first.
const MOST_SOURCES: i64 = 20;

/// Clicks and leads of one source, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Default, QueryableByName)]
pub struct Counted {
    #[diesel(sql_type = Nullable<Text>)]
    pub source: Option<String>,
    #[diesel(sql_type = BigInt)]
    pub clicks: i64,
    /// Registrations or orders that became leads a buyer received.
    #[diesel(sql_type = BigInt)]
    pub conversions: i64,
    /// Those a rule refused.
    #[diesel(sql_type = BigInt)]
    pub refused: i64,
}

/// A link's figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    pub all: Counted,
    /// Busiest first, at most twenty.
    pub sources: Vec<Counted>,
}

/// The figures of one of the contractor's engagements.
pub fn figures(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    id: EngagementId,
) -> Result<Figures, DoorError> {
    engagements::work(tx, seat, id)?;
    let since: DateTime<Utc> = tx.now() - TimeDelta::days(DAYS);
    let mut read = |columns: &str, grouped: &str| -> Result<Vec<Counted>, DoorError> {
        Ok(diesel::sql_query(format!(
            "SELECT {columns}, count(DISTINCT c.id) AS clicks,
                    count(v.id) FILTER (WHERE l.status <> 'refused') AS conversions,
                    count(v.id) FILTER (WHERE l.status = 'refused') AS refused
               FROM clicks c LEFT JOIN conversions v ON v.click_id = c.id
               LEFT JOIN leads l ON l.id = v.lead_id
              WHERE c.engagement_id = $1 AND c.at > $2 AND NOT c.test {grouped} LIMIT $3"
        ))
        .bind::<SqlUuid, _>(id)
        .bind::<Timestamptz, _>(since)
        .bind::<BigInt, _>(MOST_SOURCES)
        .prepared()
        .load(tx.conn())?)
    };
    let all = read("NULL::text AS source", "")?.into_iter().next().unwrap_or_default();
    let sources = read("c.source", "GROUP BY c.source ORDER BY 2 DESC, 1")?;
    Ok(Figures { all, sources })
}
