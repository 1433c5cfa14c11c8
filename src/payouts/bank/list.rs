//! Lines with what is proposed for each, or what was made of it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{Array, BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::Direction;
use super::propose::{Around, Named, Proposal, propose};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::{BankLineId, BankStatementId, PartyId, TopUpId};
use crate::kernel::money::Money;
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::{PayoutError, TopUpStatus, money_of};

crate::text_enum! {
    /// Which lines are wanted.
    pub enum Stand as "BankLineStand" {
        /// Money that came in and waits to be booked or set aside.
        Open = "open",
        Booked = "booked",
        SetAside = "set_aside",
        /// Money that went out, and lines taken back.
        Other = "other",
    }
}

/// Which lines staff want to see; all that is given must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Open ones come oldest first, others newest first.
    pub stand: Option<Stand>,
    pub statement: Option<BankStatementId>,
    pub line: Option<BankLineId>,
}

/// What was made of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Booked(TopUpId),
    SetAside(String),
}

/// One line.
#[derive(Debug, Clone)]
pub struct BankLine {
    pub id: BankLineId,
    pub statement: BankStatementId,
    pub account: String,
    pub direction: Direction,
    pub reversal: bool,
    pub amount: Money,
    pub booked_on: NaiveDate,
    pub payer: Option<String>,
    pub payer_account: Option<String>,
    pub purpose: String,
    pub bank_reference: Option<String>,
    pub proposal: Proposal,
    /// Of the top-up proposed or booked: reference, amount asked, and whose.
    pub told: Option<Told>,
    /// Whose money it would be, where only the party is proposed.
    pub party_name: Option<String>,
    pub end: Option<End>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// A top-up in a few words.
#[derive(Debug, Clone)]
pub struct Told {
    pub id: TopUpId,
    pub reference: String,
    pub amount: Money,
    pub party: PartyId,
    pub party_name: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: BankLineId,
    #[diesel(sql_type = SqlUuid)]
    statement_id: BankStatementId,
    #[diesel(sql_type = Text)]
    account: String,
    #[diesel(sql_type = Text)]
    direction: Direction,
    #[diesel(sql_type = Bool)]
    reversal: bool,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Date)]
    booked_on: NaiveDate,
    #[diesel(sql_type = Nullable<Text>)]
    payer: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    payer_account: Option<String>,
    #[diesel(sql_type = Text)]
    purpose: String,
    #[diesel(sql_type = Nullable<Text>)]
    bank_reference: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    names: Option<TopUpId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    booked: Option<TopUpId>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ended_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    paid_for: Option<PartyId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    of_payer: Option<TopUpId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    of_amount: Option<TopUpId>,
}

/// One row per line; what stands around an open line is looked up for it alone, along indexes.
const LINES: &str = "
    SELECT l.id, l.statement_id, l.account, l.direction, l.reversal, l.amount, l.currency, l.booked_on, l.payer,
           l.payer_account, l.purpose, l.bank_reference, l.names, e.top_up_id AS booked, e.reason, e.at AS ended_at,
           p.party AS paid_for, w.of_payer, w.of_amount
      FROM bank_lines l
      LEFT JOIN bank_line_ends e ON e.line_id = l.id
      LEFT JOIN LATERAL (
          SELECT CASE WHEN count(DISTINCT u.party_id) = 1 THEN (array_agg(u.party_id))[1] END AS party
            FROM bank_lines o JOIN bank_line_ends oe ON oe.line_id = o.id JOIN top_ups u ON u.id = oe.top_up_id
           WHERE l.names IS NULL AND e.line_id IS NULL
             -- By account where both say it, else by name.
             AND (o.payer_account = l.payer_account
                  OR (o.payer = l.payer AND (o.payer_account IS NULL OR l.payer_account IS NULL)))
      ) p ON true
      LEFT JOIN LATERAL (
          SELECT CASE WHEN count(*) FILTER (WHERE u.party_id = p.party) = 1
                      THEN (array_agg(u.id) FILTER (WHERE u.party_id = p.party))[1] END AS of_payer,
                 CASE WHEN count(*) = 1 THEN (array_agg(u.id))[1] END AS of_amount
            FROM top_ups u
           WHERE l.names IS NULL AND e.line_id IS NULL AND l.direction = 'credit' AND u.status = 'requested' AND u.rail = 'bank'
             AND (u.amount, u.currency) = (l.amount, l.currency) AND u.created_at::date <= l.booked_on + 1
      ) w ON true
     WHERE ($1 IS NULL OR l.statement_id = $1) AND ($2 IS NULL OR l.id = $2)
       AND CASE $3 WHEN 'open' THEN e.line_id IS NULL AND l.direction = 'credit' AND NOT l.reversal
                   WHEN 'booked' THEN e.top_up_id IS NOT NULL
                   WHEN 'set_aside' THEN e.reason IS NOT NULL
                   WHEN 'other' THEN l.direction = 'debit' OR l.reversal
                   ELSE true END";

