//! Staff put an offer into the catalogue.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::fee::{self, Target};
use super::status::OfferMove;
use super::{OfferError, lock, lot};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::kernel::rate::Rate;
use crate::outbox::{self, Fact};
use crate::schema::{offers, terms};

/// Publishes an offer in review: its terms are frozen with the fee of the day ([`fee`]; `usual` where no
/// rule says otherwise), and leads may come.
pub fn publish(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: OfferId,
    usual: Rate,
) -> Result<(), OfferError> {
    let locked = lock::for_staff(tx, staff, id)?;
    let next = locked.after(OfferMove::Publish)?;
    lock::party_active(tx, locked.party)?;
    let now = tx.now();
    let written = terms::table.find((id.uuid(), locked.version));
    let topic: String = written.select(terms::topic).first(tx.conn())?;
    let target = Target { offer: Some(id), party: locked.party, topic };
    let fee = fee::now(tx, &target, usual)?;
    diesel::update(written)
        .set((
            terms::fee_rate.eq(fee.rate.basis_points()),
            terms::fee_rule_id.eq(fee.rule.map(|(rule, _)| rule)),
            terms::frozen_at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(offers::table.find(id.uuid()))
        .set((offers::status.eq(next), offers::published_at.eq(now)))
        .execute(tx.conn())?;
    lot::open_planned(tx, id)?;
    let detail = serde_json::json!({
        "terms_version": locked.version,
        "fee_basis_points": fee.rate.basis_points(),
        "fee_rule": fee.rule.map(|(rule, _)| rule),
    });
    audit::record(tx, staff, "offer_published", "offer", id.uuid(), detail)?;
    outbox::tell(tx, &[Fact::OfferPublished { offer: id }])?;
    Ok(())
}
