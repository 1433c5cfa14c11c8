//! A contractor leaves an offer.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{EngagementMove, locked};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::EngagementId;
use crate::offers::OfferError;
use crate::schema::engagements;

/// Ends the engagement, or takes a request back. Leads already delivered go their way.
pub fn leave(tx: &mut Tx<'_>, seat: ContractorSeat, id: EngagementId) -> Result<(), OfferError> {
    let engagement = locked(tx, id)?;
    if engagement.contractor != seat.party {
        return Err(OfferError::NotFound);
    }
    let next = engagement.after(EngagementMove::Leave)?;
    diesel::update(engagements::table.find(id.uuid()))
        .set(engagements::status.eq(next))
        .execute(tx.conn())?;
    Ok(())
}
