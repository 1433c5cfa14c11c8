//! Test lots: the small first part of an offer, so many leads or so much money. When it is used up
//! the offer pauses by itself and its buyer decides on what came: go on, take another lot, or stop.
//!
//! A lot is no part of the terms: what a lead pays and how it is judged is the same in a lot and
//! after it. [`crate::leads::intake`] counts the leads in the transaction that delivers them.

mod decide;
mod plan;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use super::OfferError;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{LotId, OfferId};
use crate::schema::lots;

pub(super) use decide::{close, open_planned, resume};
pub use plan::{LotDraft, again, plan};

crate::text_enum! {
    /// Where a lot stands.
    pub enum LotStatus {
        /// Begins when the offer takes leads.
        Planned = "planned",
        Open = "open",
        /// All of it came: the offer is paused and the buyer decides.
        Used = "used",
        Ended = "ended",
    }
}

crate::text_enum! {
    /// What the buyer decided.
    pub enum LotDecision {
        GoOn = "go_on",
        Again = "again",
        Stop = "stop",
    }
}

/// One lot of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = lots, check_for_backend(Pg))]
pub struct Lot {
    pub id: LotId,
    #[diesel(column_name = offer_id)]
    pub offer: OfferId,
    pub status: LotStatus,
    /// The most leads.
    pub leads: Option<i32>,
    /// The most money, minor units of the offer's currency.
    pub budget: Option<i64>,
    pub leads_taken: i64,
    /// What its leads held or cost, minor units. What comes back later is not taken off again: a lot
    /// is used up once.
    pub committed: i64,
    pub created_at: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    pub used_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub decision: Option<LotDecision>,
}

/// The lot an offer plans, is in, or has used up and not decided on.
pub fn running(tx: &mut Tx<'_>, offer: OfferId) -> Result<Option<Lot>, DbError> {
    Ok(lots::table
        .filter(lots::offer_id.eq(offer))
        .filter(lots::status.ne(LotStatus::Ended))
        .select(Lot::as_select())
        .first(tx.conn())
        .optional()?)
}

/// Every lot of an offer, newest first.
pub fn all(tx: &mut Tx<'_>, offer: OfferId) -> Result<Vec<Lot>, OfferError> {
    Ok(lots::table
        .filter(lots::offer_id.eq(offer))
        .order(lots::id.desc())
        .select(Lot::as_select())
        .load(tx.conn())?)
}
