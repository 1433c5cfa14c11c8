//! Whether every lead's status and its hold agree.

use diesel::RunQueryDsl;

use super::LeadError;
use crate::db::Tx;
use crate::ledger::audit::Discrepancy;

/// Rows that break a rule between leads and the ledger: a running lead has its price held, a settled
/// one paid the contractor and the fee, a returned one gave it all back, a refused or quarantined
/// one never held a thing; and no hold is anybody else's. Of a lead that ended in a split the
/// contractor got `earned`, the fee makes it `charged`, and the rest went back.
const RULES: &str = "
    WITH paid AS MATERIALIZED (
        SELECT t.hold_id,
               coalesce(sum(t.amount) FILTER (WHERE t.code = 'capture'), 0) AS captured,
               coalesce(sum(t.amount) FILTER (WHERE t.code = 'fee'), 0) AS fee,
               coalesce(sum(t.amount) FILTER (WHERE t.code = 'release'), 0) AS released,
               bool_and(t.code <> 'capture' OR k.party_id = l.contractor_id) AS to_contractor
          FROM transfers t
          JOIN leads l ON l.hold_id = t.hold_id
          JOIN accounts k ON k.id = t.credit_account
         GROUP BY t.hold_id
    )
    SELECT 'a lead and its hold are in step' AS rule,
           'lead ' || l.id || ' is ' || l.status || ' at ' || l.price || ' ' || l.currency
           || CASE WHEN h.id IS NULL THEN ' but nothing was held'
                   ELSE ' but of its hold of ' || h.amount || ' there are ' || coalesce(p.captured, 0) || ' captured, '
                        || coalesce(p.fee, 0) || ' taken as fee, ' || coalesce(p.released, 0) || ' released, '
                        || h.remaining || ' held' END AS what
      FROM leads l
      LEFT JOIN holds h ON h.id = l.hold_id
      LEFT JOIN paid p ON p.hold_id = l.hold_id
      LEFT JOIN accounts a ON a.id = h.account_id
     WHERE NOT CASE
        WHEN l.status IN ('refused', 'quarantined') THEN l.hold_id IS NULL
        ELSE coalesce((h.subject, h.amount, h.currency, a.party_id) = (l.id, l.price, l.currency, l.buyer_id), false)
             AND CASE l.status
                 WHEN 'settled' THEN coalesce((p.captured, p.fee, p.released, h.remaining)
                                              = (l.earned, l.charged - l.earned, l.price - l.charged, 0)
                                              AND p.to_contractor AND (l.charged < l.price OR l.earned = l.payout), false)
                 WHEN 'returned' THEN coalesce((p.captured, p.fee, p.released, h.remaining) = (0, 0, l.price, 0), false)
                 ELSE p.hold_id IS NULL AND h.remaining = h.amount END
        END
    UNION ALL
    SELECT 'a hold belongs to a lead', 'hold ' || h.id || ' of ' || h.amount || ' ' || h.currency || ' is no lead''s'
      FROM holds h WHERE NOT EXISTS (SELECT FROM leads l WHERE l.hold_id = h.id)";

/// Checks every lead against the ledger.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Discrepancy>, LeadError> {
    Ok(diesel::sql_query(RULES).load(tx.conn())?)
}
