//! A buyer's record: how it has decided, from its own leads, for everybody to see before they
//! send one. Every share comes with the number it is a share of.

use chrono::TimeDelta;
use diesel::sql_types::{BigInt, Nullable, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::OfferError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::PartyId;

/// Fewer decided leads than this are too few to tell anything.
pub const ENOUGH: i64 = 20;
/// The record looks at the newest leads only, so that it costs the same for every buyer.
pub const NEWEST: i64 = 1_000;

/// What a buyer did with its newest leads, at most [`NEWEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct BuyerRecord {
    /// Leads decided, by the buyer or for it.
    #[diesel(sql_type = BigInt)]
    pub decided: i64,
    /// Of these, never rejected.
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
    /// Of these, decided by the clock because the buyer was silent.
    #[diesel(sql_type = BigInt)]
    pub by_clock: i64,
    /// The median time the buyer took over those it decided itself, in seconds.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub median_seconds: Option<i64>,
}

impl BuyerRecord {
    /// Whether there are too few decisions to tell.
    pub fn too_few(&self) -> bool {
        self.decided < ENOUGH
    }

    /// The median time the buyer took over its own decisions; `None` without any.
    pub fn median(&self) -> Option<TimeDelta> {
        self.median_seconds.map(TimeDelta::seconds)
    }
}

/// The record of one buyer over its newest leads.
pub fn of(tx: &mut Tx<'_>, buyer: PartyId) -> Result<BuyerRecord, OfferError> {
    Ok(diesel::sql_query(
        "SELECT count(*) AS decided,
                count(*) FILTER (WHERE reason IS NULL) AS accepted,
                count(*) FILTER (WHERE decided_by_clock) AS by_clock,
                round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at))
                      FILTER (WHERE NOT decided_by_clock))::bigint AS median_seconds
           FROM (SELECT reason, decided_by_clock, decided_at, created_at
                   FROM leads WHERE buyer_id = $1 AND status <> 'refused'
                  ORDER BY id DESC LIMIT $2) newest
          WHERE decided_at IS NOT NULL",
    )
    .bind::<SqlUuid, _>(buyer)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .get_result(tx.conn())?)
}
