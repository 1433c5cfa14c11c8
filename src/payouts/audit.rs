//! Whether every top-up and the money it brought agree.

use diesel::RunQueryDsl;

use crate::db::Tx;
use crate::ledger::audit::Discrepancy;
use crate::payouts::PayoutError;

/// Rows that break a rule between top-ups and the ledger.
const RULES: &str = "
    SELECT 'a confirmed top-up has moved its money' AS rule,
           'top-up ' || coalesce(u.id, t.subject) || ' is ' || coalesce(u.status, 'missing')
           || CASE WHEN t.id IS NULL THEN ' but no money moved'
                   ELSE ' but transfer ' || t.id || ' moved ' || t.amount || ' ' || t.currency END AS what
      FROM (SELECT * FROM top_ups WHERE status = 'confirmed') u
      FULL JOIN (SELECT t.*, a.party_id FROM transfers t JOIN accounts a ON a.id = t.credit_account
                  WHERE t.code = 'top_up') t ON t.subject = u.id
     WHERE (u.amount, u.currency, u.party_id) IS DISTINCT FROM (t.amount, t.currency, t.party_id)";

/// Checks every top-up against the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Discrepancy>, PayoutError> {
    Ok(diesel::sql_query(RULES).load(tx.conn())?)
}
