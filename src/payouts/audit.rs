//! Whether every top-up, refund and withdrawal and the money it moved agree, what top-ups were booked
//! by, and every act and what it tells.

use diesel::RunQueryDsl;

use crate::db::Tx;
use crate::ledger::audit::Discrepancy;
use crate::payouts::PayoutError;

/// Rows that break a rule between top-ups, withdrawals or acts and the ledger. Of a chain of acts the last
/// is looked at: those before it were the last once, and neither they nor transfers can change.
const RULES: &str = "
    SELECT 'a confirmed top-up has moved its money' AS rule,
           'top-up ' || coalesce(u.id, t.subject) || ' is ' || coalesce(u.status, 'missing')
           || CASE WHEN t.id IS NULL THEN ' but no money moved'
                   ELSE ' but transfer ' || t.id || ' moved ' || t.amount || ' ' || t.currency END AS what
      FROM (SELECT * FROM top_ups WHERE status IN ('confirmed', 'refunding', 'refunded')) u
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
     WHERE (d.amount, d.currency, d.party_id) IS DISTINCT FROM (m.amount, m.currency, m.party_id)
    UNION ALL
    SELECT 'a refund has moved its money',
           'the refund of top-up ' || coalesce(r.top_up_id, t.subject) || ' is ' || coalesce(r.status, 'missing')
           || CASE WHEN t.id IS NULL THEN ' but no money moved'
                   ELSE ' but transfer ' || t.id || ' moved ' || t.amount || ' ' || t.currency END
      FROM top_up_refunds r FULL JOIN (SELECT * FROM transfers WHERE code = 'top_up_refund') t ON t.subject = r.top_up_id
     WHERE (r.amount, r.currency) IS DISTINCT FROM (t.amount, t.currency)
    UNION ALL
    SELECT 'a failed refund is back in its wallet, and no other',
           'the refund of top-up ' || coalesce(r.top_up_id, t.subject) || ' is ' || coalesce(r.status, 'missing')
      FROM (SELECT * FROM top_up_refunds WHERE status = 'failed') r
      FULL JOIN (SELECT * FROM transfers WHERE code = 'top_up_refund_return') t ON t.subject = r.top_up_id
     WHERE (r.amount, r.currency) IS DISTINCT FROM (t.amount, t.currency)
    UNION ALL
    SELECT 'a top-up says whether it went back',
           'top-up ' || u.id || ' is ' || u.status || ' and its refund ' || coalesce(r.status, 'missing')
      FROM top_ups u LEFT JOIN top_up_refunds r ON r.top_up_id = u.id
     WHERE u.status IS DISTINCT FROM CASE r.status WHEN 'done' THEN 'refunded' WHEN 'failed' THEN 'confirmed'
                                                   WHEN 'asked' THEN 'refunding' WHEN 'sent' THEN 'refunding'
                                                   ELSE u.status END
        OR r.top_up_id IS NULL AND u.status IN ('refunding', 'refunded')
    UNION ALL
    SELECT 'a booked line is its top-up',
           'bank line ' || l.id || ' of ' || l.amount || ' ' || l.currency || ' is booked as top-up ' || e.top_up_id
           || ' of ' || coalesce(t.amount, 0) || ' ' || coalesce(t.currency, '')
      FROM bank_line_ends e JOIN bank_lines l ON l.id = e.line_id
      LEFT JOIN transfers t ON t.subject = e.top_up_id AND t.code = 'top_up'
     WHERE e.top_up_id IS NOT NULL
       AND ((l.amount, l.currency, l.direction, l.reversal) IS DISTINCT FROM (t.amount, t.currency, 'credit', false))
    UNION ALL
    SELECT 'a booked payment is its top-up',
           'payment ' || p.session_id || ' of ' || p.amount || ' ' || p.currency || ' is booked as top-up ' || p.booked_as
           || ' of ' || coalesce(t.amount, 0) || ' ' || coalesce(t.currency, '')
      FROM checkout_payments p LEFT JOIN transfers t ON t.subject = p.booked_as AND t.code = 'top_up'
     WHERE p.booked_as IS NOT NULL AND (p.amount, p.currency) IS DISTINCT FROM (t.amount, t.currency)
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

/// Checks every top-up, refund, bank line, payment and withdrawal against the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Discrepancy>, PayoutError> {
    Ok(diesel::sql_query(RULES).load(tx.conn())?)
}
