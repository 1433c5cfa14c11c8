//! What the last thirty days were like for a buyer, in figures that say what they stand on.
//!
//! They are worked out from the buyer's newest leads, at most [`NEWEST`], in one read: exact for
//! all but the largest buyers, and for those honest about reaching less far back.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Bool, Double, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{OptionalExtension, QueryableByName, RunQueryDsl};

use super::stage::Stage;
use super::{LeadError, Status};
use crate::accounts::BuyerSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};

/// How many leads the figures look at.
pub const NEWEST: i64 = 5_000;
/// How many days they reach back.
pub const DAYS: i64 = 30;
/// How many days the chart shows.
pub const CHART_DAYS: u64 = 14;
/// A topic's median needs as many decisions, and as many other buyers: fewer would tell what one
/// competitor does.
const ENOUGH_DECISIONS: i64 = 20;
const ENOUGH_BUYERS: i64 = 3;

/// What was paid for those who became customers, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Won {
    /// For every lead that was accepted, won or not.
    pub spent: Money,
    pub won: i64,
}

impl Won {
    /// What one customer cost; `None` while nobody was won.
    pub fn each(self) -> Option<Money> {
        Some(Money::new(self.spent.minor().checked_div(self.won)?, self.spent.currency()))
    }
}

/// One day of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub received: i64,
    /// Of these, accepted by now.
    pub accepted: i64,
}

/// A buyer's last thirty days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Leads received in them.
    pub received: i64,
    /// Whether there were more than could be looked at.
    pub capped: bool,
    /// Since midnight where the reader is.
    pub today: i64,
    /// The same stretch of the same weekday a week ago; `None` when the leads do not reach back.
    pub week_ago: Option<i64>,
    pub decided: i64,
    /// Of those decided, never rejected.
    pub accepted: i64,
    /// Of those decided, left to the clock.
    pub by_clock: i64,
    /// The median time taken over those decided by hand.
    pub median: Option<TimeDelta>,
    /// The same of other buyers in the topic of the newest lead.
    pub topic_median: Option<TimeDelta>,
    /// By currency, the most spent first.
    pub won: Vec<Won>,
    /// Oldest first.
    pub days: Vec<Day>,
}

#[derive(Debug, Clone, QueryableByName)]
struct Row {
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    decided_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Bool)]
    decided_by_clock: bool,
    #[diesel(sql_type = Bool)]
    rejected: bool,
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = Text)]
    stage: Stage,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
}

/// The figures of a buyer for a reader in a time zone.
pub fn figures(tx: &mut Tx<'_>, seat: BuyerSeat, zone: Tz) -> Result<Figures, LeadError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT created_at, decided_at, decided_by_clock, reason IS NOT NULL AS rejected, status, stage, currency, coalesce(charged, a.price, newest.price) AS price
           FROM (SELECT * FROM leads WHERE buyer_id = $1 AND status <> 'refused' AND status <> 'quarantined'
                  ORDER BY id DESC LIMIT $2) newest
           LEFT JOIN amended_prices a ON a.lead_id = newest.id",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    let mut figures = work_out(&rows, tx.now(), zone);
    if figures.median.is_some() {
        figures.topic_median = topic_median(tx, seat)?;
    }
    Ok(figures)
}

fn work_out(rows: &[Row], now: DateTime<Utc>, zone: Tz) -> Figures {
    let since = now - TimeDelta::days(DAYS);
    let capped = i64::try_from(rows.len()).unwrap_or(NEWEST) >= NEWEST;
    let oldest = rows.iter().map(|row| row.created_at).min().unwrap_or(now);
    let recent: Vec<&Row> = rows.iter().filter(|row| row.created_at >= since).collect();
    let count = |fits: &dyn Fn(&Row) -> bool| {
        i64::try_from(recent.iter().filter(|row| fits(row)).count()).unwrap_or(i64::MAX)
    };
    let today = now.with_timezone(&zone).date_naive();
    let on = |row: &Row| row.created_at.with_timezone(&zone).date_naive();
    let week_before = today.checked_sub_days(Days::new(7));
    let reaches = !capped || oldest <= now - TimeDelta::days(8);
    Figures {
        received: count(&|_| true),
        capped: capped && oldest > since,
        today: count(&|row| on(row) == today),
        week_ago: reaches.then(|| {
            count(&|row| Some(on(row)) == week_before && row.created_at <= now - TimeDelta::days(7))
        }),
        decided: count(&|row| row.decided_at.is_some()),
        accepted: count(&|row| row.decided_at.is_some() && !row.rejected),
        by_clock: count(&|row| row.decided_by_clock),
        median: median(&recent),
        topic_median: None,
        won: won(&recent),
        days: days(&recent, today, zone),
    }
}

fn median(rows: &[&Row]) -> Option<TimeDelta> {
    let mut times: Vec<TimeDelta> = rows
        .iter()
        .filter(|row| !row.decided_by_clock)
        .filter_map(|row| Some(row.decided_at? - row.created_at))
        .collect();
    times.sort();
    times.get(times.len() / 2).copied()
}

fn won(rows: &[&Row]) -> Vec<Won> {
    let mut by_currency: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for row in rows.iter().filter(|row| matches!(row.status, Status::Accepted | Status::Settled)) {
        let (spent, won) = by_currency.entry(&row.currency).or_default();
        *spent = spent.saturating_add(row.price);
        *won += i64::from(row.stage == Stage::Won);
    }
    let mut all: Vec<Won> = by_currency
        .into_iter()
        .filter_map(|(code, (spent, won))| {
            Some(Won { spent: Money::new(spent, code.parse::<Currency>().ok()?), won })
        })
        .collect();
    // Amounts of two currencies do not compare: the one with more customers first.
    all.sort_by_key(|won| std::cmp::Reverse((won.won, won.spent.minor())));
    all
}

