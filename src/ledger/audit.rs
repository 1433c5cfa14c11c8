//! Proves the ledger from its own rows: what `ledger check` prints and what the worker runs.

use diesel::connection::SimpleConnection;
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

/// Every rule as a query for the rows that break it, over sums made once. One snapshot for all of
/// them, because it is one statement. A million transfers take seconds.
const RULES: &str = "
    WITH moves AS MATERIALIZED (
        SELECT account, sum(delta) AS total, count(*) AS lines FROM (
            SELECT debit_account AS account, -amount AS delta FROM transfers
             UNION ALL SELECT credit_account, amount FROM transfers) m
         GROUP BY account
    ), ends AS MATERIALIZED (
        SELECT hold_id, sum(amount) AS spent FROM transfers WHERE hold_id IS NOT NULL GROUP BY hold_id
    )
    SELECT 'balances sum to zero' AS rule, currency || ' sums to ' || sum(balance) AS what
      FROM accounts GROUP BY currency HAVING sum(balance) <> 0
    UNION ALL
    SELECT 'a balance equals its transfers',
           'account ' || a.id || ' holds ' || a.balance || ' but its transfers come to ' || coalesce(m.total, 0)
      FROM accounts a LEFT JOIN moves m ON m.account = a.id
     WHERE a.balance <> coalesce(m.total, 0)
    UNION ALL
    SELECT 'a transfer joins two accounts', m.lines || ' transfers name account ' || m.account || ', which is none'
      FROM moves m WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.id = m.account)
    UNION ALL
    SELECT 'a transfer fits its code',
           'transfer ' || t.id || ' (' || t.code || ') goes from ' || d.kind || ' to ' || k.kind || ' in ' || t.currency
      FROM transfers t
      JOIN accounts d ON d.id = t.debit_account
      JOIN accounts k ON k.id = t.credit_account
      LEFT JOIN transfer_codes c ON c.code = t.code
     WHERE (d.kind, d.currency, k.kind, k.currency)
           IS DISTINCT FROM (c.debit_kind, t.currency, c.credit_kind, t.currency)
        OR (d.party_id = k.party_id) = c.between_parties
        OR t.amount <= 0
    UNION ALL
    SELECT 'no forbidden overdraft', kind || ' account ' || id || ' holds ' || balance
      FROM accounts WHERE kind <> 'clearing' AND balance < -credit
    UNION ALL
    SELECT 'credit is the newest limit set',
           'account ' || a.id || ' has a credit of ' || a.credit || ' but its newest limit is ' || coalesce(c.amount, 0)
      FROM accounts a
      LEFT JOIN (SELECT DISTINCT ON (account_id) account_id, amount FROM credit_limits ORDER BY account_id, seq DESC) c
           ON c.account_id = a.id
     WHERE a.credit <> coalesce(c.amount, 0)
    UNION ALL
    SELECT 'open holds equal escrow',
           'account ' || a.id || ' holds ' || a.balance || ' but its open holds come to ' || coalesce(h.total, 0)
      FROM accounts a
      LEFT JOIN (SELECT account_id, sum(remaining) AS total FROM holds GROUP BY account_id) h ON h.account_id = a.id
     WHERE a.kind = 'escrow' AND a.balance <> coalesce(h.total, 0)
    UNION ALL
    SELECT 'a hold ends at most once, whole',
           'hold ' || h.id || ' of ' || h.amount || ' has ' || h.remaining || ' left after ' || coalesce(e.spent, 0) || ' was spent'
      FROM holds h LEFT JOIN ends e ON e.hold_id = h.id
     WHERE h.amount - coalesce(e.spent, 0) <> h.remaining
        OR h.remaining <> CASE WHEN h.ended_at IS NULL THEN h.amount ELSE 0 END
    UNION ALL
    SELECT 'a hold is its transfer', 'transfer ' || coalesce(t.id, h.id) || ' and its hold differ'
      FROM (SELECT * FROM transfers WHERE code = 'hold') t FULL JOIN holds h ON h.id = t.id
     WHERE (h.amount, h.currency, h.account_id, h.subject)
           IS DISTINCT FROM (t.amount, t.currency, t.credit_account, t.subject)
    UNION ALL
    SELECT 'a hold pays for its own subject', 'transfer ' || t.id || ' spends hold ' || t.hold_id || ' for ' || t.subject
      FROM transfers t LEFT JOIN holds h ON h.id = t.hold_id
     WHERE t.hold_id IS NOT NULL
       AND (h.account_id, h.subject) IS DISTINCT FROM (t.debit_account, t.subject)
    UNION ALL
    SELECT 'a mark equals its transfers',
           'account ' || a.id || ' is marked with ' || k.balance || ' after line ' || k.seq || ' but held '
           || (a.balance - coalesce(s.total, 0))
      FROM accounts a
     CROSS JOIN LATERAL (SELECT k.seq, k.balance FROM ledger_marks k WHERE k.account_id = a.id ORDER BY k.seq DESC LIMIT 1) k
      LEFT JOIN LATERAL (
           SELECT sum(x.delta) AS total FROM (
               SELECT -t.amount AS delta FROM transfers t WHERE t.debit_account = a.id AND t.seq > k.seq
                UNION ALL
               SELECT t.amount FROM transfers t WHERE t.credit_account = a.id AND t.seq > k.seq) x) s ON true
     WHERE a.balance - coalesce(s.total, 0) <> k.balance";

/// Checks every rule of the ledger. Wants a transaction of its own: it lets itself use more memory
/// and time than a request may.
pub fn check(tx: &mut Tx<'_>) -> Result<Audit, LedgerError> {
    tx.conn().batch_execute(
        "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off; SET LOCAL statement_timeout = '10min'",
    )?;
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
