//! Reads the log: each side its own doors and what concerns it, staff everything.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};
use uuid::Uuid;

use super::{Door, Outcome, Request};
use crate::accounts::{BuyerSeat, ContractorSeat, StaffSeat};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::{ArrivalId, EngagementId, LeadId, PartyId, TestLeadId, UserId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::Vault;
use crate::schema::arrivals;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = arrivals, check_for_backend(Pg))]
pub struct Arrival {
    pub id: ArrivalId,
    pub door: Door,
    pub door_id: Uuid,
    #[diesel(column_name = buyer_id)]
    pub buyer: Option<PartyId>,
    #[diesel(column_name = contractor_id)]
    pub contractor: Option<PartyId>,
    #[diesel(column_name = engagement_id)]
    pub engagement: Option<EngagementId>,
    pub at: DateTime<Utc>,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub status: i16,
    #[diesel(column_name = lead_id)]
    pub lead: Option<LeadId>,
    #[diesel(column_name = test_lead_id)]
    pub test: Option<TestLeadId>,
    pub replay_of: Option<ArrivalId>,
    pub replayed_by: Option<UserId>,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Buyer(PartyId),
    Contractor(PartyId),
    All,
}

impl From<BuyerSeat> for Reach {
    fn from(seat: BuyerSeat) -> Self {
        Self::Buyer(seat.party)
    }
}

impl From<ContractorSeat> for Reach {
    fn from(seat: ContractorSeat) -> Self {
        Self::Contractor(seat.party)
    }
}

impl From<StaffSeat> for Reach {
    fn from(_: StaffSeat) -> Self {
        Self::All
    }
}

fn within(reach: Reach) -> arrivals::BoxedQuery<'static, Pg> {
    let query = arrivals::table.into_boxed();
    match reach {
        Reach::Buyer(party) => query.filter(arrivals::buyer_id.eq(party)),
        Reach::Contractor(party) => query.filter(arrivals::contractor_id.eq(party)),
        Reach::All => query,
    }
}

/// What staff look for in the log of all doors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    pub door: Option<Door>,
    pub outcome: Option<Outcome>,
}

/// What came to any door, newest first.
pub fn all(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    filter: Filter,
    paging: &Paging,
) -> Result<Listing<Arrival>, DoorError> {
    let mut query = within(staff.into()).order(arrivals::id.desc()).limit(paging.fetch());
    if let Some(door) = filter.door {
        query = query.filter(arrivals::door.eq(door));
    }
    if let Some(outcome) = filter.outcome {
        query = query.filter(arrivals::outcome.eq(outcome));
    }
    if let Some(after) = paging.after {
        query = query.filter(arrivals::id.lt(after));
    }
    let rows: Vec<Arrival> = query.select(Arrival::as_select()).load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// What came, newest first: to one door, or of these kinds to any within reach.
pub fn list(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    doors: &[Door],
    door: Option<Uuid>,
    paging: &Paging,
) -> Result<Listing<Arrival>, DoorError> {
    let mut query = within(reach.into())
        .filter(arrivals::door.eq_any(doors.to_vec()))
        .order(arrivals::id.desc())
        .limit(paging.fetch());
    if let Some(door) = door {
        query = query.filter(arrivals::door_id.eq(door));
    }
    if let Some(after) = paging.after {
        query = query.filter(arrivals::id.lt(after));
    }
    let rows: Vec<Arrival> = query.select(Arrival::as_select()).load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// One line within reach.
pub fn find(tx: &mut Tx<'_>, reach: impl Into<Reach>, id: ArrivalId) -> Result<Arrival, DoorError> {
    within(reach.into())
        .filter(arrivals::id.eq(id))
        .select(Arrival::as_select())
        .first(tx.conn())
        .optional()?
        .ok_or(DoorError::NotFound)
}

/// The request behind a line. Whoever may see it: the owner of the door for its own, and staff when
/// they replay it; callers decide.
pub fn request(tx: &mut Tx<'_>, vault: &Vault, id: ArrivalId) -> Result<Request, DoorError> {
    let sealed: Option<Vec<u8>> =
        arrivals::table.find(id).select(arrivals::sealed).first(tx.conn()).optional()?;
    let plain = vault.open(id.uuid().as_bytes(), &sealed.ok_or(DoorError::NotFound)?)?;
    serde_json::from_slice(&plain).map_err(|_| crate::kernel::secret::CannotOpen.into())
}
