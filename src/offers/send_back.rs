//! Staff return an offer to its buyer.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::status::OfferMove;
use super::{OfferError, lock, words};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::outbox::{self, Fact};
use crate::schema::offers;

/// Returns an offer in review to draft. The buyer reads the reason, so there must be one.
pub fn send_back(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: OfferId,
    reason: &str,
) -> Result<(), OfferError> {
    let locked = lock::for_staff(tx, staff, id)?;
    let next = locked.after(OfferMove::SendBack)?;
    let reason = words::required("reason", reason)?;
    diesel::update(offers::table.find(id.uuid()))
        .set((offers::status.eq(next), offers::sent_back_reason.eq(&reason)))
        .execute(tx.conn())?;
    let detail = serde_json::json!({"terms_version": locked.version, "reason": reason});
    audit::record(tx, staff, "offer_sent_back", "offer", id.uuid(), detail)?;
    outbox::tell(tx, &[Fact::OfferSentBack { offer: id }])?;
    Ok(())
}
