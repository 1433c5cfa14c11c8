//! A buyer writes an offer.

use diesel::{ExpressionMethods, RunQueryDsl};

use super::terms::{self, TermsDraft};
use super::{Bounds, OfferError, OfferStatus, fee};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::schema::offers;

/// Makes a draft with version 1 of its terms. Nobody but the buyer and staff sees it.
pub fn draft(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    written: &TermsDraft,
    bounds: &Bounds,
) -> Result<OfferId, OfferError> {
    let (id, now) = (OfferId::new(), tx.now());
    let mut terms = written.check(bounds, id, 1, now)?;
    fee::apply(tx, &mut terms, seat.party, bounds.fee)?;
    // Whether the offer's version exists is checked at the commit, so either may come first.
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(id),
            offers::party_id.eq(seat.party),
            offers::status.eq(OfferStatus::Draft),
            offers::terms_version.eq(terms.version),
            offers::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    terms::insert(tx, &terms)?;
    Ok(id)
}
