//! What a buyer can narrow its list by: only what it has.

use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::{OfferId, PartyId};
use crate::leads::LeadError;
use crate::offers::OfferStatus;
use crate::schema::{engagements, offers, parties, terms};

/// How many of each are offered.
const MOST: i64 = 200;

/// The buyer's offers that leads may have come to, and the contractors they may have come from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Newest first, with their titles.
    pub offers: Vec<(OfferId, String)>,
    /// By name.
    pub contractors: Vec<(PartyId, String)>,
}

/// Reads the [`Choices`].
pub fn choices(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Choices, LeadError> {
    let offers = offers::table
        .inner_join(
            terms::table
                .on(terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version))),
        )
        .filter(offers::party_id.eq(seat.party))
        .filter(offers::status.ne(OfferStatus::Draft))
        .order(offers::id.desc())
        .limit(MOST)
        .select((offers::id, terms::title))
        .load(tx.conn())?;
    let contractors = engagements::table
        .inner_join(parties::table.on(parties::id.eq(engagements::party_id)))
        .filter(engagements::buyer_id.eq(seat.party))
        .order((parties::name, parties::id))
        .distinct()
        .limit(MOST)
        .select((parties::id, parties::name))
        .load(tx.conn())?;
    Ok(Choices { offers, contractors })
}
