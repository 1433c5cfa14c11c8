//! Engagements: a contractor's right to work on an offer, with a code of its own.
//!
//! One contractor has at most one engagement on an offer; leaving and coming back keeps its code,
//! so links already out in the world go on working. Deciding happens under a lock of the
//! engagement's row; the moves are the pure table in [`status`].

mod coded;
mod decide;
mod engage;
mod invite;
mod leave;
mod list;
pub mod status;
mod working;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use super::OfferError;
use crate::db::Tx;
use crate::kernel::ids::{EngagementId, OfferId, PartyId};
use crate::schema::engagements;

pub use coded::{Coded, by_code};
pub use decide::{approve, decline};
pub use engage::engage;
pub use invite::invite;
pub use leave::leave;
pub use list::{EngagedOffer, Filter, Side, by_id, count_requested, list};
pub use status::{EngagementMove, EngagementStatus};
pub use working::{Work, work, working};

/// One engagement.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = engagements, check_for_backend(Pg))]
pub struct Engagement {
    pub id: EngagementId,
    #[diesel(column_name = offer_id)]
    pub offer: OfferId,
    /// The offer's party.
    #[diesel(column_name = buyer_id)]
    pub buyer: PartyId,
    /// The contractor.
    #[diesel(column_name = party_id)]
    pub contractor: PartyId,
    pub status: EngagementStatus,
    /// Names the engagement in links.
    pub code: String,
    /// What the contractor wrote when asking.
    pub message: Option<String>,
    pub declined_reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
}

/// The contractor's engagement on an offer, locked.
fn locked_on(
    tx: &mut Tx<'_>,
    offer: OfferId,
    contractor: PartyId,
) -> Result<Option<Engagement>, OfferError> {
    Ok(engagements::table
        .filter(engagements::offer_id.eq(offer.uuid()))
        .filter(engagements::party_id.eq(contractor.uuid()))
        .select(Engagement::as_select())
        .for_update()
        .first(tx.conn())
        .optional()?)
}

/// One engagement, locked.
fn locked(tx: &mut Tx<'_>, id: EngagementId) -> Result<Engagement, OfferError> {
    engagements::table
        .find(id.uuid())
        .select(Engagement::as_select())
        .for_update()
        .first(tx.conn())
        .optional()?
        .ok_or(OfferError::NotFound)
}

impl Engagement {
    fn after(&self, act: EngagementMove) -> Result<EngagementStatus, OfferError> {
        self.status.after(act).ok_or(OfferError::EngagementStatus(self.status))
    }
}

/// The first status of an engagement that begins with this act.
const fn begins_as(act: EngagementMove) -> EngagementStatus {
    match act {
        EngagementMove::Request => EngagementStatus::Requested,
        EngagementMove::Take
        | EngagementMove::Invite
        | EngagementMove::Approve
        | EngagementMove::Decline
        | EngagementMove::Leave => EngagementStatus::Active,
    }
}

/// Begins an engagement, or moves the one there is. The offer's row must be locked, so that two
/// such acts come one after the other.
fn begin(
    tx: &mut Tx<'_>,
    offer: &super::lock::Locked,
    contractor: PartyId,
    act: EngagementMove,
    message: Option<&str>,
) -> Result<EngagementId, OfferError> {
    let now = tx.now();
    let existing = locked_on(tx, offer.id, contractor)?;
    let status = match &existing {
        Some(engagement) => engagement.after(act)?,
        None => begins_as(act),
    };
    let decided_at = (status == EngagementStatus::Active).then_some(now);
    if let Some(engagement) = existing {
        diesel::update(engagements::table.find(engagement.id.uuid()))
            .set((
                engagements::status.eq(status),
                engagements::message.eq(message),
                engagements::declined_reason.eq(None::<String>),
                engagements::decided_at.eq(decided_at),
            ))
            .execute(tx.conn())?;
        return Ok(engagement.id);
    }
    let id = EngagementId::new();
    diesel::insert_into(engagements::table)
        .values((
            engagements::id.eq(id),
            engagements::offer_id.eq(offer.id),
            engagements::buyer_id.eq(offer.party),
            engagements::party_id.eq(contractor),
            engagements::status.eq(status),
            engagements::code.eq(code_of(id)),
            engagements::message.eq(message),
            engagements::created_at.eq(now),
            engagements::decided_at.eq(decided_at),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The last ten characters of the id: fifty random bits, short enough to read out.
fn code_of(id: EngagementId) -> String {
    let text = id.to_string();
    text.chars().skip(text.len().saturating_sub(10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_short_and_differ() {
        let (one, two) = (code_of(EngagementId::new()), code_of(EngagementId::new()));
        assert_eq!(one.len(), 10);
        assert_ne!(one, two);
    }
}
