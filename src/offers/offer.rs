//! An offer as it is read: its row, its newest terms and its buyer's name.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, Queryable,
    RunQueryDsl, Selectable, SelectableHelper,
};

use super::budget::{Spent, day_of};
use super::terms::{Terms, TermsRow};
use super::{OfferError, OfferStatus};
use crate::accounts::{BuyerSeat, Person, StaffSeat};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{OfferId, PartyId};
use crate::kernel::money::Money;
use crate::schema::{engagements, offers, parties, terms};

/// One offer.
#[derive(Debug, Clone)]
pub struct Offer {
    pub id: OfferId,
    /// The buyer.
    pub party: PartyId,
    pub party_name: String,
    pub status: OfferStatus,
    /// The newest version: in force, or the draft before the first publication.
    pub terms: Terms,
    /// Why staff sent it back, until the next submission.
    pub sent_back_reason: Option<String>,
    /// Paused because its buyer is suspended.
    pub paused_by_staff: bool,
    /// Since when it waits for its buyer's money.
    pub out_of_funds_since: Option<DateTime<Utc>>,
    /// Leads counted against the caps: in all, and today in the offer's own zone.
    pub leads_total: i64,
    pub leads_today: i64,
    /// What its leads hold or have cost so far.
    pub committed: Money,
    /// The same of this day's, week's and month's leads, minor units.
    pub spent: Spent,
    pub created_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = offers, check_for_backend(Pg))]
pub(super) struct OfferRow {
    id: OfferId,
    party_id: PartyId,
    status: OfferStatus,
    sent_back_reason: Option<String>,
    paused_by_staff: bool,
    out_of_funds_since: Option<DateTime<Utc>>,
    leads_total: i64,
    leads_today: i64,
    counted_on: Option<NaiveDate>,
    committed: i64,
    created_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
    published_at: Option<DateTime<Utc>>,
    spent_day: i64,
    spent_week: i64,
    spent_month: i64,
}

/// Offers with their newest terms and their buyers.
#[diesel::dsl::auto_type]
pub(super) fn joined() -> _ {
    offers::table
        .inner_join(
            terms::table
                .on(terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version))),
        )
        .inner_join(parties::table.on(parties::id.eq(offers::party_id)))
}

/// What a query over [`joined`] selects.
pub(super) type Row = (OfferRow, TermsRow, String);

impl Offer {
    /// Types a row read in this transaction.
    pub(super) fn of((row, terms, party_name): Row, now: DateTime<Utc>) -> Result<Self, DbError> {
        let terms = terms.typed()?;
        let today = day_of(terms.time_zone, now);
        let spent = Spent { day: row.spent_day, week: row.spent_week, month: row.spent_month };
        Ok(Self {
            id: row.id,
            party: row.party_id,
            party_name,
            status: row.status,
            sent_back_reason: row.sent_back_reason,
            paused_by_staff: row.paused_by_staff,
            out_of_funds_since: row.out_of_funds_since,
            leads_total: row.leads_total,
            leads_today: if row.counted_on == Some(today) { row.leads_today } else { 0 },
            committed: Money::new(row.committed, terms.currency),
            spent: spent.on(today, row.counted_on),
            created_at: row.created_at,
            submitted_at: row.submitted_at,
            published_at: row.published_at,
            terms,
        })
    }
}

/// Who is looking at an offer, and so what of it they may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// Its buyer.
    Owner,
    /// Staff, who may also be its reviewers.
    Staff,
    /// A contractor who has or had an engagement on it.
    Engaged,
    /// Anyone else; published offers only.
    Public,
}

fn load(tx: &mut Tx<'_>, id: OfferId) -> Result<Offer, OfferError> {
    let now = tx.now();
    let row: Option<Row> = joined()
        .filter(offers::id.eq(id.uuid()))
        .select((OfferRow::as_select(), TermsRow::as_select(), parties::name))
        .first(tx.conn())
        .optional()?;
    Ok(Offer::of(row.ok_or(OfferError::NotFound)?, now)?)
}

/// The buyer's own offer, in any status.
pub fn own(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<Offer, OfferError> {
    let offer = load(tx, id)?;
    if offer.party == seat.party { Ok(offer) } else { Err(OfferError::NotFound) }
}

/// Any offer, in any status.
pub fn for_staff(tx: &mut Tx<'_>, _staff: StaffSeat, id: OfferId) -> Result<Offer, OfferError> {
    load(tx, id)
}

/// An offer as whoever asks may see it: owner, staff and engaged contractors in any status,
/// everybody while it is published. Otherwise it is not found.
pub fn seen_by(
    tx: &mut Tx<'_>,
    person: Option<&Person>,
    id: OfferId,
) -> Result<(Offer, Eyes), OfferError> {
    let offer = load(tx, id)?;
    let eyes = match person {
        Some(person) if person.buyer(Some(offer.party)).is_some() => Eyes::Owner,
        Some(person) if person.staff().is_some() => Eyes::Staff,
        Some(person) if offer.status.was_public() && is_engaged(tx, person, id)? => Eyes::Engaged,
        Some(_) | None if offer.status == OfferStatus::Published => Eyes::Public,
        Some(_) | None => return Err(OfferError::NotFound),
    };
    Ok((offer, eyes))
}

fn is_engaged(tx: &mut Tx<'_>, person: &Person, id: OfferId) -> Result<bool, DbError> {
    let parties: Vec<uuid::Uuid> =
        person.seats.iter().filter_map(|seat| seat.party).map(PartyId::uuid).collect();
    let query = engagements::table
        .filter(engagements::offer_id.eq(id.uuid()))
        .filter(engagements::party_id.eq_any(parties));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(tx.conn())?)
}
