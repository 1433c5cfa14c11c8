//! Makes and signs the head of a day that is over.

use chrono::{Days, NaiveDate, NaiveTime, SecondsFormat};
use diesel::sql_types::{BigInt, Bytea, Date, Nullable, Text, Timestamptz};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl};

use super::{Head, KIND, LOCK, Sum};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::hash::Hash;
use crate::kernel::merkle;
use crate::kernel::signing::Signer;
use crate::ledger::LedgerError;
use crate::schema::{chain_days, chain_links};

/// The head before, as far as the next needs it.
struct Before {
    day: Option<NaiveDate>,
    last: i64,
    hash: Option<Hash>,
}

/// Makes the next head, if a day is over that has links without one, and answers which. Only in the
/// transaction in which [`seal`](super::seal) has just linked all there was: then no transfer committed
/// by now is missing.
pub fn close_due(tx: &mut Tx<'_>, signer: &Signer) -> Result<Option<NaiveDate>, LedgerError> {
    diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
        .bind::<BigInt, _>(LOCK)
        .execute(tx.conn())?;
    let before = before(tx)?;
    let today = tx.now().date_naive();
    let earliest_day = before.day.and_then(|day| day.succ_opt()).unwrap_or(NaiveDate::MIN);
    if earliest_day >= today {
        return Ok(None);
    }
    let Some(begun) = first_day(tx, before.last)? else { return Ok(None) };
    let day = begun.max(earliest_day);
    if day >= today {
        return Ok(None);
    }
    let Some(last) = last_within(tx, before.last, day)? else { return Ok(None) };
    let first = before.last + 1;
    let leaves = leaves(tx, first, last)?;
    let link: Vec<u8> = chain_links::table.find(last).select(chain_links::hash).first(tx.conn())?;
    let head = Head {
        closed_at: tx.now().to_rfc3339_opts(SecondsFormat::Secs, true),
        day,
        first,
        kind: KIND.to_owned(),
        last,
        link: Hash::from_bytes(&link).ok_or(diesel::result::Error::NotFound)?,
        links: last - before.last,
        previous: before.hash,
        root: merkle::root(&leaves),
        sums: sums(tx, first, last)?,
    };
    let document = head.canonical();
    let tiles: Vec<u8> = merkle::tiles(&leaves).iter().flat_map(|hash| *hash.as_bytes()).collect();
    diesel::insert_into(chain_days::table)
        .values((
            chain_days::day.eq(day),
            chain_days::first_position.eq(first),
            chain_days::last_position.eq(last),
            chain_days::signature.eq(signer.sign(document.as_bytes()).to_vec()),
            chain_days::document.eq(document),
            chain_days::key_id.eq(signer.public().id()),
            chain_days::tiles.eq(tiles),
        ))
        .execute(tx.conn())?;
    Ok(Some(day))
}

fn before(tx: &mut Tx<'_>) -> Result<Before, LedgerError> {
    let row: Option<(NaiveDate, i64, String)> = chain_days::table
        .order(chain_days::day.desc())
        .select((chain_days::day, chain_days::last_position, chain_days::document))
        .first(tx.conn())
        .optional()?;
    Ok(match row {
        Some((day, last, document)) => {
            Before { day: Some(day), last, hash: Some(Hash::of(document.as_bytes())) }
        }
        None => Before { day: None, last: 0, hash: None },
    })
}

#[derive(QueryableByName)]
struct Begun {
    #[diesel(sql_type = Nullable<Date>)]
    day: Option<NaiveDate>,
}

/// The day the links after a position begin in. Of the first thousand the earliest counts, so that one
/// transfer whose server's clock was ahead does not hold up the rest.
fn first_day(tx: &mut Tx<'_>, after: i64) -> Result<Option<NaiveDate>, LedgerError> {
    let begun: Begun = diesel::sql_query(
        "SELECT min((t.created_at AT TIME ZONE 'UTC')::date) AS day
           FROM (SELECT transfer_id FROM chain_links WHERE position > $1 ORDER BY position LIMIT 1000) l
           JOIN transfers t ON t.id = l.transfer_id",
    )
    .bind::<BigInt, _>(after)
    .prepared()
    .get_result(tx.conn())?;
    Ok(begun.day)
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Nullable<BigInt>)]
    position: Option<i64>,
}

/// The last link after a position whose transfer has a time before the day's end.
fn last_within(tx: &mut Tx<'_>, after: i64, day: NaiveDate) -> Result<Option<i64>, LedgerError> {
    let end = day.checked_add_days(Days::new(1)).unwrap_or(day).and_time(NaiveTime::MIN).and_utc();
    let last: Last = diesel::sql_query(
        "SELECT max(l.position) AS position FROM chain_links l JOIN transfers t ON t.id = l.transfer_id
          WHERE l.position > $1 AND t.created_at < $2",
    )
    .bind::<BigInt, _>(after)
    .bind::<Timestamptz, _>(end)
    .get_result(tx.conn())?;
    Ok(last.position)
}

#[derive(QueryableByName)]
struct Leaves {
    #[diesel(sql_type = Nullable<Bytea>)]
    leaves: Option<Vec<u8>>,
}

/// The leaves of a run of positions, in their order. They come in one piece: a row for each would take
/// longer than all the hashing.
pub(in crate::ledger) fn leaves(
    tx: &mut Tx<'_>,
    first: i64,
    last: i64,
) -> Result<Vec<Hash>, LedgerError> {
    let found: Leaves = diesel::sql_query(
        "SELECT string_agg(leaf, ''::bytea ORDER BY position) AS leaves FROM chain_links
          WHERE position BETWEEN $1 AND $2",
    )
    .bind::<BigInt, _>(first)
    .bind::<BigInt, _>(last)
    .prepared()
    .get_result(tx.conn())?;
    // The database keeps leaves of 32 bytes only.
    let bytes = found.leaves.unwrap_or_default();
    let (leaves, _) = bytes.as_chunks::<32>();
    Ok(leaves.iter().filter_map(|leaf| Hash::from_bytes(leaf)).collect())
}

#[derive(QueryableByName)]
struct Moved {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    transfers: i64,
    #[diesel(sql_type = Text)]
    amount: String,
}

fn sums(tx: &mut Tx<'_>, first: i64, last: i64) -> Result<Vec<Sum>, LedgerError> {
    let rows: Vec<Moved> = diesel::sql_query(
        "SELECT t.currency, count(*) AS transfers, sum(t.amount)::text AS amount
           FROM chain_links l JOIN transfers t ON t.id = l.transfer_id
          WHERE l.position BETWEEN $1 AND $2 GROUP BY t.currency ORDER BY t.currency",
    )
    .bind::<BigInt, _>(first)
    .bind::<BigInt, _>(last)
    .load(tx.conn())?;
    let sum = |Moved { currency, transfers, amount }| Sum { amount, currency, transfers };
    Ok(rows.into_iter().map(sum).collect())
}
