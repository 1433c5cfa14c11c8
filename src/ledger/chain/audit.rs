//! Proves the chain from its rows: links, their transfers, the days' heads and their signatures.
//!
//! What the database can compare in bulk it compares in bulk; only leaves (32 bytes each) and heads are
//! read into the program. Of each rule the first breach is named, since one altered transfer breaks
//! everything after it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::leaves;
use super::suspect;
use super::{Head, Sum};
use crate::db::Tx;
use crate::kernel::hash::Hash;
use crate::kernel::merkle;
use crate::kernel::signing::PublicKey;
use crate::ledger::LedgerError;
use crate::ledger::audit::Discrepancy;
use crate::schema::{chain_days, chain_links};

/// What was examined and what was found.
#[derive(Debug, Clone)]
pub struct ChainAudit {
    pub links: i64,
    /// Committed and not linked yet.
    pub waiting: i64,
    /// The time of the oldest of those.
    pub waiting_since: Option<DateTime<Utc>>,
    /// Signed heads.
    pub days: usize,
    /// The time of the first link that no head covers yet.
    pub unsigned_since: Option<DateTime<Utc>>,
    pub discrepancies: Vec<Discrepancy>,
}

fn broken(rule: &str, what: impl Into<String>) -> Discrepancy {
    Discrepancy { rule: rule.to_owned(), what: what.into() }
}

/// Checks the whole chain; signatures against the exchange's own key. Wants a transaction of its own, as
/// the audit of the books does.
pub fn check(tx: &mut Tx<'_>, key: Option<&PublicKey>) -> Result<ChainAudit, LedgerError> {
    tx.conn().batch_execute(
        "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL statement_timeout = '10min'",
    )?;
    // Heads first: the links they cover are there by then.
    let days: Vec<Day> = chain_days::table
        .order(chain_days::day)
        .select((
            chain_days::day,
            chain_days::first_position,
            chain_days::last_position,
            chain_days::document,
            chain_days::signature,
            chain_days::key_id,
            chain_days::tiles,
        ))
        .load(tx.conn())?;
    let mut found = Vec::new();
    let counts = unlinked(tx, &mut found)?;
    let links = chain(tx, &mut found)?;
    found.extend(heads(tx, &days, key)?);
    let signed = days.last().map_or(0, |day| day.2);
    Ok(ChainAudit {
        links,
        waiting: counts.waiting,
        waiting_since: counts.since,
        days: days.len(),
        unsigned_since: time_of(tx, signed + 1)?,
        discrepancies: found,
    })
}

#[derive(QueryableByName)]
struct Unlinked {
    #[diesel(sql_type = BigInt)]
    waiting: i64,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    since: Option<DateTime<Utc>>,
    #[diesel(sql_type = BigInt)]
    passed: i64,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    first: Option<Uuid>,
}

/// Transfers without a link: those after the last linked one wait for theirs, those before it were
/// passed over. One statement, so that links and transfers are seen at one moment.
fn unlinked(tx: &mut Tx<'_>, found: &mut Vec<Discrepancy>) -> Result<Unlinked, LedgerError> {
    let counts: Unlinked = diesel::sql_query(
        "WITH reached AS MATERIALIZED (
             SELECT coalesce(max(t.seq), 0) AS seq
               FROM (SELECT transfer_id FROM chain_links ORDER BY position DESC LIMIT 1000) l
               JOIN transfers t ON t.id = l.transfer_id
         ), alone AS MATERIALIZED (
             SELECT t.id, t.seq, t.created_at, t.seq <= (SELECT seq FROM reached) AS passed FROM transfers t
              WHERE NOT EXISTS (SELECT FROM chain_links l WHERE l.transfer_id = t.id)
         )
         SELECT count(*) FILTER (WHERE NOT passed) AS waiting,
                min(created_at) FILTER (WHERE NOT passed) AS since,
                count(*) FILTER (WHERE passed) AS passed,
                (SELECT id FROM alone WHERE passed ORDER BY seq LIMIT 1) AS first
           FROM alone",
    )
    .get_result(tx.conn())?;
    if let Some(first) = counts.first {
        let what = format!(
            "transfer {first} was passed over while later ones were linked ({} such)",
            counts.passed
        );
        found.push(broken("every transfer is in the chain", what));
    }
    Ok(counts)
}

