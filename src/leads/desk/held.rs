//! Money held for a contractor's open leads, and when it may be paid.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Date, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};
use crate::leads::{LeadError, Status};

/// Payouts of the leads in one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub amount: Money,
    pub leads: i64,
    /// When the clock of the first of them ends: paid then when delivered or accepted (a delivered
    /// one after its guarantee), returned to the buyer when rejected.
    pub next: DateTime<Utc>,
}

/// Payouts held in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub total: Money,
    pub leads: i64,
    /// Statuses with nothing in them are left out.
    pub parts: Vec<(Status, Part)>,
}

impl Held {
    /// What the leads in one status hold, if there are any.
    pub fn part(&self, status: Status) -> Option<&Part> {
        self.parts.iter().find(|(of, _)| *of == status).map(|(_, part)| part)
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = BigInt)]
    leads: i64,
    #[diesel(sql_type = Timestamptz)]
    next: DateTime<Utc>,
}

/// When a delivered lead left to the clock, or an accepted one, is paid.
const PAYS_AT: &str = "l.due_at + CASE l.status WHEN 'delivered' THEN make_interval(hours => t.guarantee_hours) \
     ELSE interval '0' END";

/// What the contractor gets of a lead as it stands: its payout, or what is left of an amended price when
/// the fee, rounded half up, is taken.
const PAYOUT: &str = "coalesce(a.price - (a.price * t.fee_rate + 5000) / 10000, l.payout)";

/// Open leads of one contractor with their terms.
const OPEN: &str = "FROM leads l JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version \
     LEFT JOIN amended_prices a ON a.lead_id = l.id WHERE l.contractor_id = $1";

/// What is held, one line a currency, most leads first.
pub fn held(tx: &mut Tx<'_>, seat: ContractorSeat) -> Result<Vec<Held>, LeadError> {
    let rows: Vec<Row> = diesel::sql_query(format!(
        "SELECT l.currency, l.status, sum({PAYOUT})::bigint AS amount, count(*) AS leads, min({PAYS_AT}) AS next
           {OPEN} AND l.status IN ('delivered', 'accepted', 'rejected', 'disputed')
          GROUP BY l.currency, l.status",
    ))
    .bind::<SqlUuid, _>(seat.party)
    .prepared()
    .load(tx.conn())?;
    let mut held: Vec<Held> = Vec::new();
    for row in rows {
        let Ok(currency) = row.currency.parse::<Currency>() else { continue };
        let part =
            Part { amount: Money::new(row.amount, currency), leads: row.leads, next: row.next };
        match held.iter_mut().find(|held| held.total.currency() == currency) {
            Some(held) => {
                held.total = Money::new(held.total.minor() + row.amount, currency);
                held.leads += row.leads;
                held.parts.push((row.status, part));
            }
            None => held.push(Held {
                total: part.amount,
                leads: part.leads,
                parts: vec![(row.status, part)],
            }),
        }
    }
    for held in &mut held {
        held.parts.sort_by_key(|(status, _)| *status);
    }
    held.sort_by_key(|held| (-held.leads, held.total.currency().code()));
    Ok(held)
}

/// What one coming day pays in one currency, if nobody rejects anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayDay {
    pub day: NaiveDate,
    pub amount: Money,
    pub leads: i64,
}

#[derive(QueryableByName)]
struct DayRow {
    #[diesel(sql_type = Date)]
    day: NaiveDate,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = BigInt)]
    leads: i64,
}

/// The next days on which leads are paid when every decision is left to the clock, at most `limit`
/// lines. Days are those of the reader's zone.
pub fn pay_days(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    zone: Tz,
    limit: i64,
) -> Result<Vec<PayDay>, LeadError> {
    let rows: Vec<DayRow> = diesel::sql_query(format!(
        "SELECT (({PAYS_AT}) AT TIME ZONE $2)::date AS day, l.currency, sum({PAYOUT})::bigint AS amount,
                count(*) AS leads
           {OPEN} AND l.status IN ('delivered', 'accepted')
          GROUP BY 1, 2 ORDER BY 1, 2 LIMIT $3",
    ))
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Text, _>(zone.name())
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            Some(PayDay {
                day: row.day,
                amount: Money::new(row.amount, currency),
                leads: row.leads,
            })
        })
        .collect())
}
