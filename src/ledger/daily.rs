//! What a wallet held at the end of each day.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::LedgerError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::PartyId;
use crate::kernel::money::{Currency, Money};

/// How many days are told, today included.
pub const DAYS: u64 = 30;
/// How many of the newest movements are read. A wallet with more than that in [`DAYS`] is told from
/// the first day they reach.
const MOST: i64 = 20_000;

/// The balance at the end of one day, or now for today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Daily {
    pub day: NaiveDate,
    pub balance: Money,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    balance: i64,
    #[diesel(sql_type = Nullable<Date>)]
    day: Option<NaiveDate>,
    #[diesel(sql_type = BigInt)]
    delta: i64,
    #[diesel(sql_type = BigInt)]
    moves: i64,
}

/// The balances of the last [`DAYS`] days of the reader's zone, oldest first; none for a wallet that
/// was never opened.
///
/// Today's is what the wallet holds; each earlier one is that less what moved since. One statement
/// over the two indexes of an account's transfers, newest first, so its cost is bounded whatever
/// the age of the wallet.
pub fn balances(
    tx: &mut Tx<'_>,
    party: PartyId,
    currency: Currency,
    zone: Tz,
) -> Result<Vec<Daily>, LedgerError> {
    let now: DateTime<Utc> = tx.now();
    let today = now.with_timezone(&zone).date_naive();
    let first = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(today);
    let rows: Vec<Row> = diesel::sql_query(
        "WITH wallet AS MATERIALIZED (
             SELECT id, balance FROM accounts WHERE party_id = $1 AND kind = 'wallet' AND currency = $2
         ), moves AS (
             (SELECT t.seq, t.created_at, -t.amount AS delta FROM transfers t
               WHERE t.debit_account = (SELECT id FROM wallet) ORDER BY t.seq DESC LIMIT $3)
             UNION ALL
             (SELECT t.seq, t.created_at, t.amount FROM transfers t
               WHERE t.credit_account = (SELECT id FROM wallet) ORDER BY t.seq DESC LIMIT $3)
             ORDER BY seq DESC LIMIT $3
         ), days AS (
             SELECT (created_at AT TIME ZONE $4)::date AS day, sum(delta)::bigint AS delta, count(*) AS moves
               FROM moves GROUP BY 1
         )
         SELECT w.balance, d.day, coalesce(d.delta, 0) AS delta, coalesce(d.moves, 0) AS moves
           FROM wallet w LEFT JOIN days d ON true ORDER BY d.day DESC",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<BigInt, _>(MOST)
    .bind::<Text, _>(zone.name())
    .prepared()
    .load(tx.conn())?;
    let Some(mut balance) = rows.first().map(|row| row.balance) else { return Ok(Vec::new()) };
    // Before the oldest day that was read nothing moved, unless there was more than was read.
    let whole = rows.iter().map(|row| row.moves).sum::<i64>() < MOST;
    let oldest = rows.iter().filter_map(|row| row.day).min().filter(|_| !whole);
    let first = oldest.map_or(first, |oldest| first.max(oldest));
    let mut told = Vec::new();
    for day in
        std::iter::successors(Some(today), |day| day.pred_opt()).take_while(|day| *day >= first)
    {
        told.push(Daily { day, balance: Money::new(balance, currency) });
        let moved = rows.iter().find(|row| row.day == Some(day)).map_or(0, |row| row.delta);
        balance = balance.saturating_sub(moved);
    }
    told.reverse();
    Ok(told)
}
