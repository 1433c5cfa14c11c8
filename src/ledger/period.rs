//! What accounts held at a moment of the past, and what moved between two moments.
//!
//! The order is that of posting (`transfers.seq`), never that of the clocks: two machines' clocks may
//! differ, and a transaction that began first may post last. A line bears the time of the machine that
//! wrote it, so times may stand out of order; a line therefore belongs before a moment when neither it
//! nor any line before it bears that moment or a later one. In other words a moment is an **edge** in
//! the order of posting: the first line whose time is not before it. All that stands before the edge
//! is what happened before the moment. It follows that
//!
//! - edges never run backward: an earlier moment has the same edge or an earlier one;
//! - what an account held at the end of a period is what it held at the start of the next, whatever
//!   the clocks said, and the lines between two edges are exactly the difference;
//! - once a line stands at an edge or after it, nothing can appear before it any more, because lines
//!   are numbered under their account's lock.
//!
//! The accounts of one owner in one currency share their edges, so a movement between them is on the
//! same side in both.
//!
//! [`mark`] keeps the cost of all this independent of an account's age.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::statement::{Line, Place, Row};
use super::{AccountKind, Code, LedgerError};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::PartyId;
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};

/// A place in the order of posting: the number of the first line that comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge(i64);

impl Edge {
    /// The number of the last line that may stand before it.
    pub fn last_before(self) -> i64 {
        self.0.saturating_sub(1)
    }

    /// The edge just after a line.
    pub fn after(seq: i64) -> Self {
        Self(seq.saturating_add(1))
    }
}

/// What the accounts of one owner in one currency held at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub edge: Edge,
    currency: Currency,
    balances: Vec<(AccountKind, i64)>,
}

impl Standing {
    /// What an account of a kind held; nothing when it did not exist.
    pub fn of(&self, kind: AccountKind) -> Money {
        let minor = self.balances.iter().find(|(own, _)| *own == kind).map_or(0, |(_, b)| *b);
        Money::new(minor, self.currency)
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    nth: i64,
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = Nullable<Text>)]
    kind: Option<AccountKind>,
    #[diesel(sql_type = BigInt)]
    balance: i64,
}

/// What a party's accounts (the operator's, without one) held in one currency at each of some moments;
/// `None` is now, with everything posted so far. One statement over one snapshot.
pub fn standings(
    tx: &mut Tx<'_>,
    party: Option<PartyId>,
    currency: Currency,
    kinds: &[AccountKind],
    moments: &[Option<DateTime<Utc>>],
) -> Result<Vec<Standing>, LedgerError> {
    let rows: Vec<Found> = diesel::sql_query(
        "WITH own AS MATERIALIZED (
             SELECT a.id, a.kind FROM accounts a WHERE a.party_id = $1 AND a.currency = $2 AND a.kind = ANY($3)
              UNION ALL
             SELECT a.id, a.kind FROM accounts a
              WHERE $1 IS NULL AND a.party_id IS NULL AND a.currency = $2 AND a.kind = ANY($3)
         ), ends AS MATERIALIZED (
             SELECT 1 + coalesce(max(greatest(d.seq, c.seq)), 0) AS seq FROM own o
               LEFT JOIN LATERAL (SELECT t.seq FROM transfers t WHERE t.debit_account = o.id
                                   ORDER BY t.seq DESC LIMIT 1) d ON true
               LEFT JOIN LATERAL (SELECT t.seq FROM transfers t WHERE t.credit_account = o.id
                                   ORDER BY t.seq DESC LIMIT 1) c ON true
         ), edges AS MATERIALIZED (
             SELECT m.nth, coalesce(min(least(d.seq, c.seq)), e.seq) AS seq
               FROM unnest($4) WITH ORDINALITY AS m (at, nth) CROSS JOIN ends e
               LEFT JOIN own o ON true
               LEFT JOIN LATERAL (SELECT k.seq FROM ledger_marks k WHERE k.account_id = o.id AND k.reached < m.at
                                   ORDER BY k.seq DESC LIMIT 1) k ON true
               LEFT JOIN LATERAL (SELECT t.seq FROM transfers t WHERE t.debit_account = o.id
                                     AND t.seq > coalesce(k.seq, 0) AND t.created_at >= m.at
                                   ORDER BY t.seq LIMIT 1) d ON m.at IS NOT NULL
               LEFT JOIN LATERAL (SELECT t.seq FROM transfers t WHERE t.credit_account = o.id
                                     AND t.seq > coalesce(k.seq, 0) AND t.created_at >= m.at
                                   ORDER BY t.seq LIMIT 1) c ON m.at IS NOT NULL
              GROUP BY m.nth, e.seq
         )
         SELECT e.nth, e.seq, o.kind, (coalesce(k.balance, 0) + coalesce(s.total, 0))::bigint AS balance
           FROM edges e LEFT JOIN own o ON true
           LEFT JOIN LATERAL (SELECT k.seq, k.balance FROM ledger_marks k WHERE k.account_id = o.id AND k.seq < e.seq
                               ORDER BY k.seq DESC LIMIT 1) k ON true
           LEFT JOIN LATERAL (
                SELECT sum(x.delta) AS total FROM (
                    SELECT -t.amount AS delta FROM transfers t
                     WHERE t.debit_account = o.id AND t.seq > coalesce(k.seq, 0) AND t.seq < e.seq
                     UNION ALL
                    SELECT t.amount FROM transfers t
                     WHERE t.credit_account = o.id AND t.seq > coalesce(k.seq, 0) AND t.seq < e.seq) x) s ON true
          ORDER BY e.nth, o.kind",
    )
    .bind::<Nullable<SqlUuid>, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<Array<Text>, _>(kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>())
    .bind::<Array<Nullable<Timestamptz>>, _>(moments)
    .prepared()
    .load(tx.conn())?;
    let mut all: Vec<(i64, Standing)> = Vec::with_capacity(moments.len());
    for row in rows {
        if all.last().is_none_or(|(nth, _)| *nth != row.nth) {
            let standing = Standing { edge: Edge(row.seq), currency, balances: Vec::new() };
            all.push((row.nth, standing));
        }
        if let Some(((_, standing), kind)) = all.last_mut().zip(row.kind) {
            standing.balances.push((kind, row.balance));
        }
    }
    Ok(all.into_iter().map(|(_, standing)| standing).collect())
}

