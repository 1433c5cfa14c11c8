//! A buyer asks for publication, or takes the question back.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::status::OfferMove;
use super::{OfferError, lock};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::schema::offers;

/// Puts a draft into the staff's queue. What staff said last time is answered by this.
pub fn submit(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<(), OfferError> {
    let locked = lock::own(tx, seat, id)?;
    let next = locked.after(OfferMove::Submit)?;
    lock::party_active(tx, seat.party)?;
    let now = tx.now();
    diesel::update(offers::table.find(id.uuid()))
        .set((
            offers::status.eq(next),
            offers::submitted_at.eq(now),
            offers::sent_back_reason.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes an offer back from review, to change it.
pub fn withdraw(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<(), OfferError> {
    lock::own(tx, seat, id)?.apply(tx, OfferMove::Withdraw)
}
