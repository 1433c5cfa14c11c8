//! What of a transfer was changed after it was linked.
//!
//! Its leaf is a hash and tells nothing of itself. But the rest of the ledger knows most of a transfer
//! twice: balances know amounts, holds know subjects, the neighbours know the time. Each value they
//! suggest is put in the place of what stands there now; the one that makes the leaf again is what it was.

use diesel::sql_types::{BigInt, Bytea, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::hash::Hash;
use crate::kernel::merkle;
use crate::ledger::LedgerError;

#[derive(QueryableByName)]
struct Linked {
    #[diesel(sql_type = SqlUuid)]
    transfer_id: Uuid,
    #[diesel(sql_type = Bytea)]
    leaf: Vec<u8>,
    #[diesel(sql_type = Text)]
    line: String,
    /// The transfer the leaf was made of, when that is another one.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    of: Option<Uuid>,
}

/// What a word of the line is called, by its place.
const FIELDS: [&str; 12] = [
    "kind",
    "number",
    "id",
    "code",
    "debit account",
    "credit account",
    "amount",
    "currency",
    "subject",
    "hold",
    "correction",
    "time",
];

#[derive(QueryableByName)]
struct Value {
    /// The place of the word in the line.
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = Text)]
    word: String,
}

/// Says what is wrong with the transfer at a position, whose leaf is not its own any more.
pub(super) fn describe(tx: &mut Tx<'_>, position: i64) -> Result<String, LedgerError> {
    let linked: Linked = diesel::sql_query(
        "SELECT l.transfer_id, l.leaf, ledger_line(t) AS line,
                (SELECT o.id FROM transfers o WHERE ledger_leaf(o) = l.leaf LIMIT 1) AS of
           FROM chain_links l JOIN transfers t ON t.id = l.transfer_id WHERE l.position = $1",
    )
    .bind::<BigInt, _>(position)
    .get_result(tx.conn())?;
    let id = linked.transfer_id;
    if let Some(other) = linked.of {
        return Ok(format!("position {position} names transfer {id} but was made for {other}"));
    }
    let leaf = Hash::from_bytes(&linked.leaf);
    let words: Vec<&str> = linked.line.split(' ').collect();
    for Value { place, word } in suggested(tx, id)? {
        let Ok(place) = usize::try_from(place) else { continue };
        let tried: Vec<&str> = words
            .iter()
            .enumerate()
            .map(|(at, now)| if at == place { word.as_str() } else { now })
            .collect();
        if Some(merkle::leaf(tried.join(" ").as_bytes())) == leaf {
            let field = FIELDS.get(place).copied().unwrap_or_default();
            let now = words.get(place).copied().unwrap_or_default();
            return Ok(format!(
                "transfer {id} (position {position}) was changed: its {field} is {now} and was {word}"
            ));
        }
    }
    Ok(format!(
        "transfer {id} (position {position}) was changed; in what cannot be told from the rest of the ledger"
    ))
}

/// What the rest of the ledger suggests for the words of a transfer's line.
fn suggested(tx: &mut Tx<'_>, id: Uuid) -> Result<Vec<Value>, LedgerError> {
    Ok(diesel::sql_query(
        r#"WITH t AS MATERIALIZED (SELECT * FROM transfers WHERE id = $1),
         moves AS (
             SELECT account, sum(delta) AS total FROM (
                 SELECT debit_account AS account, -amount AS delta FROM transfers
                  UNION ALL SELECT credit_account, amount FROM transfers) m GROUP BY account
         ), off AS MATERIALIZED (
             -- How much more an account has than its transfers come to.
             SELECT a.id, a.balance - coalesce(m.total, 0) AS by
               FROM accounts a LEFT JOIN moves m ON m.account = a.id WHERE a.balance <> coalesce(m.total, 0)
         ), near AS MATERIALIZED (
             SELECT n.* FROM transfers n, t
              WHERE n.seq BETWEEN t.seq - 50 AND t.seq + 50 OR n.hold_id = t.hold_id OR n.subject = t.subject
         ), held AS (
             SELECT h.* FROM holds h, t WHERE h.id IN (t.id, t.hold_id) OR h.subject = t.subject
         )
         SELECT v.place::bigint, v.word FROM (
             SELECT 6, (t.amount + o.by)::text FROM t JOIN off o ON o.id = t.credit_account
             UNION SELECT 6, (t.amount - o.by)::text FROM t JOIN off o ON o.id = t.debit_account
             UNION SELECT 6, amount::text FROM held
             UNION SELECT 6, amount::text FROM near
             UNION SELECT 3, code FROM transfer_codes
             UNION SELECT 4, id::text FROM off
             UNION SELECT 5, id::text FROM off
             UNION SELECT 4, account_id::text FROM held
             UNION SELECT 5, account_id::text FROM held
             UNION SELECT p.place, a.id::text FROM t, accounts a, (VALUES (4), (5)) AS p (place)
                    WHERE a.party_id IN (SELECT b.party_id FROM accounts b WHERE b.id IN (t.debit_account, t.credit_account))
                       OR a.party_id IS NULL
             UNION SELECT 7, a.currency FROM (SELECT DISTINCT currency FROM accounts) a
             UNION SELECT 8, subject::text FROM held
             UNION SELECT 8, subject::text FROM near
             UNION SELECT 9, id::text FROM held
             UNION SELECT p.place, '-' FROM (VALUES (9), (10)) AS p (place)
             UNION SELECT 10, n.corrects::text FROM near n WHERE n.corrects IS NOT NULL
             UNION SELECT 1, (t.seq + d)::text FROM t, generate_series(-50, 50) AS d
             UNION SELECT 11, split_part(ledger_line(n), ' ', 12) FROM transfers n
                    WHERE n.id IN (SELECT id FROM near)
             UNION SELECT 11, to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                     FROM held h CROSS JOIN LATERAL (VALUES (h.opened_at), (h.ended_at)) AS m (at) WHERE m.at IS NOT NULL
         ) AS v (place, word)"#,
    )
    .bind::<SqlUuid, _>(id)
    .load(tx.conn())?)
}
