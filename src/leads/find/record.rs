//! A contractor's record: what became of its leads, for the buyer to read beside each of them.

use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::PartyId;
use crate::leads::LeadError;

/// The record looks at the newest leads only, so that it costs the same for everybody.
pub const NEWEST: i64 = 1_000;

/// What became of a contractor's newest leads, with all buyers, at most [`NEWEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct ContractorRecord {
    /// Leads decided, by a buyer or for it.
    #[diesel(sql_type = BigInt)]
    pub decided: i64,
    /// Of these, never rejected.
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
}

/// The record of one contractor.
pub fn contractor_record(
    tx: &mut Tx<'_>,
    contractor: PartyId,
) -> Result<ContractorRecord, LeadError> {
    Ok(diesel::sql_query(
        "SELECT count(*) AS decided, count(*) FILTER (WHERE reason IS NULL) AS accepted
           FROM (SELECT reason, decided_at FROM leads WHERE contractor_id = $1 ORDER BY id DESC LIMIT $2) newest
          WHERE decided_at IS NOT NULL",
    )
    .bind::<SqlUuid, _>(contractor)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .get_result(tx.conn())?)
}
