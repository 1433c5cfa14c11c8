//! A party's statement: its wallet's transfers, newest first, each with the balance after it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::{Code, LedgerError};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Key, Listing, Paging};

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
pub(super) struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: TransferId,
    #[diesel(sql_type = BigInt)]
    pub(super) seq: i64,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    code: Code,
    #[diesel(sql_type = SqlUuid)]
    subject: Uuid,
    #[diesel(sql_type = BigInt)]
    delta: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) balance: i64,
}

impl Row {
    pub(super) fn line(self, currency: Currency) -> Line {
        Line {
            id: self.id,
            at: self.created_at,
            code: self.code,
            subject: self.subject,
            amount: Money::new(self.delta, currency),
            balance: Money::new(self.balance, currency),
        }
    }
}

/// Lines of one currency's wallet, newest first.
///
/// The first line's balance is what the wallet holds; each older one is that less the movement above
/// it. A later page starts from its cursor, which carries the place in the order of posting and the
/// balance there, so page 10,000 costs what page 1 does.
pub fn lines(
    tx: &mut Tx<'_>,
    party: PartyId,
    currency: Currency,
    paging: &Paging<Place>,
) -> Result<Listing<Line, Place>, LedgerError> {
    let place = paging.after;
    let rows: Vec<Row> = diesel::sql_query(
        "WITH wallet AS MATERIALIZED (
             SELECT id, balance FROM accounts WHERE party_id = $1 AND kind = 'wallet' AND currency = $2
         ), page AS (
             (SELECT t.id, t.seq, t.created_at, t.code, t.subject, -t.amount AS delta FROM transfers t
               WHERE t.debit_account = (SELECT id FROM wallet) AND t.seq < $3 ORDER BY t.seq DESC LIMIT $5)
             UNION ALL
             (SELECT t.id, t.seq, t.created_at, t.code, t.subject, t.amount FROM transfers t
               WHERE t.credit_account = (SELECT id FROM wallet) AND t.seq < $3 ORDER BY t.seq DESC LIMIT $5)
             ORDER BY seq DESC LIMIT $5
         )
         SELECT p.*, (coalesce($4, w.balance)
                      - coalesce(sum(p.delta) OVER (ORDER BY p.seq DESC
                                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
                     )::bigint AS balance
           FROM page p CROSS JOIN wallet w ORDER BY p.seq DESC",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency.code())
    .bind::<BigInt, _>(place.map_or(i64::MAX, |place| place.seq))
    .bind::<Nullable<BigInt>, _>(place.map(|place| place.balance))
    .bind::<BigInt, _>(paging.fetch())
    .prepared()
    .load(tx.conn())?;
    let page = paging
        .cut(rows, |row| Place { seq: row.seq, balance: row.balance.saturating_sub(row.delta) });
    Ok(page.map(|row| row.line(currency)))
}

/// Where a page of a statement ended: the last line's number, and the balance before that line.
/// Numbers are given under the account's lock, so no line ever appears below a place once read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub(super) seq: i64,
    pub(super) balance: i64,
}

impl Key for Place {
    fn to_bytes(&self) -> Vec<u8> {
        [self.seq.to_be_bytes(), self.balance.to_be_bytes()].concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (seq, balance) = bytes.split_first_chunk::<8>()?;
        Some(Self {
            seq: i64::from_be_bytes(*seq),
            balance: i64::from_be_bytes(balance.try_into().ok()?),
        })
    }
}