#[derive(QueryableByName)]
struct Seen {
    #[diesel(sql_type = BigInt)]
    links: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    lost: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    changed: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    gap: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    torn: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    disordered: Option<i64>,
}

/// Each link's transfer is there and says what it said; positions run without gaps, each hash is made of
/// the one before, the order is that of posting. One pass over all. Answers how many links there are.
fn chain(tx: &mut Tx<'_>, found: &mut Vec<Discrepancy>) -> Result<i64, LedgerError> {
    let seen: Seen = diesel::sql_query(
        "SELECT count(*) AS links,
                min(position) FILTER (WHERE seq IS NULL) AS lost,
                min(position) FILTER (WHERE leaf <> now) AS changed,
                min(position) FILTER (WHERE position <> place) AS gap,
                min(position) FILTER (WHERE hash <> sha256(coalesce(previous, decode(repeat('00', 32), 'hex')) || leaf))
                    AS torn,
                min(position) FILTER (WHERE seq <= seq_before) AS disordered
           FROM (SELECT s.*, row_number() OVER w AS place, lag(hash) OVER w AS previous, lag(seq) OVER w AS seq_before
                   FROM (SELECT l.position, l.leaf, l.hash, t.seq, ledger_leaf(t) AS now
                           FROM chain_links l LEFT JOIN transfers t ON t.id = l.transfer_id) s
                 WINDOW w AS (ORDER BY position)) s",
    )
    .get_result(tx.conn())?;
    if let Some(position) = seen.lost {
        let id: Uuid =
            chain_links::table.find(position).select(chain_links::transfer_id).first(tx.conn())?;
        let what = format!("transfer {id} (position {position}) is gone");
        found.push(broken("a linked transfer stays", what));
    }
    if let Some(position) = seen.changed {
        let what = suspect::describe(tx, position)?;
        found.push(broken("a linked transfer never changes", what));
    }
    if let Some(position) = seen.gap {
        let what = format!("there are positions missing before {position}");
        found.push(broken("the chain has no gaps", what));
    }
    if let Some(position) = seen.torn {
        let what = format!(
            "the hash at position {position} is not made of the one before it and its transfer"
        );
        found.push(broken("each link follows from the one before", what));
    }
    if let Some(position) = seen.disordered {
        let what = format!("position {position} was posted before the one it follows");
        found.push(broken("links keep the order of posting", what));
    }
    Ok(seen.links)
}

type Day = (NaiveDate, i64, i64, String, Vec<u8>, String, Vec<u8>);

#[derive(QueryableByName)]
struct Moved {
    #[diesel(sql_type = Integer)]
    place: i32,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    transfers: i64,
    #[diesel(sql_type = Text)]
    amount: String,
}

