//! Reading disputes: one with all that was said, the queue, and those like it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{count_star, min};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    ExpressionMethods, NullableExpressionMethods, OptionalExtension, QueryDsl, QueryableByName,
    RunQueryDsl,
};

use uuid::Uuid;

use super::DisputeError;
use super::dispute::{Opening, Outcome, Turn};
use crate::accounts::{BuyerSeat, StaffSeat};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{DisputeId, LeadId, PartyId, StatementId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::leads::actor::Side;
use crate::leads::find::{Lead, Reach, card};
use crate::leads::{LeadError, VerdictReason};
use crate::offers::reason::Reason;
use crate::schema::{disputes, leads, statements, users};

/// What one side said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub id: StatementId,
    pub side: Side,
    pub at: DateTime<Utc>,
    /// The person, by address: to the own side and to staff.
    pub person: Option<String>,
    pub text: String,
}

/// A dispute as both sides and staff read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub id: DisputeId,
    pub lead: LeadId,
    pub opening: Opening,
    /// Whose move it is; nobody's once it has ended.
    pub turn: Option<Turn>,
    pub opened_at: DateTime<Utc>,
    /// What each side proposes the contractor should get, in percent.
    pub buyer_offers: Option<i16>,
    pub contractor_offers: Option<i16>,
    pub ended_at: Option<DateTime<Utc>>,
    pub outcome: Option<Outcome>,
    /// What the contractor got, in percent of the price.
    pub percent: Option<i16>,
    pub verdict: Option<(VerdictReason, String)>,
    /// Oldest first.
    pub statements: Vec<Statement>,
}

impl Dispute {
    /// What one side said, oldest first.
    pub fn said_by(&self, side: Side) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.side == side)
    }
}

type Columns = (
    DisputeId,
    LeadId,
    Opening,
    Option<Turn>,
    DateTime<Utc>,
    Option<i16>,
    Option<i16>,
    Option<DateTime<Utc>>,
    Option<Outcome>,
    Option<i16>,
    Option<VerdictReason>,
    Option<String>,
);

/// The dispute about a lead within reach, if there is or was one.
pub fn of_lead(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    lead: LeadId,
) -> Result<Option<Dispute>, DisputeError> {
    let reach = reach.into();
    card::lead(tx, reach, lead)?;
    let found: Option<Columns> = disputes::table
        .filter(disputes::lead_id.eq(lead))
        .select((
            disputes::id,
            disputes::lead_id,
            disputes::opening,
            disputes::turn,
            disputes::opened_at,
            disputes::buyer_offers,
            disputes::contractor_offers,
            disputes::ended_at,
            disputes::outcome,
            disputes::percent,
            disputes::verdict_reason,
            disputes::verdict_text,
        ))
        .first(tx.conn())
        .optional()?;
    let Some(row) = found else { return Ok(None) };
    let statements = said(tx, reach, row.0)?;
    Ok(Some(Dispute {
        id: row.0,
        lead: row.1,
        opening: row.2,
        turn: row.3,
        opened_at: row.4,
        buyer_offers: row.5,
        contractor_offers: row.6,
        ended_at: row.7,
        outcome: row.8,
        percent: row.9,
        verdict: row.10.zip(row.11),
        statements,
    }))
}

fn said(tx: &mut Tx<'_>, reach: Reach, id: DisputeId) -> Result<Vec<Statement>, DisputeError> {
    type Row = (StatementId, Side, DateTime<Utc>, Option<String>, String);
    let rows: Vec<Row> = statements::table
        .left_join(users::table)
        .filter(statements::dispute_id.eq(id))
        .order(statements::id)
        .select((
            statements::id,
            statements::side,
            statements::at,
            users::email.nullable(),
            statements::text,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, side, at, person, text)| {
            let person = person.filter(|_| reach.knows(side));
            Statement { id, side, at, person, text }
        })
        .collect())
}

/// The lead a dispute is about, for staff.
pub fn lead_of(tx: &mut Tx<'_>, _: StaffSeat, dispute: DisputeId) -> Result<LeadId, DisputeError> {
    let found = disputes::table.find(dispute).select(disputes::lead_id).first(tx.conn());
    Ok(found.optional()?.ok_or(LeadError::NotFound)?)
}

/// Which disputes are wanted; all that is given must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Ended ones instead of open ones.
    pub ended: bool,
    /// Open ones in which it is this side's move.
    pub turn: Option<Turn>,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: DisputeId,
    pub lead: LeadId,
    pub offer_title: String,
    pub buyer: PartyId,
    pub buyer_name: String,
    pub contractor: PartyId,
    pub contractor_name: String,
    pub price: Money,
    pub reason: Option<Reason>,
    /// The buyer's, with its rejection.
    pub comment: Option<String>,
    pub opening: Opening,
    pub turn: Option<Turn>,
    pub opened_at: DateTime<Utc>,
    /// When the running clock ends.
    pub due_at: Option<DateTime<Utc>>,
    pub outcome: Option<Outcome>,
    pub percent: Option<i16>,
    pub ended_at: Option<DateTime<Utc>>,
}

#[derive(QueryableByName)]
struct Listed {
    #[diesel(sql_type = SqlUuid)]
    id: DisputeId,
    #[diesel(sql_type = SqlUuid)]
    lead_id: LeadId,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = SqlUuid)]
    buyer_id: PartyId,
    #[diesel(sql_type = Text)]
    buyer_name: String,
    #[diesel(sql_type = SqlUuid)]
    contractor_id: PartyId,
    #[diesel(sql_type = Text)]
    contractor_name: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<Reason>,
    #[diesel(sql_type = Nullable<Text>)]
    comment: Option<String>,
    #[diesel(sql_type = Text)]
    opening: Opening,
    #[diesel(sql_type = Nullable<Text>)]
    turn: Option<Turn>,
    #[diesel(sql_type = Timestamptz)]
    opened_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    due_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    outcome: Option<Outcome>,
    #[diesel(sql_type = Nullable<diesel::sql_types::SmallInt>)]
    percent: Option<i16>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ended_at: Option<DateTime<Utc>>,
}

