//! Money that came, as the bank or the provider says, and that nobody has booked yet: it is not in the
//! ledger, and somebody waits for it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Text, Timestamptz};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::{Currency, Money};
use crate::payouts::PayoutError;

crate::text_enum! {
    /// Who says that it came.
    pub enum Said as "UnbookedBy" {
        /// Lines of bank statements that are neither booked nor set aside.
        Bank = "bank",
        /// Payments that are not what was asked for.
        Provider = "provider",
    }
}

/// What of it is in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unbooked {
    pub by: Said,
    pub count: i64,
    pub amount: Money,
    /// When the exchange heard of the oldest.
    pub since: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    by: Said,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    count: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Timestamptz)]
    since: DateTime<Utc>,
}

pub(super) fn unbooked(tx: &mut Tx<'_>) -> Result<Vec<Unbooked>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT 'bank' AS by, l.currency, count(*) AS count, sum(l.amount)::bigint AS amount, min(l.created_at) AS since
           FROM bank_lines l
          WHERE l.direction = 'credit' AND NOT l.reversal
            AND NOT EXISTS (SELECT FROM bank_line_ends e WHERE e.line_id = l.id)
          GROUP BY l.currency
         UNION ALL
         SELECT 'provider', p.currency, count(*), sum(p.amount)::bigint, min(p.at)
           FROM checkout_payments p WHERE p.booked_as IS NULL GROUP BY p.currency
          ORDER BY 1, 2",
    )
    .prepared()
    .load(tx.conn())?;
    let read = |row: Row| {
        let currency: Currency = row.currency.parse().ok()?;
        let amount = Money::new(row.amount, currency);
        Some(Unbooked { by: row.by, count: row.count, amount, since: row.since })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
