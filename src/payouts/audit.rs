//! Whether every top-up and withdrawal and the money it moved agree.

use diesel::RunQueryDsl;

use crate::db::Tx;
use crate::ledger::audit::Discrepancy;
use crate::payouts::PayoutError;

/// Rows that break a rule between top-ups, withdrawals and the ledger.
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
    SELECT 'a withdrawal has moved its money',
           'withdrawal ' || coalesce(d.id, m.subject) || ' is ' || coalesce(d.status, 'missing') || ': '
           || coalesce(d.code, m.code) || ' should be ' || coalesce(d.amount || ' ' || d.currency, 'nothing')
           || ' but is ' || coalesce(m.amount || ' ' || m.currency, 'nothing')
      FROM (SELECT w.id, w.status, w.currency, w.party_id, c.code, c.amount
              FROM withdrawals w CROSS JOIN LATERAL (VALUES
                   ('withdrawal_request', w.amount),
                   ('withdrawal_payment', CASE WHEN w.status = 'paid' THEN w.amount - w.fee END),
                   ('withdrawal_fee', CASE WHEN w.status = 'paid' AND w.fee > 0 THEN w.fee END),
                   ('withdrawal_return', CASE WHEN w.status IN ('failed', 'refused', 'cancelled') THEN w.amount END)
                   ) c (code, amount) WHERE c.amount IS NOT NULL) d
      FULL JOIN (SELECT t.*, coalesce(p.party_id, q.party_id) AS party_id FROM transfers t
                   JOIN accounts p ON p.id = t.debit_account JOIN accounts q ON q.id = t.credit_account
                  WHERE t.code IN ('withdrawal_request', 'withdrawal_payment', 'withdrawal_fee', 'withdrawal_return')) m
        ON m.subject = d.id AND m.code = d.code
     WHERE (d.amount, d.currency, d.party_id) IS DISTINCT FROM (m.amount, m.currency, m.party_id)";

/// Checks every top-up and withdrawal against the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Discrepancy>, PayoutError> {
    Ok(diesel::sql_query(RULES).load(tx.conn())?)
}
