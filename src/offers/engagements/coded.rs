//! An engagement by the code that stands in its links: for the doors strangers come to.

use diesel::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper,
};

use super::{Engagement, EngagementStatus, Work};
use crate::db::Tx;
use crate::offers::offer::{Offer, OfferRow, joined};
use crate::offers::terms::TermsRow;
use crate::offers::{OfferError, OfferStatus};
use crate::schema::{engagements, offers, parties};

/// What stands behind a code.
#[derive(Debug, Clone)]
pub struct Coded {
    pub work: Work,
    /// Whether a lead sent now could be taken at all: neither side's standing stops it.
    pub open: bool,
}

diesel::alias!(parties as contractors: Contractors);

type Row = (OfferRow, TermsRow, (String, String), Engagement, String);

/// The engagement with this code, in any status, with its offer as it stands now.
pub fn by_code(tx: &mut Tx<'_>, code: &str) -> Result<Coded, OfferError> {
    // No code is so long, and PostgreSQL's text holds no NUL.
    if code.len() > 40 || code.contains('\0') {
        return Err(OfferError::NotFound);
    }
    let now = tx.now();
    let row: Option<Row> = joined()
        .inner_join(engagements::table.on(engagements::offer_id.eq(offers::id)))
        .inner_join(contractors.on(contractors.field(parties::id).eq(engagements::party_id)))
        .filter(engagements::code.eq(code))
        .select((
            OfferRow::as_select(),
            TermsRow::as_select(),
            (parties::name, parties::status),
            Engagement::as_select(),
            contractors.field(parties::status),
        ))
        .first(tx.conn())
        .optional()?;
    let (offer, terms, (name, buyer), engagement, contractor) = row.ok_or(OfferError::NotFound)?;
    let offer = Offer::of((offer, terms, name), now)?;
    let open = engagement.status == EngagementStatus::Active
        && offer.status == OfferStatus::Published
        && buyer == "active"
        && contractor == "active";
    Ok(Coded { work: Work { engagement, offer }, open })
}
