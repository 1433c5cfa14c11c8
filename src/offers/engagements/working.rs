//! What a contractor works on now: their active engagements with the offers as they stand.

use diesel::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper,
};

use super::{Engagement, EngagementStatus};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::EngagementId;
use crate::offers::offer::{Offer, OfferRow, joined};
use crate::offers::terms::TermsRow;
use crate::offers::{OfferError, OfferStatus};
use crate::schema::{engagements, offers, parties};

/// An active engagement and its offer, counters and all.
#[derive(Debug, Clone)]
pub struct Work {
    pub engagement: Engagement,
    pub offer: Offer,
}

type Row = (OfferRow, TermsRow, String, Engagement);

/// The contractor's active engagements, those whose offer takes leads first, then the newest; at
/// most `limit`.
pub fn working(tx: &mut Tx<'_>, seat: ContractorSeat, limit: i64) -> Result<Vec<Work>, OfferError> {
    let now = tx.now();
    let rows: Vec<Row> = joined()
        .inner_join(engagements::table.on(engagements::offer_id.eq(offers::id)))
        .filter(engagements::party_id.eq(seat.party))
        .filter(engagements::status.eq(EngagementStatus::Active))
        .order((offers::status.eq(OfferStatus::Published).desc(), engagements::id.desc()))
        .limit(limit)
        .select((
            OfferRow::as_select(),
            TermsRow::as_select(),
            parties::name,
            Engagement::as_select(),
        ))
        .load(tx.conn())?;
    rows.into_iter()
        .map(|(offer, terms, name, engagement)| {
            Ok(Work { engagement, offer: Offer::of((offer, terms, name), now)? })
        })
        .collect()
}

/// One engagement of the contractor's in any status, with its offer.
pub fn work(tx: &mut Tx<'_>, seat: ContractorSeat, id: EngagementId) -> Result<Work, OfferError> {
    let now = tx.now();
    let row: Option<Row> = joined()
        .inner_join(engagements::table.on(engagements::offer_id.eq(offers::id)))
        .filter(engagements::id.eq(id))
        .filter(engagements::party_id.eq(seat.party))
        .select((
            OfferRow::as_select(),
            TermsRow::as_select(),
            parties::name,
            Engagement::as_select(),
        ))
        .first(tx.conn())
        .optional()?;
    let (offer, terms, name, engagement) = row.ok_or(OfferError::NotFound)?;
    Ok(Work { engagement, offer: Offer::of((offer, terms, name), now)? })
}
