//! Writes a party's proof.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{NaiveDate, SecondsFormat};
use diesel::sql_types::{BigInt, Date, Nullable, Text, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::{AccountSaid, FILE_KIND, KIND, MOST, ProofFile, Proved, Statement, digest_of};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::hash::Hash;
use crate::kernel::ids::PartyId;
use crate::kernel::merkle::{self, Tree};
use crate::kernel::signing::Signer;
use crate::ledger::LedgerError;
use crate::ledger::account::AccountKind;
use crate::ledger::chain::{self, Head, leaves};
use crate::schema::{chain_days, chain_links, transfers};

/// Which transfers are wanted: of days, or of what comes after a position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// From this day's head on; from the beginning when not said.
    pub from: Option<NaiveDate>,
    /// Up to this day's head; up to the last link when not said, or when the day is not over.
    pub to: Option<NaiveDate>,
    /// After this position, whatever `from` says: where the file before ended.
    pub after: Option<i64>,
}

/// A run of the chain, as positions and as numbers of posting: after the first, up to the second.
#[derive(Debug, Clone, Copy)]
struct Run {
    after: i64,
    until: i64,
    seq_after: i64,
    seq_until: i64,
}

/// The proof of a party's transfers, the first [`MOST`] of those wanted.
pub fn make(
    tx: &mut Tx<'_>,
    signer: &Signer,
    party: PartyId,
    wanted: Wanted,
) -> Result<ProofFile, LedgerError> {
    let (after, until) = positions(tx, wanted)?;
    let mut run = Run { after, until, seq_after: seq(tx, after)?, seq_until: seq(tx, until)? };
    let mut lines = lines(tx, party, run)?;
    let full = lines.len() > usize::try_from(MOST).unwrap_or(usize::MAX);
    if full {
        lines.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
        run.until = lines.last().map_or(after, |line| line.position);
        run.seq_until = seq(tx, run.until)?;
    }
    let days = chain::closed_between(tx, run.after, run.until)?;
    let heads: Vec<Head> = days.iter().filter_map(chain::SignedDay::said).collect();
    let statement = Statement {
        accounts: accounts(tx, party, run)?,
        after: run.after,
        kind: KIND.to_owned(),
        lines_sha256: digest_of(lines.iter().map(|line| (line.position, line.line.as_str()))),
        made_at: tx.now().to_rfc3339_opts(SecondsFormat::Secs, true),
        next: full.then_some(run.until),
        party,
        proved_to: heads.last().map_or(run.after, |head| head.last.min(run.until)),
        transfers: i64::try_from(lines.len()).unwrap_or(i64::MAX),
        until: run.until,
    };
    let statement = serde_json::to_string(&statement).unwrap_or_default();
    Ok(ProofFile {
        kind: FILE_KIND.to_owned(),
        signature: STANDARD.encode(signer.sign(statement.as_bytes())),
        statement,
        key_id: signer.public().id(),
        days,
        transfers: proved(tx, lines, &heads)?,
    })
}

#[derive(QueryableByName)]
struct Position {
    #[diesel(sql_type = BigInt)]
    after: i64,
    #[diesel(sql_type = BigInt)]
    until: i64,
}

fn positions(tx: &mut Tx<'_>, wanted: Wanted) -> Result<(i64, i64), LedgerError> {
    let to = wanted.to.filter(|to| *to < tx.now().date_naive());
    let found: Position = diesel::sql_query(
        "SELECT coalesce((SELECT max(last_position) FROM chain_days WHERE day < $1), 0) AS after,
                coalesce((SELECT max(last_position) FROM chain_days WHERE day <= $2),
                         CASE WHEN $2 IS NULL THEN (SELECT max(position) FROM chain_links) END, 0) AS until",
    )
    .bind::<Nullable<Date>, _>(wanted.from)
    .bind::<Nullable<Date>, _>(to)
    .prepared()
    .get_result(tx.conn())?;
    let after = wanted.after.unwrap_or(found.after).clamp(0, found.until);
    Ok((after, found.until))
}

/// The number of the transfer at a position; nothing was posted before the first.
fn seq(tx: &mut Tx<'_>, position: i64) -> Result<i64, LedgerError> {
    let linked = chain_links::table.find(position).select(chain_links::transfer_id);
    let found: Option<i64> = transfers::table
        .filter(transfers::id.eq_any(linked))
        .select(transfers::seq)
        .first(tx.conn())
        .optional()?;
    Ok(found.unwrap_or(0))
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Text)]
    line: String,
}

