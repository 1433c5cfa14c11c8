//! The leads Meta tells the numbers of, until they are fetched.
//!
//! A number stands here before Meta hears that it was heard. A job claims those that are due under a
//! lease, asks Meta outside of any transaction, and hands the document to [`super::receive()`]; what
//! fails is tried again, later each time, for about two days, and then stays for its owner to see and
//! to try again. Every try is a line of the log.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};

use super::receive::not_fetched;
use super::receiver;
use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::doors::arrivals::{Made, Outcome, Request};
use crate::kernel::ids::{FetchId, ReceiverId};
use crate::kernel::secret::Vault;
use crate::schema::receiver_fetches as fetches;

crate::text_enum! {
    /// Where a fetch stands.
    pub enum FetchStatus {
        Waiting = "waiting",
        Done = "done",
        /// Tried often enough; its owner may have it tried again.
        Failed = "failed",
    }
}

/// How often a lead is asked for before its owner must.
pub const MOST_TRIES: i32 = 9;
/// How long a claimed one is left alone: far longer than asking may take.
const LEASE: TimeDelta = TimeDelta::minutes(3);
/// The version of Meta's API that is asked.
pub const VERSION: &str = "v24.0";
/// Everything a lead may tell.
const ALL: &str = "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,\
                   is_organic,platform,field_data,custom_disclaimer_responses";
/// What every page's token may read: the advertisement's part takes a permission more.
const LEAST: &str = "id,created_time,form_id,field_data,custom_disclaimer_responses";

/// A claim, which names its lease: of two that hold one, the earlier has lost it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub id: FetchId,
    /// Which try this is, the first being 1.
    pub tries: i32,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: FetchId,
    #[diesel(sql_type = SqlUuid)]
    receiver_id: ReceiverId,
    #[diesel(sql_type = Text)]
    external_id: String,
    #[diesel(sql_type = Integer)]
    tries: i32,
}

/// A lead to ask for.
#[derive(Clone, PartialEq, Eq)]
pub struct Claimed {
    pub taken: Taken,
    pub receiver: ReceiverId,
    number: String,
    page_token: String,
}

impl Claimed {
    /// The address to ask at, with the token in it; `None` where no token was set yet.
    pub fn address(&self, graph: &str) -> Option<String> {
        if self.page_token.is_empty() {
            return None;
        }
        // Every second try asks for less, lest a missing permission keep the whole lead away.
        let fields = if self.taken.tries % 2 == 1 { ALL } else { LEAST };
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("access_token", &self.page_token).append_pair("fields", fields);
        Some(format!("{graph}{}?{}", self.path(), query.finish()))
    }

    fn path(&self) -> String {
        format!("/{VERSION}/{}", self.number)
    }

    /// What was asked and answered, as the log keeps it.
    pub fn answered(&self, answer: &str) -> Request {
        Request {
            method: "GET".to_owned(),
            path: self.path(),
            content_type: "application/json".to_owned(),
            body: answer.to_owned(),
            ..Request::default()
        }
    }
}

/// Keeps the numbers a webhook told; how many of them are new.
pub(super) fn put(
    tx: &mut Tx<'_>,
    receiver: ReceiverId,
    numbers: &[String],
) -> Result<usize, DoorError> {
    let now = tx.now();
    let rows: Vec<_> = numbers
        .iter()
        .map(|number| {
            (
                fetches::id.eq(FetchId::new()),
                fetches::receiver_id.eq(receiver),
                fetches::external_id.eq(number),
                fetches::status.eq(FetchStatus::Waiting),
                fetches::next_try_at.eq(now),
                fetches::created_at.eq(now),
            )
        })
        .collect();
    let fresh = diesel::insert_into(fetches::table)
        .values(&rows)
        .on_conflict((fetches::receiver_id, fetches::external_id))
        .do_nothing()
        .execute(tx.conn())?;
    tx.announce();
    Ok(fresh)
}