/// What one code moved into or out of one kind of account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    pub kind: AccountKind,
    pub code: Code,
    pub lines: i64,
    /// Positive into the account, negative out of it.
    pub amount: Money,
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = Text)]
    kind: AccountKind,
    #[diesel(sql_type = Text)]
    code: Code,
    #[diesel(sql_type = BigInt)]
    lines: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
}

/// What moved in a party's accounts between two edges, by kind of account and code.
pub fn totals(
    tx: &mut Tx<'_>,
    party: PartyId,
    currency: Currency,
    (from, to): (Edge, Edge),
) -> Result<Vec<Total>, LedgerError> {
    let sums: Vec<Sum> = diesel::sql_query(
        "SELECT o.kind, x.code, count(*) AS lines, sum(x.delta)::bigint AS amount
           FROM accounts o CROSS JOIN LATERAL (
                SELECT t.code, -t.amount AS delta FROM transfers t
                 WHERE t.debit_account = o.id AND t.seq >= $3 AND t.seq < $4
                 UNION ALL
                SELECT t.code, t.amount FROM transfers t
                 WHERE t.credit_account = o.id AND t.seq >= $3 AND t.seq < $4) x
          WHERE o.party_id = $1 AND o.currency = $2
          GROUP BY o.kind, x.code, x.delta > 0
          ORDER BY o.kind, x.delta > 0 DESC, x.code",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<BigInt, _>(from.0)
    .bind::<BigInt, _>(to.0)
    .prepared()
    .load(tx.conn())?;
    let total = |sum: Sum| Total {
        kind: sum.kind,
        code: sum.code,
        lines: sum.lines,
        amount: Money::new(sum.amount, currency),
    };
    Ok(sums.into_iter().map(total).collect())
}

/// Lines of one currency's wallet between two edges, oldest first, each with the balance after it;
/// `opening` is what the wallet held at the first edge.
///
/// A later page starts from its cursor, which carries the balance there, so every page costs the same.
pub fn lines(
    tx: &mut Tx<'_>,
    party: PartyId,
    (from, to): (Edge, Edge),
    opening: Money,
    paging: &Paging<Place>,
) -> Result<Listing<Line, Place>, LedgerError> {
    let currency = opening.currency();
    let place = paging.after.filter(|place| place.seq >= from.0);
    let rows: Vec<Row> = diesel::sql_query(
        "WITH wallet AS MATERIALIZED (
             SELECT id FROM accounts WHERE party_id = $1 AND kind = 'wallet' AND currency = $2
         ), page AS (
             (SELECT t.id, t.seq, t.created_at, t.code, t.subject, -t.amount AS delta FROM transfers t
               WHERE t.debit_account = (SELECT id FROM wallet) AND t.seq > $3 AND t.seq < $4 ORDER BY t.seq LIMIT $6)
             UNION ALL
             (SELECT t.id, t.seq, t.created_at, t.code, t.subject, t.amount FROM transfers t
               WHERE t.credit_account = (SELECT id FROM wallet) AND t.seq > $3 AND t.seq < $4 ORDER BY t.seq LIMIT $6)
             ORDER BY seq LIMIT $6
         )
         SELECT p.*, ($5 + sum(p.delta) OVER (ORDER BY p.seq ROWS UNBOUNDED PRECEDING))::bigint AS balance
           FROM page p ORDER BY p.seq",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<BigInt, _>(place.map_or(from.last_before(), |place| place.seq))
    .bind::<BigInt, _>(to.0)
    .bind::<BigInt, _>(place.map_or(opening.minor(), |place| place.balance))
    .bind::<BigInt, _>(paging.fetch())
    .prepared()
    .load(tx.conn())?;
    let page = paging.cut(rows, |row| Place { seq: row.seq, balance: row.balance });
    Ok(page.map(|row| row.line(currency)))
}

#[derive(QueryableByName)]
struct Marked {
    #[diesel(sql_type = BigInt)]
    marks: i64,
}

/// Marks every thousandth line that came since the last marks with what its account held then, and
/// answers how many marks that made. Nothing is wrong without marks, only slower.
pub fn mark(tx: &mut Tx<'_>) -> Result<i64, LedgerError> {
    let marked: Marked =
        diesel::sql_query("SELECT ledger_mark() AS marks").get_result(tx.conn())?;
    Ok(marked.marks)
}
