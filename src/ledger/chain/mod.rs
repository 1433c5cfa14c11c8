//! The chain of transfers: each one linked to the one before it by a hash, each day's last hash signed.
//!
//! A link is made by the database itself (`ledger_seal`, migration `ledger_chain`), some seconds after a
//! transfer was committed, so a posting is as fast as without it. A link's hash is SHA-256 of the hash
//! before it and of the transfer's leaf; the leaf is the hash of one line that says all of the transfer
//! (`ledger_line`). When a day is over, [`close_due`] signs what its links come to: their number, the last
//! hash, the root of the tree over their leaves ([`crate::kernel::merkle`]), the sums per currency, and
//! the hash of the head before. Whoever keeps one head can tell whether anything before it was changed.
//!
//! - [`audit`] proves all of it from the rows; [`suspect`](audit) says what of a transfer was changed.
//! - [`crate::ledger::proof`] is what a party takes away of it.
//!
//! # Days
//!
//! Days are UTC. A head covers a run of positions: all after the head before it, up to the last one whose
//! transfer has a time within the day. A transfer that was begun before midnight and linked after its
//! day's head stands in the next. A day without transfers has no head; the positions of the heads around
//! it say that there was nothing between.

pub mod audit;
mod close;
mod day;
mod suspect;

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Integer, Nullable, Timestamptz};
use diesel::{QueryableByName, RunQueryDsl};

use super::LedgerError;
use crate::db::{PreparedDsl, Tx};

pub use close::close_due;
pub(in crate::ledger) use close::leaves;
pub use day::{Head, KIND, SignedDay, Sum, closed_between, day, days};

/// How many transfers are linked in one transaction: half a second's work.
pub const MOST: i32 = 20_000;

/// The lock of `ledger_seal`: one links at a time.
const LOCK: i64 = 7_809_644_666_846_636_904;

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = Nullable<BigInt>)]
    linked: Option<i64>,
}

/// Links what was committed so far, up to about [`MOST`] transfers, and answers how many; fewer than that
/// means all. `None` when it cannot be told yet what was posted: somebody else is linking, or a transaction
/// that has posted stays open.
pub fn seal(tx: &mut Tx<'_>) -> Result<Option<i64>, LedgerError> {
    let sealed: Sealed =
        diesel::sql_query("SELECT ledger_seal($1, interval '2 seconds') AS linked")
            .bind::<Integer, _>(MOST)
            .prepared()
            .get_result(tx.conn())?;
    Ok(sealed.linked)
}

/// How far the chain has come.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Reach {
    /// How many transfers are linked: the position of the last.
    #[diesel(sql_type = BigInt)]
    pub links: i64,
    /// Up to which position a signed head covers them.
    #[diesel(sql_type = BigInt)]
    pub signed: i64,
    /// The time of the last linked transfer.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub last_at: Option<DateTime<Utc>>,
}

/// Looks how far the chain has come.
pub fn reach(tx: &mut Tx<'_>) -> Result<Reach, LedgerError> {
    Ok(diesel::sql_query(
        "SELECT coalesce((SELECT max(position) FROM chain_links), 0) AS links,
                coalesce((SELECT max(last_position) FROM chain_days), 0) AS signed,
                (SELECT t.created_at FROM chain_links l JOIN transfers t ON t.id = l.transfer_id
                  ORDER BY l.position DESC LIMIT 1) AS last_at",
    )
    .prepared()
    .get_result(tx.conn())?)
}
