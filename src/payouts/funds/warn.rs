//! Warns before money runs out, and ends an episode when there is enough again.

use diesel::sql_types::{Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;

/// How many of a wallet's newest holds tell its pace.
const NEWEST: i32 = 300;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    party_id: PartyId,
    #[diesel(sql_type = Text)]
    currency: String,
}

/// Parties with offers that take leads or wait for money, what they have free, and the least they should
/// have: so many leads of their dearest offer, or what a day of the last three took on the average. The
/// pace is counted over the newest holds alone: it costs the same for every party, and is exact while a
/// day has fewer.
const WATCHED: &str = "
    WITH buyers AS (
        SELECT o.party_id, t.currency, max(coalesce(t.price_cap, t.price)) AS price,
               bool_or(o.out_of_funds_since IS NOT NULL) AS waits
          FROM offers o JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
         WHERE o.status = 'published' OR o.out_of_funds_since IS NOT NULL
         GROUP BY o.party_id, t.currency
    ), watched AS (
        SELECT b.party_id, b.currency, b.waits, coalesce(a.balance + a.credit, 0) AS free,
               coalesce(p.low_balance_leads, $1) AS leads,
               greatest(b.price::numeric * coalesce(p.low_balance_leads, $1), coalesce(pace.a_day, 0)) AS least
          FROM buyers b
          JOIN parties p ON p.id = b.party_id
          LEFT JOIN accounts a ON a.party_id = b.party_id AND a.kind = 'wallet' AND a.currency = b.currency
          LEFT JOIN LATERAL (
              SELECT CASE WHEN count(*) < $2 THEN sum(h.amount) / 3
                          ELSE sum(h.amount) * 86400 / greatest(extract(epoch FROM $3 - min(h.created_at)), 60) END AS a_day
                FROM (SELECT t.amount, t.code, t.created_at FROM transfers t
                       WHERE t.debit_account = a.id ORDER BY t.seq DESC LIMIT $2) h
               WHERE h.code = 'hold' AND h.created_at > $3 - interval '3 days'
          ) pace ON true
    )";

/// Looks at everybody. Answers how many were warned; `leads` is the exchange's own number of leads.
pub fn warn(tx: &mut Tx<'_>, leads: i32) -> Result<usize, PayoutError> {
    let now = tx.now();
    // Over when there is enough again, or when nothing of the party's asks for money any more.
    diesel::sql_query(format!(
        "{WATCHED} DELETE FROM low_balances l
          WHERE NOT EXISTS (SELECT FROM watched w WHERE (w.party_id, w.currency) = (l.party_id, l.currency)
                               AND (w.waits OR w.free < w.least))"
    ))
    .bind::<Integer, _>(leads)
    .bind::<Integer, _>(NEWEST)
    .bind::<Timestamptz, _>(now)
    .execute(tx.conn())?;
    let warned: Vec<Row> = diesel::sql_query(format!(
        "{WATCHED} INSERT INTO low_balances (party_id, currency, since)
         SELECT party_id, currency, $3 FROM watched
          WHERE leads > 0 AND NOT waits AND free < least
          ORDER BY party_id, currency
             ON CONFLICT (party_id, currency) DO NOTHING
         RETURNING party_id, currency"
    ))
    .bind::<Integer, _>(leads)
    .bind::<Integer, _>(NEWEST)
    .bind::<Timestamptz, _>(now)
    .load(tx.conn())?;
    let facts: Vec<Fact> = warned
        .into_iter()
        .map(|row| Fact::FundsLow { party: row.party_id, currency: row.currency })
        .collect();
    outbox::tell(tx, &facts)?;
    Ok(facts.len())
}
