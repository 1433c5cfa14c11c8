//! Lists of offers for those who own or review them.

use diesel::dsl::sql;
use diesel::sql_types::{Bool, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::offer::{Offer, OfferRow, Row, joined};
use super::terms::TermsRow;
use super::{OfferError, OfferStatus};
use crate::accounts::{BuyerSeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{offers, parties};

/// The buyer's own offers in any status, newest first.
pub fn mine(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    status: Option<OfferStatus>,
    paging: &Paging,
) -> Result<Listing<Offer>, OfferError> {
    let mut query = joined()
        .filter(offers::party_id.eq(seat.party.uuid()))
        .order(offers::id.desc())
        .limit(paging.fetch())
        .select((OfferRow::as_select(), TermsRow::as_select(), parties::name))
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(offers::status.eq(status));
    }
    if let Some(after) = paging.after {
        query = query.filter(offers::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    typed(tx, rows, paging)
}

/// How many offers the buyer has in each status that occurs.
pub fn counts(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Vec<(OfferStatus, i64)>, OfferError> {
    Ok(offers::table
        .filter(offers::party_id.eq(seat.party.uuid()))
        .group_by(offers::status)
        .select((offers::status, diesel::dsl::count_star()))
        .load(tx.conn())?)
}

/// How many offers wait for review.
pub fn count_in_review(tx: &mut Tx<'_>, _staff: StaffSeat) -> Result<i64, OfferError> {
    Ok(offers::table
        .filter(offers::status.eq(OfferStatus::Review))
        .count()
        .get_result(tx.conn())?)
}

/// Offers in one status or in all, of one buyer or of all. What waits for review comes longest
/// waiting first, the rest newest first.
pub fn for_staff(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    status: Option<OfferStatus>,
    buyer: Option<PartyId>,
    paging: &Paging,
) -> Result<Listing<Offer>, OfferError> {
    let mut query = joined()
        .limit(paging.fetch())
        .select((OfferRow::as_select(), TermsRow::as_select(), parties::name))
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(offers::status.eq(status));
    }
    if let Some(buyer) = buyer {
        query = query.filter(offers::party_id.eq(buyer.uuid()));
    }
    if status == Some(OfferStatus::Review) {
        query = query.order((offers::submitted_at, offers::id));
        if let Some(after) = paging.after {
            let later = sql::<Bool>(
                "(offers.submitted_at, offers.id) > (SELECT submitted_at, id FROM offers WHERE id = ",
            );
            query = query.filter(later.bind::<SqlUuid, _>(after).sql(")"));
        }
    } else {
        query = query.order(offers::id.desc());
        if let Some(after) = paging.after {
            query = query.filter(offers::id.lt(after));
        }
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    typed(tx, rows, paging)
}

pub(super) fn typed(
    tx: &Tx<'_>,
    rows: Vec<Row>,
    paging: &Paging,
) -> Result<Listing<Offer>, OfferError> {
    let now = tx.now();
    let offers = rows.into_iter().map(|row| Offer::of(row, now)).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(offers, |offer| offer.id.uuid()))
}