impl Listed {
    fn row(self) -> Option<Row> {
        let currency: Currency = self.currency.parse().ok()?;
        Some(Row {
            id: self.id,
            lead: self.lead_id,
            offer_title: self.title,
            buyer: self.buyer_id,
            buyer_name: self.buyer_name,
            contractor: self.contractor_id,
            contractor_name: self.contractor_name,
            price: Money::new(self.price, currency),
            reason: self.reason,
            comment: self.comment,
            opening: self.opening,
            turn: self.turn,
            opened_at: self.opened_at,
            due_at: self.due_at,
            outcome: self.outcome,
            percent: self.percent,
            ended_at: self.ended_at,
        })
    }
}

const LISTED: &str = "SELECT d.id, d.lead_id, t.title, l.buyer_id, b.name AS buyer_name, l.contractor_id,
       c.name AS contractor_name, coalesce(a.price, l.price) AS price, l.currency, l.reason, l.comment, d.opening, d.turn, d.opened_at, l.due_at,
       d.outcome, d.percent, d.ended_at
  FROM disputes d JOIN leads l ON l.id = d.lead_id
  JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
  JOIN parties b ON b.id = l.buyer_id JOIN parties c ON c.id = l.contractor_id
  LEFT JOIN amended_prices a ON a.lead_id = l.id";

/// Disputes within reach: open ones oldest first, ended ones newest first.
pub fn list(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    filter: Filter,
    paging: &Paging,
) -> Result<Listing<Row>, DisputeError> {
    let (whose, party) = match reach.into() {
        Reach::Buyer(seat) => ("d.buyer_id = $1", Some(seat.party)),
        Reach::Contractor(seat) => ("d.contractor_id = $1", Some(seat.party)),
        Reach::Staff(_) => ("$1::uuid IS NULL", None),
    };
    // Written out, so that every plan can walk the index of just these.
    let state = if filter.ended { "d.ended_at IS NOT NULL" } else { "d.ended_at IS NULL" };
    let turn = match filter.turn {
        Some(Turn::Buyer) => "AND d.turn = 'buyer'",
        Some(Turn::Staff) => "AND d.turn = 'staff'",
        None => "",
    };
    let (order, after) = if filter.ended { ("DESC", "<") } else { ("ASC", ">") };
    let from = if filter.ended { Uuid::max() } else { Uuid::nil() };
    let rows: Vec<Listed> = diesel::sql_query(format!(
        "{LISTED} WHERE {whose} AND {state} {turn} AND d.id {after} $2 ORDER BY d.id {order} LIMIT $3"
    ))
    .bind::<Nullable<SqlUuid>, _>(party)
    .bind::<SqlUuid, _>(paging.after.unwrap_or(from))
    .bind::<BigInt, _>(paging.fetch())
    .prepared()
    .load(tx.conn())?;
    let rows: Vec<Row> = rows.into_iter().filter_map(Listed::row).collect();
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// How many similar cases a page shows.
const MOST_SIMILAR: i64 = 50;

/// Other open disputes between the same two parties over the same reason, oldest first: what may be
/// decided together.
pub fn similar(tx: &mut Tx<'_>, _: StaffSeat, lead: &Lead) -> Result<Vec<Row>, DisputeError> {
    let rows: Vec<Listed> = diesel::sql_query(format!(
        "{LISTED} WHERE d.ended_at IS NULL AND l.id <> $1 AND d.buyer_id = $2 AND d.contractor_id = $3
           AND l.reason = $4 ORDER BY d.id LIMIT $5"
    ))
    .bind::<SqlUuid, _>(lead.id)
    .bind::<SqlUuid, _>(lead.buyer)
    .bind::<SqlUuid, _>(lead.contractor)
    .bind::<Nullable<Text>, _>(lead.reason.map(Reason::as_str))
    .bind::<BigInt, _>(MOST_SIMILAR)
    .prepared()
    .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(Listed::row).collect())
}

/// The disputes about leads, for lists of other things that name a lead.
pub fn ids_of(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    leads: &[LeadId],
) -> Result<HashMap<LeadId, DisputeId>, DisputeError> {
    let found: Vec<(LeadId, DisputeId)> = disputes::table
        .filter(disputes::lead_id.eq_any(leads))
        .select((disputes::lead_id, disputes::id))
        .load(tx.conn())?;
    Ok(found.into_iter().collect())
}

/// Appeals a buyer has not answered yet: how many, and when the first of their clocks ends.
pub fn unanswered(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
) -> Result<Option<(i64, DateTime<Utc>)>, DisputeError> {
    let (many, due): (i64, Option<DateTime<Utc>>) = disputes::table
        .inner_join(leads::table)
        .filter(disputes::buyer_id.eq(seat.party))
        .filter(disputes::ended_at.is_null())
        .filter(disputes::turn.eq(Turn::Buyer))
        .select((count_star(), min(leads::due_at)))
        .first(tx.conn())?;
    Ok(due.map(|due| (many, due)))
}

/// How many disputes wait for staff.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, DisputeError> {
    Ok(disputes::table
        .filter(disputes::turn.eq(Turn::Staff))
        .filter(disputes::ended_at.is_null())
        .count()
        .get_result(tx.conn())?)
}