/// The first head that is wrong, and in what.
fn heads(
    tx: &mut Tx<'_>,
    days: &[Day],
    key: Option<&PublicKey>,
) -> Result<Option<Discrepancy>, LedgerError> {
    if days.is_empty() {
        return Ok(None);
    }
    let Some(key) = key else {
        let what = "there is no SECRET_KEY here to check the days' heads with";
        return Ok(Some(broken("a day's head is signed by the exchange", what)));
    };
    let firsts: Vec<i64> = days.iter().map(|day| day.1).collect();
    let sums: Vec<Moved> = diesel::sql_query(
        "SELECT width_bucket(l.position, $1) AS place, t.currency, count(*) AS transfers, sum(t.amount)::text AS amount
           FROM chain_links l JOIN transfers t ON t.id = l.transfer_id
          WHERE l.position <= $2 GROUP BY 1, 2 ORDER BY 1, 2",
    )
    .bind::<Array<BigInt>, _>(&firsts)
    .bind::<BigInt, _>(days.last().map_or(0, |day| day.2))
    .load(tx.conn())?;
    let mut before: Option<(Head, Hash)> = None;
    for (place, day) in (1..).zip(days) {
        let sums = sums.iter().filter(|moved| moved.place == place).map(|moved| Sum {
            amount: moved.amount.clone(),
            currency: moved.currency.clone(),
            transfers: moved.transfers,
        });
        let sums: Vec<Sum> = sums.collect();
        match judge(tx, day, key, before.as_ref(), &sums)? {
            Ok(head) => before = Some((head, Hash::of(day.3.as_bytes()))),
            Err((rule, what)) => {
                return Ok(Some(broken(rule, format!("the head of {} {what}", day.0))));
            }
        }
    }
    Ok(None)
}

/// Why a head is wrong: the rule, and what is wrong about it.
type Fault = (&'static str, String);

/// One head against its signature, the head before it and its links.
fn judge(
    tx: &mut Tx<'_>,
    (day, first, last, document, signature, key_id, tiles): &Day,
    key: &PublicKey,
    before: Option<&(Head, Hash)>,
    sums: &[Sum],
) -> Result<Result<Head, Fault>, LedgerError> {
    let (signed, fits) = ("a day's head is signed by the exchange", "a day's head fits its links");
    if *key_id != key.id() {
        return Ok(Err((signed, format!("is signed with another key, {key_id}"))));
    }
    if !key.verifies(document.as_bytes(), signature) {
        return Ok(Err((signed, "has a signature that does not fit".to_owned())));
    }
    let Ok(head) = serde_json::from_str::<Head>(document) else {
        return Ok(Err((fits, "cannot be read".to_owned())));
    };
    if (head.day, head.first, head.last) != (*day, *first, *last) {
        return Ok(Err((fits, "stands beside another's positions".to_owned())));
    }
    if before.is_none() && (*first != 1 || head.previous.is_some()) {
        return Ok(Err((fits, "is not the first, and the one before is gone".to_owned())));
    }
    if let Some(what) = head.fault_after(before.map(|(head, hash)| (head, *hash))) {
        return Ok(Err((fits, what.to_owned())));
    }
    let link: Vec<Vec<u8>> = chain_links::table
        .filter(chain_links::position.eq(last))
        .select(chain_links::hash)
        .load(tx.conn())?;
    if link.first().and_then(|hash| Hash::from_bytes(hash)) != Some(head.link) {
        let what = format!("names another hash at position {last} than the chain has");
        return Ok(Err((fits, what)));
    }
    let leaves = leaves(tx, *first, *last)?;
    if merkle::root(&leaves) != head.root {
        return Ok(Err((fits, "has another root than its links".to_owned())));
    }
    let kept =
        merkle::tiles(&leaves).iter().flat_map(|hash| *hash.as_bytes()).eq(tiles.iter().copied());
    if !kept {
        return Ok(Err((fits, "has other subtrees kept than its links make".to_owned())));
    }
    if head.sums != sums {
        return Ok(Err((fits, "has other sums than its transfers".to_owned())));
    }
    Ok(Ok(head))
}

#[derive(QueryableByName)]
struct At {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

/// The time of the transfer at a position, if there is one.
fn time_of(tx: &mut Tx<'_>, position: i64) -> Result<Option<DateTime<Utc>>, LedgerError> {
    let rows: Vec<At> = diesel::sql_query(
        "SELECT t.created_at AS at FROM chain_links l JOIN transfers t ON t.id = l.transfer_id WHERE l.position = $1",
    )
    .bind::<BigInt, _>(position)
    .load(tx.conn())?;
    Ok(rows.first().map(|row| row.at))
}
