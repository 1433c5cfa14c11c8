//! What an offer's moves do to its lot.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{LotDecision, LotStatus, running};
use crate::db::Tx;
use crate::kernel::ids::{LotId, OfferId};
use crate::offers::OfferError;
use crate::schema::lots;

/// Begins the planned lot of an offer that takes leads from now on.
pub(in crate::offers) fn open_planned(tx: &mut Tx<'_>, offer: OfferId) -> Result<(), OfferError> {
    let now = tx.now();
    diesel::update(lots::table.filter(lots::offer_id.eq(offer)))
        .filter(lots::status.eq(LotStatus::Planned))
        .set((lots::status.eq(LotStatus::Open), lots::opened_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// A resumed offer goes on past a lot that is used up; a planned one begins.
pub(in crate::offers) fn resume(tx: &mut Tx<'_>, offer: OfferId) -> Result<(), OfferError> {
    if let Some(lot) = running(tx, offer)?
        && lot.status == LotStatus::Used
    {
        end(tx, lot.id, LotDecision::GoOn)?;
    }
    open_planned(tx, offer)
}

/// A closed offer has no lot.
pub(in crate::offers) fn close(tx: &mut Tx<'_>, offer: OfferId) -> Result<(), OfferError> {
    match running(tx, offer)? {
        Some(lot) => end(tx, lot.id, LotDecision::Stop),
        None => Ok(()),
    }
}

pub(super) fn end(tx: &mut Tx<'_>, lot: LotId, decision: LotDecision) -> Result<(), OfferError> {
    let now = tx.now();
    diesel::update(lots::table.find(lot))
        .set((
            lots::status.eq(LotStatus::Ended),
            lots::ended_at.eq(now),
            lots::decision.eq(decision),
        ))
        .execute(tx.conn())?;
    Ok(())
}
