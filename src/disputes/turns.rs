//! Whose move it is in the disputes of a page of leads, and since when.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::DisputeError;
use super::dispute::{Opening, Turn};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::LeadId;
use crate::leads::Status;
use crate::leads::find::Lead;

/// The state of an open dispute, as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub opening: Opening,
    pub turn: Turn,
    /// When its running clock was started: by the appeal, the answer, or the rejection itself.
    pub since: DateTime<Utc>,
    /// What each side proposes the contractor should get, in percent.
    pub buyer_offers: Option<i16>,
    pub contractor_offers: Option<i16>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    lead_id: LeadId,
    #[diesel(sql_type = Text)]
    opening: Opening,
    #[diesel(sql_type = Text)]
    turn: Turn,
    #[diesel(sql_type = Timestamptz)]
    since: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    buyer_offers: Option<i16>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    contractor_offers: Option<i16>,
}

/// How the disputed ones among leads stand, which their reader has found within reach.
pub fn of(tx: &mut Tx<'_>, leads: &[Lead]) -> Result<HashMap<LeadId, Standing>, DisputeError> {
    let disputed = leads.iter().filter(|lead| lead.status == Status::Disputed);
    let ids: Vec<LeadId> = disputed.map(|lead| lead.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT d.lead_id, d.opening, d.turn, coalesce(a.at, d.opened_at) AS since, d.buyer_offers, d.contractor_offers
           FROM disputes d
           LEFT JOIN LATERAL (SELECT min(s.at) AS at FROM statements s
                WHERE s.dispute_id = d.id AND s.side = 'buyer' AND d.opening = 'appeal') a ON true
          WHERE d.lead_id = ANY ($1) AND d.ended_at IS NULL",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let Row { lead_id, opening, turn, since, buyer_offers, contractor_offers } = row;
            (lead_id, Standing { opening, turn, since, buyer_offers, contractor_offers })
        })
        .collect())
}
