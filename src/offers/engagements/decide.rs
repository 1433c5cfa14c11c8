//! A buyer answers a contractor's request.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Engagement, EngagementMove, locked};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::EngagementId;
use crate::offers::{OfferError, lock, words};
use crate::outbox::{self, Fact};
use crate::schema::engagements;

fn of_buyer(tx: &mut Tx<'_>, seat: BuyerSeat, id: EngagementId) -> Result<Engagement, OfferError> {
    let engagement = locked(tx, id)?;
    if engagement.buyer == seat.party { Ok(engagement) } else { Err(OfferError::NotFound) }
}

/// Lets the contractor deliver leads. A suspended one must wait for the end of the suspension.
pub fn approve(tx: &mut Tx<'_>, seat: BuyerSeat, id: EngagementId) -> Result<(), OfferError> {
    let engagement = of_buyer(tx, seat, id)?;
    let next = engagement.after(EngagementMove::Approve)?;
    lock::party_active(tx, engagement.contractor)?;
    let now = tx.now();
    diesel::update(engagements::table.find(id.uuid()))
        .set((engagements::status.eq(next), engagements::decided_at.eq(now)))
        .execute(tx.conn())?;
    outbox::tell(tx, &[Fact::EngagementApproved { engagement: id }])?;
    Ok(())
}

/// Says no, with words the contractor reads when there are any.
pub fn decline(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    id: EngagementId,
    reason: &str,
) -> Result<(), OfferError> {
    let engagement = of_buyer(tx, seat, id)?;
    let next = engagement.after(EngagementMove::Decline)?;
    let reason = words::optional("reason", reason)?;
    let now = tx.now();
    diesel::update(engagements::table.find(id.uuid()))
        .set((
            engagements::status.eq(next),
            engagements::declined_reason.eq(reason),
            engagements::decided_at.eq(now),
        ))
        .execute(tx.conn())?;
    outbox::tell(tx, &[Fact::EngagementDeclined { engagement: id }])?;
    Ok(())
}
