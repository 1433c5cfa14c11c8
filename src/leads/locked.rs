//! Leads locked for a change, with what their own terms say about it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::{LeadError, Status};
use crate::accounts::{BuyerSeat, ContractorSeat, StaffSeat};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{LeadId, OfferId, PartyId, TransferId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::Rate;

/// A lead whose row is locked until the transaction ends.
#[derive(Debug, Clone)]
pub struct Locked {
    pub id: LeadId,
    pub offer: OfferId,
    pub buyer: PartyId,
    pub contractor: PartyId,
    pub status: Status,
    pub price: Money,
    pub payout: Money,
    pub fee: Money,
    /// What the buyer pays for it as it stands: the price, or less once its order was amended.
    pub owed: Money,
    pub hold: Option<TransferId>,
    /// When the running clock ends.
    pub due_at: Option<DateTime<Utc>>,
    /// From the terms the lead came in under.
    pub guarantee_hours: i32,
    pub appeal_hours: i32,
    pub statement_hours: i32,
    /// In percent.
    pub return_share_cap: i32,
    pub allowed_reasons: Vec<String>,
    pub regions: Vec<String>,
    pub fee_rate: Rate,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: LeadId,
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = SqlUuid)]
    buyer_id: PartyId,
    #[diesel(sql_type = SqlUuid)]
    contractor_id: PartyId,
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
    #[diesel(sql_type = BigInt)]
    payout: i64,
    #[diesel(sql_type = BigInt)]
    fee: i64,
    #[diesel(sql_type = BigInt)]
    owed: i64,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    hold_id: Option<TransferId>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    due_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Integer)]
    guarantee_hours: i32,
    #[diesel(sql_type = Integer)]
    appeal_hours: i32,
    #[diesel(sql_type = Integer)]
    statement_hours: i32,
    #[diesel(sql_type = Integer)]
    return_share_cap: i32,
    #[diesel(sql_type = Array<Text>)]
    allowed_reasons: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    regions: Vec<String>,
    #[diesel(sql_type = Integer)]
    fee_rate: i32,
}

impl Row {
    fn locked(self) -> Option<Locked> {
        let currency: Currency = self.currency.parse().ok()?;
        Some(Locked {
            id: self.id,
            offer: self.offer_id,
            buyer: self.buyer_id,
            contractor: self.contractor_id,
            status: self.status,
            price: Money::new(self.price, currency),
            payout: Money::new(self.payout, currency),
            fee: Money::new(self.fee, currency),
            owed: Money::new(self.owed, currency),
            hold: self.hold_id,
            due_at: self.due_at,
            guarantee_hours: self.guarantee_hours,
            appeal_hours: self.appeal_hours,
            statement_hours: self.statement_hours,
            return_share_cap: self.return_share_cap,
            allowed_reasons: self.allowed_reasons,
            regions: self.regions,
            fee_rate: Rate::from_basis_points(self.fee_rate)?,
        })
    }
}

const COLUMNS: &str =
    "SELECT l.id, l.offer_id, l.buyer_id, l.contractor_id, l.status, l.currency, l.price, l.payout,
       l.fee, coalesce(a.price, l.price) AS owed, l.hold_id, l.due_at, t.guarantee_hours, t.appeal_hours,
       t.statement_hours, t.return_share_cap, t.allowed_reasons, t.regions, t.fee_rate
  FROM leads l JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
  LEFT JOIN amended_prices a ON a.lead_id = l.id";

/// Locks those of the leads that the buyer has received. Others are left out, as if missing.
pub fn for_buyer(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    ids: &[LeadId],
) -> Result<Vec<Locked>, LeadError> {
    for_party(tx, seat.party, ids)
}

/// The same for a machine of the buyer's, which proved itself and holds no seat.
pub fn for_party(
    tx: &mut Tx<'_>,
    buyer: PartyId,
    ids: &[LeadId],
) -> Result<Vec<Locked>, LeadError> {
    by_ids(tx, "l.buyer_id = $2 AND l.status NOT IN ('refused', 'quarantined')", buyer, ids)
}

/// Locks those of the leads that the contractor has sent.
pub fn for_contractor(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    ids: &[LeadId],
) -> Result<Vec<Locked>, LeadError> {
    by_ids(tx, "l.contractor_id = $2", seat.party, ids)
}

/// Locks leads for staff, whoever's they are.
pub fn for_staff(tx: &mut Tx<'_>, _: StaffSeat, ids: &[LeadId]) -> Result<Vec<Locked>, LeadError> {
    by_ids(tx, "$2::uuid IS NULL", None, ids)
}

fn by_ids(
    tx: &mut Tx<'_>,
    whose: &str,
    party: impl Into<Option<PartyId>>,
    ids: &[LeadId],
) -> Result<Vec<Locked>, LeadError> {
    let rows: Vec<Row> = diesel::sql_query(format!(
        "{COLUMNS} WHERE l.id = ANY ($1) AND {whose} ORDER BY l.id FOR UPDATE OF l"
    ))
    .bind::<Array<SqlUuid>, _>(ids)
    .bind::<Nullable<SqlUuid>, _>(party.into())
    .prepared()
    .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(Row::locked).collect())
}

/// Locks up to `limit` leads whose clock has run out, oldest deadline first: disputed ones, which
/// have more to end than their status, or all others. Those somebody else is changing are passed
/// over: they are looked at again next time.
pub fn overdue(tx: &mut Tx<'_>, disputed: bool, limit: i64) -> Result<Vec<Locked>, LeadError> {
    let now = tx.now();
    let which = if disputed { "=" } else { "<>" };
    let mut rows: Vec<Row> = diesel::sql_query(format!(
        "{COLUMNS} WHERE l.due_at <= $1 AND l.status {which} 'disputed'
          ORDER BY l.due_at LIMIT $2 FOR UPDATE OF l SKIP LOCKED"
    ))
    .bind::<Timestamptz, _>(now)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?;
    rows.sort_by_key(|row| row.id);
    Ok(rows.into_iter().filter_map(Row::locked).collect())
}
