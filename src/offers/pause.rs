//! A buyer stops an offer for a while, lets it go on, or ends it.

use super::status::OfferMove;
use super::{OfferError, lock, lot};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::OfferId;

/// Takes no new leads until resumed. Leads already in keep their clocks. One that waits for money stays
/// paused when the money comes.
pub fn pause(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<(), OfferError> {
    let locked = lock::own(tx, seat, id)?;
    if locked.out_of_funds {
        // It stands already; from now on because the buyer says so, and money does not resume it.
        return locked.stay_paused(tx);
    }
    locked.apply(tx, OfferMove::Pause)
}

/// Takes leads again. A test lot that was used up ends with that: the buyer goes on. One that waits for
/// money goes on with the money and not before.
pub fn resume(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<(), OfferError> {
    let locked = lock::own(tx, seat, id)?;
    locked.after(OfferMove::Resume)?;
    if locked.out_of_funds {
        return Err(OfferError::OutOfFunds);
    }
    lock::party_active(tx, seat.party)?;
    locked.apply(tx, OfferMove::Resume)?;
    lot::resume(tx, id)
}

/// Ends the offer for good. Leads already in keep their clocks and their money.
pub fn close(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<(), OfferError> {
    lock::own(tx, seat, id)?.apply(tx, OfferMove::Close)?;
    lot::close(tx, id)
}
