//! The books on one page for the operator: what crossed the edge against the bank's documents, what came
//! and is not booked yet, what is held and since when, what the fees brought day by day, what each kind of account holds, and what the
//! last check found. Reads and moves nothing.
//!
//! The work does not grow with the age of the exchange but for two sums: open holds are found in one
//! pass over the holds, top-ups in one over the top-ups.

pub mod check;
pub mod unbooked;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::StaffSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::LeadId;
use crate::kernel::money::{Currency, Money};
use crate::ledger::AccountKind;
use crate::ledger::period::standings;
use crate::payouts::PayoutError;
use crate::payouts::edge;
use crate::payouts::period::midnight;

pub use crate::payouts::edge::Edge;
pub use check::{LastCheck, LedgerFault};
pub use unbooked::Unbooked;

/// How many days of fees are told, today included.
pub const DAYS: u64 = 30;
/// How many of the oldest open holds are named.
const OLDEST: i64 = 10;

crate::text_enum! {
    /// How long ago a hold was opened.
    pub enum Age {
        Day = "day",
        Week = "week",
        Month = "month",
        Older = "older",
    }
}

impl Age {
    /// How old holds of this age are at most, in days; nothing for the oldest.
    pub const fn up_to(self) -> Option<i64> {
        match self {
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Older => None,
        }
    }
}

/// Open holds of one currency and age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub age: Age,
    pub holds: i64,
    pub amount: Money,
}

/// One of the oldest open holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldHold {
    /// What it is for: a lead, as far as anybody knows.
    pub subject: Uuid,
    pub lead: Option<LeadId>,
    /// The lead's offer.
    pub title: Option<String>,
    pub amount: Money,
    pub opened_at: DateTime<Utc>,
}

/// What all accounts of a kind hold in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub kind: AccountKind,
    pub accounts: i64,
    pub balance: Money,
}

/// The books as they stand.
#[derive(Debug, Clone)]
pub struct Books {
    pub edges: Vec<Edge>,
    /// What came and is in none of the edges yet, by who says so and currency.
    pub unbooked: Vec<Unbooked>,
    /// By currency and age; ages without a hold are left out.
    pub held: Vec<Held>,
    /// Oldest first.
    pub oldest: Vec<OldHold>,
    /// By currency and kind.
    pub kinds: Vec<Kind>,
    /// None before the first check.
    pub check: Option<LastCheck>,
}

/// Reads all of it.
pub fn read(tx: &mut Tx<'_>, _staff: StaffSeat) -> Result<Books, PayoutError> {
    Ok(Books {
        edges: edge::edges(tx)?,
        unbooked: unbooked::unbooked(tx)?,
        held: held(tx)?,
        oldest: oldest(tx)?,
        kinds: kinds(tx)?,
        check: check::last(tx)?,
    })
}

#[derive(QueryableByName)]
struct HeldRow {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    age: Age,
    #[diesel(sql_type = BigInt)]
    holds: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
}

fn held(tx: &mut Tx<'_>) -> Result<Vec<Held>, PayoutError> {
    let now = tx.now();
    let since = |age: Age| age.up_to().map_or(now, |days| now - TimeDelta::days(days));
    let rows: Vec<HeldRow> = diesel::sql_query(
        "SELECT currency, age, count(*) AS holds, sum(remaining)::bigint AS amount
           FROM (SELECT currency, remaining,
                        CASE WHEN opened_at > $1 THEN 'day' WHEN opened_at > $2 THEN 'week'
                             WHEN opened_at > $3 THEN 'month' ELSE 'older' END AS age
                   FROM holds WHERE ended_at IS NULL) h
          GROUP BY currency, age
          ORDER BY currency, array_position(ARRAY['day', 'week', 'month', 'older'], age)",
    )
    .bind::<Timestamptz, _>(since(Age::Day))
    .bind::<Timestamptz, _>(since(Age::Week))
    .bind::<Timestamptz, _>(since(Age::Month))
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            Some(Held { age: row.age, holds: row.holds, amount: Money::new(row.amount, currency) })
        })
        .collect())
}

#[derive(QueryableByName)]
struct OldRow {
    #[diesel(sql_type = SqlUuid)]
    subject: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    lead: Option<LeadId>,
    #[diesel(sql_type = Nullable<Text>)]
    title: Option<String>,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Timestamptz)]
    opened_at: DateTime<Utc>,
}

fn oldest(tx: &mut Tx<'_>) -> Result<Vec<OldHold>, PayoutError> {
    let rows: Vec<OldRow> = diesel::sql_query(
        "SELECT h.subject, l.id AS lead, t.title, h.remaining AS amount, h.currency, h.opened_at
           FROM (SELECT * FROM holds WHERE ended_at IS NULL ORDER BY opened_at, id LIMIT $1) h
           LEFT JOIN leads l ON l.id = h.subject
           LEFT JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
          ORDER BY h.opened_at, h.id",
    )
    .bind::<BigInt, _>(OLDEST)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            Some(OldHold {
                subject: row.subject,
                lead: row.lead,
                title: row.title,
                amount: Money::new(row.amount, currency),
                opened_at: row.opened_at,
            })
        })
        .collect())
}

#[derive(QueryableByName)]
struct KindRow {
    #[diesel(sql_type = Text)]
    kind: AccountKind,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    accounts: i64,
    #[diesel(sql_type = BigInt)]
    balance: i64,
}

fn kinds(tx: &mut Tx<'_>) -> Result<Vec<Kind>, PayoutError> {
    let rows: Vec<KindRow> = diesel::sql_query(
        "SELECT kind, currency, count(*) AS accounts, sum(balance)::bigint AS balance
           FROM accounts GROUP BY currency, kind ORDER BY currency, kind",
    )
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            Some(Kind {
                kind: row.kind,
                accounts: row.accounts,
                balance: Money::new(row.balance, currency),
            })
        })
        .collect())
}

/// What one day's fees came to, less what was paid out of them to make mistakes good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeDay {
    pub day: NaiveDate,
    pub amount: Money,
}

/// The last [`DAYS`] days of fees in one currency, oldest first: by how much the account of the fees
/// grew each day of the reader's zone.
pub fn fees_by_day(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    currency: Currency,
    zone: Tz,
) -> Result<Vec<FeeDay>, PayoutError> {
    let today = tx.now().with_timezone(&zone).date_naive();
    let days: Vec<NaiveDate> =
        (0..DAYS).rev().filter_map(|back| today.checked_sub_days(Days::new(back))).collect();
    // Each day's start, and now.
    let moments: Vec<Option<DateTime<Utc>>> =
        days.iter().map(|day| Some(midnight(*day, zone))).chain([None]).collect();
    let held: Vec<i64> = standings(tx, None, currency, &[AccountKind::Fees], &moments)?
        .iter()
        .map(|standing| standing.of(AccountKind::Fees).minor())
        .collect();
    let grown = held.iter().zip(held.iter().skip(1)).map(|(from, to)| to.saturating_sub(*from));
    Ok(days
        .into_iter()
        .zip(grown)
        .map(|(day, minor)| FeeDay { day, amount: Money::new(minor, currency) })
        .collect())
}
