//! Staff put an offer into the catalogue.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::status::OfferMove;
use super::{OfferError, lock, lot};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::kernel::rate::Rate;
use crate::outbox::{self, Fact};
use crate::schema::{offers, terms};

/// Publishes an offer in review: its terms are frozen with the operator's fee of the day, and
/// leads may come.
pub fn publish(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: OfferId,
    fee: Rate,
) -> Result<(), OfferError> {
    let locked = lock::for_staff(tx, staff, id)?;
    let next = locked.after(OfferMove::Publish)?;
    lock::party_active(tx, locked.party)?;
    let now = tx.now();
    diesel::update(terms::table.find((id.uuid(), locked.version)))
        .set((terms::fee_rate.eq(fee.basis_points()), terms::frozen_at.eq(now)))
        .execute(tx.conn())?;
    diesel::update(offers::table.find(id.uuid()))
        .set((offers::status.eq(next), offers::published_at.eq(now)))
        .execute(tx.conn())?;
    lot::open_planned(tx, id)?;
    let detail = serde_json::json!({"terms_version": locked.version, "fee_basis_points": fee.basis_points()});
    audit::record(tx, staff, "offer_published", "offer", id.uuid(), detail)?;
    outbox::tell(tx, &[Fact::OfferPublished { offer: id }])?;
    Ok(())
}
