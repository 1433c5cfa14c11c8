//! What a buyer's suspension does to its offers, and its end undoes.
//!
//! Called by whoever suspends or restores a party, in the same transaction.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{OfferError, OfferStatus};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::schema::offers;

/// Pauses every published offer of a party and marks it as paused by staff. Answers how many.
/// Rows are locked in the order of their ids, as everywhere.
pub fn pause_all_of(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    party: PartyId,
) -> Result<usize, OfferError> {
    let live = locked(tx, party, OfferStatus::Published)?;
    Ok(diesel::update(offers::table.filter(offers::id.eq_any(live)))
        .set((offers::status.eq(OfferStatus::Paused), offers::paused_by_staff.eq(true)))
        .execute(tx.conn())?)
}

/// Publishes again what [`pause_all_of`] paused and the buyer has not closed since.
pub fn resume_all_of(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    party: PartyId,
) -> Result<usize, OfferError> {
    let paused = locked(tx, party, OfferStatus::Paused)?;
    let query =
        offers::table.filter(offers::id.eq_any(paused)).filter(offers::paused_by_staff.eq(true));
    Ok(diesel::update(query)
        .set((offers::status.eq(OfferStatus::Published), offers::paused_by_staff.eq(false)))
        .execute(tx.conn())?)
}

fn locked(
    tx: &mut Tx<'_>,
    party: PartyId,
    status: OfferStatus,
) -> Result<Vec<uuid::Uuid>, OfferError> {
    Ok(offers::table
        .filter(offers::party_id.eq(party.uuid()))
        .filter(offers::status.eq(status))
        .order(offers::id)
        .select(offers::id)
        .for_update()
        .load(tx.conn())?)
}
