//! Money a contractor's leads have brought: settled, and so final.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Date, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};
use crate::leads::LeadError;

/// How far back "now" reaches, and again as far what it is compared with.
pub const DAYS: i64 = 30;

/// What was earned in one currency in the last [`DAYS`] days, and in as many before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earned {
    pub amount: Money,
    pub leads: i64,
    pub before: Money,
    pub leads_before: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = BigInt)]
    leads: i64,
    #[diesel(sql_type = BigInt)]
    before: i64,
    #[diesel(sql_type = BigInt)]
    leads_before: i64,
}

/// What was earned, one line a currency, most leads first.
pub fn earned(tx: &mut Tx<'_>, seat: ContractorSeat) -> Result<Vec<Earned>, LeadError> {
    let now = tx.now();
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT currency,
                coalesce(sum(earned) FILTER (WHERE ended_at > $2), 0)::bigint AS amount,
                count(*) FILTER (WHERE ended_at > $2) AS leads,
                coalesce(sum(earned) FILTER (WHERE ended_at <= $2), 0)::bigint AS before,
                count(*) FILTER (WHERE ended_at <= $2) AS leads_before
           FROM leads
          WHERE contractor_id = $1 AND status = 'settled' AND ended_at > $3 AND ended_at <= $4
          GROUP BY currency ORDER BY leads DESC, currency",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Timestamptz, _>(now - TimeDelta::days(DAYS))
    .bind::<Timestamptz, _>(now - TimeDelta::days(2 * DAYS))
    .bind::<Timestamptz, _>(now)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            Some(Earned {
                amount: Money::new(row.amount, currency),
                leads: row.leads,
                before: Money::new(row.before, currency),
                leads_before: row.leads_before,
            })
        })
        .collect())
}

/// What one day brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct EarnedDay {
    #[diesel(sql_type = Date)]
    pub day: NaiveDate,
    /// Minor units.
    #[diesel(sql_type = BigInt)]
    pub amount: i64,
}

/// What each of the last [`DAYS`] days brought in one currency, oldest first, days with nothing
/// included. Days are those of the reader's zone.
pub fn earned_by_day(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    currency: Currency,
    zone: Tz,
) -> Result<Vec<EarnedDay>, LeadError> {
    let now = tx.now();
    let last = now.with_timezone(&zone).date_naive();
    let first = last - TimeDelta::days(DAYS - 1);
    Ok(diesel::sql_query(
        "SELECT d.day::date AS day, coalesce(s.amount, 0) AS amount
           FROM generate_series($3::timestamp, $4::timestamp, interval '1 day') AS d (day)
           LEFT JOIN (
                SELECT (ended_at AT TIME ZONE $5)::date AS day, sum(earned)::bigint AS amount
                  FROM leads
                 WHERE contractor_id = $1 AND status = 'settled' AND currency = $2
                   AND ended_at >= $3::timestamp AT TIME ZONE $5 AND ended_at <= $6
                 GROUP BY 1) s ON s.day = d.day::date
          ORDER BY d.day",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Text, _>(currency.code())
    .bind::<Date, _>(first)
    .bind::<Date, _>(last)
    .bind::<Text, _>(zone.name())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .load(tx.conn())?)
}
