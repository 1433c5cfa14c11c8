//! Whether every top-up and the money it brought agree, and every act and what it tells.

use diesel::RunQueryDsl;

use crate::db::Tx;
use crate::ledger::audit::Discrepancy;
use crate::payouts::PayoutError;

/// Rows that break a rule between top-ups or acts and the ledger. Of a chain of acts the last is looked
/// at: those before it were the last once, and neither they nor transfers can change.
const RULES: &str = "
    SELECT 'a confirmed top-up has moved its money' AS rule,
           'top-up ' || coalesce(u.id, t.subject) || ' is ' || coalesce(u.status, 'missing')
           || CASE WHEN t.id IS NULL THEN ' but no money moved'
                   ELSE ' but transfer ' || t.id || ' moved ' || t.amount || ' ' || t.currency END AS what
      FROM (SELECT * FROM top_ups WHERE status = 'confirmed') u
      FULL JOIN (SELECT t.*, a.party_id FROM transfers t JOIN accounts a ON a.id = t.credit_account
                  WHERE t.code = 'top_up') t ON t.subject = u.id
     WHERE (u.amount, u.currency, u.party_id) IS DISTINCT FROM (t.amount, t.currency, t.party_id)
    UNION ALL
    SELECT 'the last act is what was paid',
           'act ' || a.number || ' of party ' || a.party_id || ' says ' || a.amount || ' ' || a.currency || ', paid were ' || s.total
      FROM (SELECT DISTINCT ON (party_id, side, currency) * FROM acts ORDER BY party_id, side, currency, month DESC) a
     CROSS JOIN LATERAL (
           SELECT coalesce(sum(t.amount), 0) AS total FROM accounts o
             JOIN transfers t ON o.id = CASE a.side WHEN 'buyer' THEN t.debit_account ELSE t.credit_account END
            WHERE (o.party_id, o.currency) = (a.party_id, a.currency)
              AND (a.side, o.kind) IN (('buyer', 'escrow'), ('contractor', 'wallet'))
              AND (t.code = 'capture' OR t.code = 'fee' AND a.side = 'buyer')
              AND t.seq > a.after_seq AND t.seq <= a.through_seq) s
     WHERE a.amount <> s.total";

/// Checks every top-up against the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Discrepancy>, PayoutError> {
    Ok(diesel::sql_query(RULES).load(tx.conn())?)
}
