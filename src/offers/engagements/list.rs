//! Engagements as either side reads them, each with the offer it is about.

use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl,
    SelectableHelper,
};

use super::{Engagement, EngagementStatus};
use crate::accounts::{BuyerSeat, PartySeat};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{EngagementId, OfferId};
use crate::kernel::paging::{Listing, Paging};
use crate::offers::terms::{Terms, TermsRow};
use crate::offers::{OfferError, OfferStatus};
use crate::schema::{engagements, offers, parties, terms};

/// An engagement, the offer's newest terms, and both sides' names.
#[derive(Debug, Clone)]
pub struct EngagedOffer {
    pub engagement: Engagement,
    pub offer_status: OfferStatus,
    pub terms: Terms,
    pub buyer_name: String,
    pub contractor_name: String,
}

/// Which side of the engagement the party is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Buyer,
    Contractor,
}

/// Which engagements are wanted; all that is given must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Both sides when `None`.
    pub side: Option<Side>,
    pub status: Option<EngagementStatus>,
    pub offer: Option<OfferId>,
}

diesel::alias!(parties as buyers: Buyers);

#[diesel::dsl::auto_type]
fn joined() -> _ {
    engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .inner_join(
            terms::table
                .on(terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version))),
        )
        .inner_join(parties::table.on(parties::id.eq(engagements::party_id)))
}

type Row = (Engagement, OfferStatus, TermsRow, String, String);

fn typed(
    (engagement, offer_status, terms, contractor_name, buyer_name): Row,
) -> Result<EngagedOffer, DbError> {
    Ok(EngagedOffer {
        engagement,
        offer_status,
        terms: terms.typed()?,
        buyer_name,
        contractor_name,
    })
}

/// The party's engagements, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<EngagedOffer>, OfferError> {
    let party = seat.party.uuid();
    let mut query = joined()
        .inner_join(buyers.on(buyers.field(parties::id).eq(engagements::buyer_id)))
        .order(engagements::id.desc())
        .limit(paging.fetch())
        .select((
            Engagement::as_select(),
            offers::status,
            TermsRow::as_select(),
            parties::name,
            buyers.field(parties::name),
        ))
        .into_boxed();
    query = match filter.side {
        Some(Side::Buyer) => query.filter(engagements::buyer_id.eq(party)),
        Some(Side::Contractor) => query.filter(engagements::party_id.eq(party)),
        None => query.filter(engagements::buyer_id.eq(party).or(engagements::party_id.eq(party))),
    };
    if let Some(status) = filter.status {
        query = query.filter(engagements::status.eq(status));
    }
    if let Some(offer) = filter.offer {
        query = query.filter(engagements::offer_id.eq(offer.uuid()));
    }
    if let Some(after) = paging.after {
        query = query.filter(engagements::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    let rows = rows.into_iter().map(typed).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(rows, |row| row.engagement.id.uuid()))
}

/// One engagement of the party, on either side.
pub fn by_id(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    id: EngagementId,
) -> Result<EngagedOffer, OfferError> {
    let party = seat.party.uuid();
    let row: Option<Row> = joined()
        .inner_join(buyers.on(buyers.field(parties::id).eq(engagements::buyer_id)))
        .filter(engagements::id.eq(id.uuid()))
        .filter(engagements::buyer_id.eq(party).or(engagements::party_id.eq(party)))
        .select((
            Engagement::as_select(),
            offers::status,
            TermsRow::as_select(),
            parties::name,
            buyers.field(parties::name),
        ))
        .first(tx.conn())
        .optional()?;
    Ok(typed(row.ok_or(OfferError::NotFound)?)?)
}

/// How many requests wait for the buyer's answer.
pub fn count_requested(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<i64, OfferError> {
    Ok(engagements::table
        .filter(engagements::buyer_id.eq(seat.party.uuid()))
        .filter(engagements::status.eq(EngagementStatus::Requested))
        .count()
        .get_result(tx.conn())?)
}
