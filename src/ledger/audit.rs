//! Proves the ledger from its own rows: what `ledger check` prints and what the worker runs.

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl};

use super::LedgerError;
use crate::db::Tx;

/// Something that does not add up, named precisely enough to look at.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Discrepancy {
    /// The rule broken, as in the design's list of what is always true.
    #[diesel(sql_type = Text)]
    pub rule: String,
    /// Which row breaks it and by how much.
    #[diesel(sql_type = Text)]
    pub what: String,
}

/// What was examined and what was found.
#[derive(Debug, Clone)]
pub struct Audit {
    pub accounts: i64,
    pub transfers: i64,
    pub open_holds: i64,
    pub discrepancies: Vec<Discrepancy>,
}

#[derive(QueryableByName)]
struct Counts {
    #[diesel(sql_type = BigInt)]
    accounts: i64,
    #[diesel(sql_type = BigInt)]
    transfers: i64,
    #[diesel(sql_type = BigInt)]
    open_holds: i64,
}

/// Every rule as a query for the rows that break it. One snapshot for all of them, because each
/// is one statement and `check` joins them into one.
const RULES: &str = "
    SELECT 'balances sum to zero' AS rule, currency || ' sums to ' || sum(balance) AS what
      FROM accounts GROUP BY currency HAVING sum(balance) <> 0
    UNION ALL
    SELECT 'a balance equals its transfers',
           'account ' || a.id || ' holds ' || a.balance || ' but its transfers come to ' || coalesce(m.total, 0)
      FROM accounts a
      LEFT JOIN (SELECT account, sum(delta) AS total FROM (
                     SELECT debit_account AS account, -amount AS delta FROM transfers
                     UNION ALL SELECT credit_account, amount FROM transfers) d GROUP BY account) m ON m.account = a.id
     WHERE a.balance <> coalesce(m.total, 0)
    UNION ALL
    SELECT 'no forbidden overdraft', kind || ' account ' || id || ' holds ' || balance
      FROM accounts WHERE kind <> 'clearing' AND balance < 0
    UNION ALL
    SELECT 'open holds equal escrow',
           'account ' || a.id || ' holds ' || a.balance || ' but its open holds come to ' || coalesce(h.total, 0)
      FROM accounts a
      LEFT JOIN (SELECT account_id, sum(remaining) AS total FROM holds GROUP BY account_id) h ON h.account_id = a.id
     WHERE a.kind = 'escrow' AND a.balance <> coalesce(h.total, 0)
    UNION ALL
    SELECT 'a hold ends at most once, whole',
           'hold ' || h.id || ' of ' || h.amount || ' has ' || h.remaining || ' left after ' || coalesce(e.spent, 0) || ' was spent'
      FROM holds h
      LEFT JOIN (SELECT hold_id, sum(amount) AS spent FROM transfers WHERE hold_id IS NOT NULL GROUP BY hold_id) e
             ON e.hold_id = h.id
     WHERE h.amount - coalesce(e.spent, 0) <> h.remaining OR h.remaining NOT IN (0, h.amount)
    UNION ALL
    SELECT 'a hold is its transfer', 'transfer ' || t.id || ' and its hold differ'
      FROM transfers t LEFT JOIN holds h ON h.id = t.id
     WHERE t.code = 'hold' AND (h.id IS NULL OR h.amount <> t.amount OR h.account_id <> t.credit_account)";

/// Checks every rule of the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Audit, LedgerError> {
    let counts: Counts = diesel::sql_query(
        "SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM transfers) AS transfers,
                (SELECT count(*) FROM holds WHERE ended_at IS NULL) AS open_holds",
    )
    .get_result(tx.conn())?;
    let discrepancies = diesel::sql_query(RULES).load(tx.conn())?;
    Ok(Audit {
        accounts: counts.accounts,
        transfers: counts.transfers,
        open_holds: counts.open_holds,
        discrepancies,
    })
}