fn days(rows: &[&Row], today: NaiveDate, zone: Tz) -> Vec<Day> {
    let mut days: Vec<Day> = (0..CHART_DAYS)
        .rev()
        .filter_map(|back| today.checked_sub_days(Days::new(back)))
        .map(|date| Day { date, received: 0, accepted: 0 })
        .collect();
    for row in rows {
        let date = row.created_at.with_timezone(&zone).date_naive();
        if let Some(day) = days.iter_mut().find(|day| day.date == date) {
            day.received += 1;
            day.accepted += i64::from(row.decided_at.is_some() && !row.rejected);
        }
    }
    days
}

#[derive(QueryableByName)]
struct TopicRow {
    #[diesel(sql_type = Nullable<Double>)]
    median: Option<f64>,
    #[diesel(sql_type = BigInt)]
    decisions: i64,
    #[diesel(sql_type = BigInt)]
    buyers: i64,
}

/// How fast others in the topic decide: the newest decisions on the newest offers of the topic.
fn topic_median(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Option<TimeDelta>, LeadError> {
    let row: Option<TopicRow> = diesel::sql_query(
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM l.decided_at - l.created_at)) AS median,
                count(*) AS decisions, count(DISTINCT o.party_id) AS buyers
           FROM (SELECT o.id, o.party_id FROM offers o
                   JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
                  WHERE o.status = 'published' AND o.party_id <> $1 AND lower(t.topic) = (
                        SELECT lower(m.topic) FROM leads n
                          JOIN terms m ON m.offer_id = n.offer_id AND m.version = n.terms_version
                         WHERE n.buyer_id = $1 AND n.status <> 'refused' ORDER BY n.id DESC LIMIT 1)
                  ORDER BY o.id DESC LIMIT 40) o
          CROSS JOIN LATERAL (SELECT decided_at, created_at FROM leads
                  WHERE offer_id = o.id AND status <> 'refused' AND status IN ('accepted', 'settled')
                    AND NOT decided_by_clock
                  ORDER BY id DESC LIMIT 50) l",
    )
    .bind::<SqlUuid, _>(seat.party)
    .prepared()
    .get_result(tx.conn())
    .optional()?;
    Ok(row
        .filter(|row| row.decisions >= ENOUGH_DECISIONS && row.buyers >= ENOUGH_BUYERS)
        .and_then(|row| std::time::Duration::try_from_secs_f64(row.median?).ok())
        .and_then(|median| TimeDelta::from_std(median).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(hours_ago: i64, minutes_taken: Option<i64>, stage: Stage) -> Row {
        let created_at = now() - TimeDelta::hours(hours_ago);
        Row {
            created_at,
            decided_at: minutes_taken.map(|minutes| created_at + TimeDelta::minutes(minutes)),
            decided_by_clock: false,
            rejected: false,
            status: if minutes_taken.is_some() { Status::Settled } else { Status::Delivered },
            stage,
            currency: "RUB".into(),
            price: 50_000,
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn counts_today_against_the_same_stretch_a_week_ago() {
        let rows = vec![
            row(1, None, Stage::New),
            row(11, None, Stage::New),
            row(13, None, Stage::New),
            row(7 * 24 + 1, None, Stage::New),
            // A week ago, but later in the day than it is now.
            row(7 * 24 - 2, None, Stage::New),
            row(40 * 24, None, Stage::New),
        ];
        let figures = work_out(&rows, now(), Tz::UTC);
        assert_eq!((figures.today, figures.week_ago), (2, Some(1)));
        assert_eq!(figures.received, 5, "thirty days");
        let moscow = work_out(&rows, now(), Tz::Europe__Moscow);
        assert_eq!(moscow.today, 3, "midnight is the reader's");
    }

    #[test]
    fn shares_medians_and_the_cost_of_a_customer() {
        let mut rejected = row(30, Some(60), Stage::Lost);
        rejected.rejected = true;
        rejected.status = Status::Returned;
        let mut silent = row(30, Some(9_000), Stage::New);
        silent.decided_by_clock = true;
        let rows = vec![
            row(30, Some(10), Stage::Won),
            row(30, Some(20), Stage::Contacted),
            rejected,
            silent,
            row(2, None, Stage::New),
        ];
        let figures = work_out(&rows, now(), Tz::UTC);
        assert_eq!((figures.decided, figures.accepted, figures.by_clock), (4, 3, 1));
        assert_eq!(figures.median, Some(TimeDelta::minutes(20)), "of those decided by hand");
        let won = figures.won[0];
        assert_eq!((won.won, won.spent.minor()), (1, 150_000));
        assert_eq!(won.each().map(Money::minor), Some(150_000));
        assert_eq!(figures.days.len(), 14);
        assert_eq!(figures.days.iter().map(|day| day.received).sum::<i64>(), 5);
    }

    #[test]
    fn nothing_is_nothing() {
        let figures = work_out(&[], now(), Tz::UTC);
        assert_eq!((figures.median, figures.week_ago), (None, Some(0)));
        assert!(figures.won.is_empty() && !figures.capped);
    }
}