/// Takes up to `limit` that are due.
pub fn claim(tx: &mut Tx<'_>, vault: &Vault, limit: i64) -> Result<Vec<Claimed>, DoorError> {
    let now = tx.now();
    // A process that died with the last try in hand left it waiting.
    diesel::update(fetches::table)
        .filter(fetches::status.eq(FetchStatus::Waiting))
        .filter(fetches::next_try_at.le(now))
        .filter(fetches::tries.ge(MOST_TRIES))
        .set((fetches::status.eq(FetchStatus::Failed), fetches::ended_at.eq(now)))
        .execute(tx.conn())?;
    let rows: Vec<Row> = diesel::sql_query(
        "UPDATE receiver_fetches f SET tries = f.tries + 1, next_try_at = $2
           FROM (SELECT id FROM receiver_fetches WHERE status = 'waiting' AND next_try_at <= $1
                  ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS due
          WHERE f.id = due.id RETURNING f.id, f.receiver_id, f.external_id, f.tries",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(now + LEASE)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?;
    rows.into_iter()
        .map(|row| {
            let keys = receiver::any(tx, row.receiver_id)?.keys(vault)?;
            Ok(Claimed {
                taken: Taken { id: row.id, tries: row.tries },
                receiver: row.receiver_id,
                number: row.external_id,
                page_token: keys.page_token,
            })
        })
        .collect()
}

/// The row a claim still holds.
macro_rules! held {
    ($taken:expr) => {
        fetches::table
            .find($taken.id)
            .filter(fetches::tries.eq($taken.tries))
            .filter(fetches::status.eq(FetchStatus::Waiting))
    };
}

/// The lead is here.
pub(super) fn done(tx: &mut Tx<'_>, taken: Taken) -> Result<(), DoorError> {
    let now = tx.now();
    diesel::update(held!(taken))
        .set((fetches::status.eq(FetchStatus::Done), fetches::ended_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// The exchange itself could not take it: at once again, and this was no try.
pub(super) fn later(tx: &mut Tx<'_>, taken: Taken) -> Result<(), DoorError> {
    let soon = tx.now() + TimeDelta::seconds(5);
    diesel::update(held!(taken))
        .set((fetches::tries.eq(fetches::tries - 1), fetches::next_try_at.eq(soon)))
        .execute(tx.conn())?;
    Ok(())
}

/// What Meta answered is no lead that can be read.
pub(super) fn unread(tx: &mut Tx<'_>, taken: Taken) -> Result<(), DoorError> {
    failed(tx, taken, "meta-unreadable")
}

fn failed(tx: &mut Tx<'_>, taken: Taken, why: &str) -> Result<(), DoorError> {
    let now = tx.now();
    let over = taken.tries >= MOST_TRIES;
    diesel::update(held!(taken))
        .set((
            fetches::status.eq(if over { FetchStatus::Failed } else { FetchStatus::Waiting }),
            fetches::next_try_at.eq(now + rest_after(taken.tries)),
            fetches::ended_at.eq(over.then_some(now)),
            fetches::last_error.eq(why),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes down a try that brought nothing: why, what Meta answered, and how.
pub fn unanswered(
    tx: &mut Tx<'_>,
    vault: &Vault,
    claimed: &Claimed,
    why: &'static str,
    status: u16,
    answer: &str,
) -> Result<(), DoorError> {
    failed(tx, claimed.taken, why)?;
    let receiver = receiver::any(tx, claimed.receiver)?;
    let made = Made::nothing(Outcome::Failed, why, status);
    not_fetched(tx, vault, &receiver, &claimed.answered(answer), &made)
}

/// How long to rest after so many tries: half a minute, three times as long each time, at most a day.
fn rest_after(tries: i32) -> TimeDelta {
    let exponent = u32::try_from(tries.saturating_sub(1)).unwrap_or_default();
    TimeDelta::seconds(3_i64.saturating_pow(exponent).saturating_mul(30).min(86_400))
}

/// Has everything of a receiver that is not here yet asked for at once.
pub(super) fn again(tx: &mut Tx<'_>, receiver: ReceiverId) -> Result<usize, DoorError> {
    let now = tx.now();
    let never = Option::<DateTime<Utc>>::None;
    let many = diesel::update(fetches::table)
        .filter(fetches::receiver_id.eq(receiver))
        .filter(fetches::status.ne(FetchStatus::Done))
        .set((
            fetches::status.eq(FetchStatus::Waiting),
            fetches::tries.eq(0),
            fetches::next_try_at.eq(now),
            fetches::ended_at.eq(never),
        ))
        .execute(tx.conn())?;
    tx.announce();
    Ok(many)
}

/// The same at its owner's wish; how many that were.
pub fn retry(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    receiver: ReceiverId,
) -> Result<usize, DoorError> {
    receiver::find(tx, seat, receiver)?;
    again(tx, receiver)
}

/// What is not here yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    pub waiting: i64,
    pub failed: i64,
    /// Why the last try of one of them failed.
    pub last_error: Option<String>,
    /// When the next of them is tried.
    pub next_try_at: Option<DateTime<Utc>>,
}

/// What is not here yet of a receiver the caller has found within its reach.
pub fn missing(tx: &mut Tx<'_>, receiver: ReceiverId) -> Result<Missing, DoorError> {
    let rows: Vec<(FetchStatus, Option<String>, DateTime<Utc>)> = fetches::table
        .filter(fetches::receiver_id.eq(receiver))
        .filter(fetches::status.ne(FetchStatus::Done))
        .order(fetches::next_try_at)
        .limit(10_000)
        .select((fetches::status, fetches::last_error, fetches::next_try_at))
        .load(tx.conn())?;
    let waits = |row: &&(FetchStatus, _, _)| row.0 == FetchStatus::Waiting;
    let waiting = rows.iter().filter(waits).count();
    Ok(Missing {
        waiting: i64::try_from(waiting).unwrap_or(i64::MAX),
        failed: i64::try_from(rows.len().saturating_sub(waiting)).unwrap_or(i64::MAX),
        next_try_at: rows.iter().find(waits).map(|row| row.2),
        last_error: rows.into_iter().rev().find_map(|row| row.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_last_about_two_days() {
        let all: i64 = (1..MOST_TRIES).map(|tries| rest_after(tries).num_hours()).sum();
        assert!((25..72).contains(&all), "{all}");
    }

    #[test]
    fn every_second_try_asks_for_less() {
        let claimed = |tries| Claimed {
            taken: Taken { id: FetchId::new(), tries },
            receiver: ReceiverId::new(),
            number: "17".into(),
            page_token: "a&b".into(),
        };
        let address = claimed(1).address("https://graph.example").unwrap();
        assert!(address.starts_with("https://graph.example/v24.0/17?access_token=a%26b&fields=id"));
        assert!(address.contains("campaign_id"));
        assert!(!claimed(2).address("https://graph.example").unwrap().contains("campaign_id"));
    }
}
