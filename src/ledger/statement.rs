//! A party's statement: its wallet's transfers, newest first, each with the balance after it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::{Code, LedgerError};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};

/// One line of a statement.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub id: TransferId,
    pub at: DateTime<Utc>,
    pub code: Code,
    /// What the money moved for: a lead, a top-up, a withdrawal.
    pub subject: Uuid,
    /// Positive into the wallet, negative out of it.
    pub amount: Money,
    /// What was in the wallet after this line.
    pub balance: Money,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: TransferId,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    code: Code,
    #[diesel(sql_type = SqlUuid)]
    subject: Uuid,
    #[diesel(sql_type = BigInt)]
    delta: i64,
    #[diesel(sql_type = BigInt)]
    balance: i64,
}

/// Lines of one currency's wallet, newest first. The balance of the first line on a page is what
/// the wallet holds now less every later movement; the rest follow from it.
pub fn lines(
    tx: &mut Tx<'_>,
    party: PartyId,
    currency: Currency,
    paging: &Paging,
) -> Result<Listing<Line>, LedgerError> {
    let rows: Vec<Row> = diesel::sql_query(
        "WITH wallet AS (
             SELECT id, balance FROM accounts WHERE party_id = $1 AND kind = 'wallet' AND currency = $2
         ), moves AS (
             SELECT t.id, t.created_at, t.code, t.subject, -t.amount AS delta
               FROM transfers t JOIN wallet w ON t.debit_account = w.id
             UNION ALL
             SELECT t.id, t.created_at, t.code, t.subject, t.amount
               FROM transfers t JOIN wallet w ON t.credit_account = w.id
         ), page AS (
             SELECT * FROM moves WHERE $3 IS NULL OR id < $3 ORDER BY id DESC LIMIT $4
         )
         SELECT p.id, p.created_at, p.code, p.subject, p.delta,
                (w.balance - (SELECT coalesce(sum(delta), 0) FROM moves WHERE $3 IS NOT NULL AND id >= $3)
                 - coalesce(sum(p.delta) OVER (ORDER BY p.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
                )::bigint AS balance
           FROM page p CROSS JOIN wallet w ORDER BY p.id DESC",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<Nullable<SqlUuid>, _>(paging.after)
    .bind::<BigInt, _>(paging.fetch())
    .load(tx.conn())?;
    let page = paging.cut(rows, |row| row.id.uuid());
    Ok(page.map(|row| Line {
        id: row.id,
        at: row.created_at,
        code: row.code,
        subject: row.subject,
        amount: Money::new(row.delta, currency),
        balance: Money::new(row.balance, currency),
    }))
}