/// Lines, for staff.
pub fn list(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    filter: Filter,
    paging: &Paging,
) -> Result<Listing<BankLine>, PayoutError> {
    let order = match filter.stand {
        Some(Stand::Open) => "AND ($4 IS NULL OR l.id > $4) ORDER BY l.id LIMIT $5",
        _ => "AND ($4 IS NULL OR l.id < $4) ORDER BY l.id DESC LIMIT $5",
    };
    let rows: Vec<Row> = diesel::sql_query(format!("{LINES} {order}"))
        .bind::<Nullable<SqlUuid>, _>(filter.statement)
        .bind::<Nullable<SqlUuid>, _>(filter.line)
        .bind::<Nullable<Text>, _>(filter.stand.map(Stand::as_str))
        .bind::<Nullable<SqlUuid>, _>(paging.after)
        .bind::<BigInt, _>(paging.fetch())
        .load(tx.conn())?;
    let named = around(tx, &rows)?;
    let names = parties(tx, &rows)?;
    let lines: Result<Vec<BankLine>, PayoutError> =
        rows.into_iter().map(|row| line(row, &named, &names)).collect();
    Ok(paging.cut(lines?, |line| line.id.uuid()))
}

/// One line.
pub fn find(tx: &mut Tx<'_>, staff: StaffSeat, id: BankLineId) -> Result<BankLine, PayoutError> {
    let filter = Filter { line: Some(id), ..Filter::default() };
    list(tx, staff, filter, &Paging::default())?.items.pop().ok_or(PayoutError::NotFound)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many lines wait.
pub fn count_open(tx: &mut Tx<'_>, _: StaffSeat) -> Result<i64, PayoutError> {
    let Count { count } = diesel::sql_query(
        "SELECT count(*) FROM bank_lines l WHERE l.direction = 'credit' AND NOT l.reversal
            AND NOT EXISTS (SELECT FROM bank_line_ends e WHERE e.line_id = l.id)",
    )
    .get_result(tx.conn())?;
    Ok(count)
}

#[derive(QueryableByName)]
struct TopUpRow {
    #[diesel(sql_type = SqlUuid)]
    id: TopUpId,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    status: TopUpStatus,
    #[diesel(sql_type = Bool)]
    has_line: bool,
    #[diesel(sql_type = SqlUuid)]
    party_id: PartyId,
    #[diesel(sql_type = Text)]
    party_name: String,
}

/// The top-ups the lines name, might be for, or were booked as.
fn around(tx: &mut Tx<'_>, rows: &[Row]) -> Result<HashMap<TopUpId, TopUpRow>, PayoutError> {
    let ids: Vec<TopUpId> = rows
        .iter()
        .flat_map(|row| [row.names, row.booked, row.of_payer, row.of_amount])
        .flatten()
        .collect();
    let found: Vec<TopUpRow> = diesel::sql_query(
        "SELECT u.id, u.reference, u.amount, u.currency, u.status, u.party_id, p.name AS party_name,
                EXISTS (SELECT FROM bank_line_ends e WHERE e.top_up_id = u.id) AS has_line
           FROM top_ups u JOIN parties p ON p.id = u.party_id WHERE u.id = ANY ($1)",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .load(tx.conn())?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

#[derive(QueryableByName)]
struct PartyName {
    #[diesel(sql_type = SqlUuid)]
    id: PartyId,
    #[diesel(sql_type = Text)]
    name: String,
}

fn parties(tx: &mut Tx<'_>, rows: &[Row]) -> Result<HashMap<PartyId, String>, PayoutError> {
    let ids: Vec<PartyId> = rows.iter().filter_map(|row| row.paid_for).collect();
    let found: Vec<PartyName> =
        diesel::sql_query("SELECT id, name FROM parties WHERE id = ANY ($1)")
            .bind::<Array<SqlUuid>, _>(ids)
            .load(tx.conn())?;
    Ok(found.into_iter().map(|row| (row.id, row.name)).collect())
}

fn line(
    row: Row,
    top_ups: &HashMap<TopUpId, TopUpRow>,
    parties: &HashMap<PartyId, String>,
) -> Result<BankLine, PayoutError> {
    let amount = money_of(row.amount, &row.currency)?;
    let named = match row.names.and_then(|id| top_ups.get(&id)) {
        Some(found) => Some(Named {
            top_up: found.id,
            amount: money_of(found.amount, &found.currency)?,
            status: found.status,
            has_line: found.has_line,
        }),
        None => None,
    };
    let around = Around { payer: row.paid_for, of_payer: row.of_payer, of_amount: row.of_amount };
    let comes_in = row.direction == Direction::Credit && !row.reversal;
    let proposal = propose(comes_in, amount, named, around);
    let shown = row.booked.or(proposal.top_up()).and_then(|id| top_ups.get(&id));
    let told = match shown {
        Some(found) => Some(Told {
            id: found.id,
            reference: found.reference.clone(),
            amount: money_of(found.amount, &found.currency)?,
            party: found.party_id,
            party_name: found.party_name.clone(),
        }),
        None => None,
    };
    let party_name = match proposal {
        Proposal::KnownPayer(party) => parties.get(&party).cloned(),
        _ => None,
    };
    Ok(BankLine {
        id: row.id,
        statement: row.statement_id,
        account: row.account,
        direction: row.direction,
        reversal: row.reversal,
        amount,
        booked_on: row.booked_on,
        payer: row.payer,
        payer_account: row.payer_account,
        purpose: row.purpose,
        bank_reference: row.bank_reference,
        proposal,
        told,
        party_name,
        end: match (row.booked, row.reason) {
            (Some(top_up), _) => Some(End::Booked(top_up)),
            (None, Some(reason)) => Some(End::SetAside(reason)),
            (None, None) => None,
        },
        ended_at: row.ended_at,
    })
}
