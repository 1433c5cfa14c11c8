//! The buyer's own work on a lead it has received: what stage, attempts, notes and tasks stand on.

use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel::{OptionalExtension, QueryableByName, RunQueryDsl};

use super::stage::Stage;
use super::{LeadError, Status};
use crate::accounts::BuyerSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::LeadId;

/// What the buyer's own work needs to know of a lead.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub(super) struct Own {
    #[diesel(sql_type = Text)]
    pub status: Status,
    #[diesel(sql_type = Text)]
    pub stage: Stage,
}

/// Locks a lead the buyer has received.
pub(super) fn lock(tx: &mut Tx<'_>, seat: BuyerSeat, lead: LeadId) -> Result<Own, LeadError> {
    diesel::sql_query(
        "SELECT status, stage FROM leads
          WHERE id = $1 AND buyer_id = $2 AND status NOT IN ('refused', 'quarantined') FOR NO KEY UPDATE",
    )
    .bind::<SqlUuid, _>(lead)
    .bind::<SqlUuid, _>(seat.party)
    .prepared()
    .get_result(tx.conn())
    .optional()?
    .ok_or(LeadError::NotFound)
}
