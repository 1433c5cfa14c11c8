//! What the bank should know of: money that crossed the edge of the exchange, by the documents that say
//! so. The one place the books read it from; bank lines will be read here too.

use diesel::sql_types::{Array, BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};
use crate::ledger::Code;
use crate::payouts::PayoutError;

/// Whether a code moves money over the edge of the exchange, so that a bank knows of it: what the books
/// compare with the bank's. A new code must say here which it is.
pub const fn crosses_the_bank(code: Code) -> bool {
    match code {
        Code::TopUp | Code::WithdrawalPayment => true,
        Code::Hold
        | Code::Capture
        | Code::Fee
        | Code::Release
        | Code::WithdrawalRequest
        | Code::WithdrawalReturn
        | Code::Compensation => false,
    }
}

/// One currency, at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub currency: Currency,
    /// What confirmed top-ups brought in, by their own rows.
    pub came: Money,
    /// What paid withdrawals took out.
    pub went: Money,
    /// What the ledger says the outside world owes or is owed, seen from the outside: what came less what
    /// went.
    pub clearing: Money,
}

impl Edge {
    /// What the ledger has and the documents do not explain; nothing when all is well.
    pub fn unexplained(&self) -> Money {
        let explained = self.came.minor() - self.went.minor();
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
    clearing: i64,
}

/// The clearing account of each currency against the documents of what crossed the edge, by code.
///
/// A code that crosses the edge without documents of its own is read from its transfers.
pub fn edges(tx: &mut Tx<'_>) -> Result<Vec<Edge>, PayoutError> {
    let by_transfer: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| crosses_the_bank(**code) && **code != Code::TopUp)
        .map(|code| code.as_str())
        .collect();
    let rows: Vec<Row> = diesel::sql_query(
        "WITH clearing AS (SELECT id, currency, balance FROM accounts WHERE kind = 'clearing' AND party_id IS NULL),
              came AS (SELECT currency, sum(amount) AS total FROM top_ups WHERE status = 'confirmed' GROUP BY currency),
              moved AS (
                  SELECT c.currency, sum(t.amount) FILTER (WHERE t.credit_account = c.id) AS went,
                         sum(t.amount) FILTER (WHERE t.debit_account = c.id) AS came
                    FROM clearing c
                    JOIN transfers t ON c.id IN (t.credit_account, t.debit_account) AND t.code = ANY($1)
                   GROUP BY c.currency)
         SELECT coalesce(c.currency, u.currency) AS currency,
                (coalesce(u.total, 0) + coalesce(m.came, 0))::bigint AS came, coalesce(m.went, 0)::bigint AS went,
                coalesce(-c.balance, 0) AS clearing
           FROM clearing c FULL JOIN came u ON u.currency = c.currency
           LEFT JOIN moved m ON m.currency = c.currency
          ORDER BY 1",
    )
    .bind::<Array<Text>, _>(by_transfer)
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
                clearing: money(row.clearing),
            })
        })
        .collect())
}
