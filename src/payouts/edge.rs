//! The edge of the exchange: money that crossed it, by the documents that say so, against what the
//! ledger's clearing account says. The one place the books read this from.

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};
use crate::payouts::PayoutError;

/// One currency, at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub currency: Currency,
    /// What confirmed top-ups brought in.
    pub came: Money,
    /// What paid withdrawals and refunds took out.
    pub went: Money,
    /// What exchanges brought into this currency less what they took out of it.
    pub exchanged: Money,
    /// What the ledger says has come and not gone: the clearing account, seen from the outside.
    pub clearing: Money,
}

impl Edge {
    /// What the ledger has and the documents do not explain; nothing when all is well.
    pub fn unexplained(&self) -> Money {
        let explained = self.came.minor() - self.went.minor() + self.exchanged.minor();
        Money::new(self.clearing.minor() - explained, self.currency)
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    came: i64,
    #[diesel(sql_type = BigInt)]
    went: i64,
    #[diesel(sql_type = BigInt)]
    exchanged: i64,
    #[diesel(sql_type = BigInt)]
    clearing: i64,
}

/// The clearing account of each currency against the documents of what crossed the edge.
///
/// No transfer is read: a movement without its document shows as what is not explained.
pub fn edges(tx: &mut Tx<'_>) -> Result<Vec<Edge>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(
        "WITH documents (currency, came, went, exchanged) AS (
             SELECT currency, amount, 0, 0 FROM top_ups WHERE status IN ('confirmed', 'refunding', 'refunded')
              UNION ALL SELECT currency, 0, amount - fee, 0 FROM withdrawals WHERE status = 'paid'
              UNION ALL SELECT currency, 0, amount, 0 FROM top_up_refunds WHERE status <> 'failed'
              UNION ALL SELECT from_currency, 0, 0, -from_amount FROM exchanges
              UNION ALL SELECT to_currency, 0, 0, to_amount FROM exchanges
         ), told AS (
             SELECT currency, sum(came) AS came, sum(went) AS went, sum(exchanged) AS exchanged
               FROM documents GROUP BY currency
         )
         SELECT coalesce(a.currency, d.currency) AS currency, coalesce(d.came, 0)::bigint AS came,
                coalesce(d.went, 0)::bigint AS went, coalesce(d.exchanged, 0)::bigint AS exchanged,
                coalesce(-a.balance, 0) AS clearing
           FROM (SELECT currency, balance FROM accounts WHERE kind = 'clearing') a
           FULL JOIN told d ON d.currency = a.currency
          ORDER BY 1",
    )
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            let money = |minor| Money::new(minor, currency);
            Some(Edge {
                currency,
                came: money(row.came),
                went: money(row.went),
                exchanged: money(row.exchanged),
                clearing: money(row.clearing),
            })
        })
        .collect())
}