/// The party's transfers of a run and one more, by the indexes of each of its accounts.
fn lines(tx: &mut Tx<'_>, party: PartyId, run: Run) -> Result<Vec<Line>, LedgerError> {
    Ok(diesel::sql_query(
        "WITH own AS MATERIALIZED (SELECT id FROM accounts WHERE party_id = $1), page AS MATERIALIZED (
             SELECT m.id, m.seq FROM own CROSS JOIN LATERAL (
                 SELECT t.id, t.seq FROM transfers t
                  WHERE t.debit_account = own.id AND t.seq > $2 AND t.seq <= $3 ORDER BY t.seq LIMIT $4) m
              UNION
             SELECT m.id, m.seq FROM own CROSS JOIN LATERAL (
                 SELECT t.id, t.seq FROM transfers t
                  WHERE t.credit_account = own.id AND t.seq > $2 AND t.seq <= $3 ORDER BY t.seq LIMIT $4) m
              ORDER BY seq LIMIT $4
         )
         SELECT l.position, ledger_line(t) AS line
           FROM page p JOIN chain_links l ON l.transfer_id = p.id JOIN transfers t ON t.id = p.id
          ORDER BY l.position",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<BigInt, _>(run.seq_after)
    .bind::<BigInt, _>(run.seq_until)
    .bind::<BigInt, _>(MOST + 1)
    .prepared()
    .load(tx.conn())?)
}

#[derive(QueryableByName)]
struct Account {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    kind: AccountKind,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    opening: String,
    #[diesel(sql_type = Text)]
    closing: String,
}

/// What was in the party's accounts at both ends of a run: what is in them now, less what came after.
fn accounts(tx: &mut Tx<'_>, party: PartyId, run: Run) -> Result<Vec<AccountSaid>, LedgerError> {
    let rows: Vec<Account> = diesel::sql_query(
        "SELECT a.id, a.kind, a.currency,
                (a.balance - i.after + o.after)::text AS opening, (a.balance - i.until + o.until)::text AS closing
           FROM accounts a
          CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS after,
                                     coalesce(sum(amount) FILTER (WHERE seq > $3), 0) AS until
                                FROM transfers WHERE credit_account = a.id AND seq > $2) i
          CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS after,
                                     coalesce(sum(amount) FILTER (WHERE seq > $3), 0) AS until
                                FROM transfers WHERE debit_account = a.id AND seq > $2) o
          WHERE a.party_id = $1 ORDER BY a.currency, a.kind",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<BigInt, _>(run.seq_after)
    .bind::<BigInt, _>(run.seq_until)
    .prepared()
    .load(tx.conn())?;
    let said = |row: Account| AccountSaid {
        account: row.id.to_string(),
        closing: row.closing,
        currency: row.currency,
        kind: row.kind,
        opening: row.opening,
    };
    Ok(rows.into_iter().map(said).collect())
}

/// What is kept of a day's tree.
struct Kept {
    first: i64,
    leaves: i64,
    tiles: Tree,
}

/// Gives each line the path through its day's tree, where its day has a head.
fn proved(tx: &mut Tx<'_>, lines: Vec<Line>, heads: &[Head]) -> Result<Vec<Proved>, LedgerError> {
    let tile = i64::try_from(merkle::TILE).unwrap_or(i64::MAX);
    let mut trees: BTreeMap<NaiveDate, Kept> = BTreeMap::new();
    // Lines come in order, so one tile in hand is enough.
    let mut in_hand = (0, Tree::over(Vec::new()));
    let mut proved = Vec::with_capacity(lines.len());
    for Line { position, line } in lines {
        let Some(head) = heads.iter().find(|head| head.covers(position)) else {
            proved.push(Proved { position, line, path: None });
            continue;
        };
        let tree = match trees.entry(head.day) {
            Entry::Occupied(kept) => kept.into_mut(),
            Entry::Vacant(place) => place.insert(tree(tx, head)?),
        };
        let index = position - tree.first;
        let from = tree.first + index / tile * tile;
        if in_hand.0 != from {
            let to = (from + tile - 1).min(tree.first + tree.leaves - 1);
            in_hand = (from, Tree::over(leaves(tx, from, to)?));
        }
        let place = |number: i64| usize::try_from(number).unwrap_or_default();
        let mut path = in_hand.1.path(place(index % tile));
        path.extend(tree.tiles.path(place(index / tile)));
        proved.push(Proved { position, line, path: Some(path) });
    }
    Ok(proved)
}

fn tree(tx: &mut Tx<'_>, head: &Head) -> Result<Kept, LedgerError> {
    let kept: Vec<u8> =
        chain_days::table.find(head.day).select(chain_days::tiles).first(tx.conn())?;
    let (tiles, _) = kept.as_chunks::<32>();
    let tiles = tiles.iter().filter_map(|tile| Hash::from_bytes(tile)).collect();
    Ok(Kept { first: head.first, leaves: head.links, tiles: Tree::over(tiles) })
}
