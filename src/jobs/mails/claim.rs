//! Taking mails to send them.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::{LEASE, MOST_TRIES};
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::MailId;
use crate::outside::letters::Kind;
use crate::outside::mail::Parcel;

/// A mail in hand.
pub(super) struct Claimed {
    pub parcel: Parcel,
    pub kind: Kind,
    /// Which try this is, the first being 1. Names this lease: an outcome reported under another
    /// number comes too late.
    pub tries: i32,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: MailId,
    #[diesel(sql_type = Text)]
    kind: Kind,
    #[diesel(sql_type = Text)]
    recipient: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Text)]
    text_body: String,
    #[diesel(sql_type = Text)]
    html_body: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    tries: i32,
}

/// Takes up to `limit` mails that are due, for [`LEASE`]. The try counts from here, so a mail that
/// kills its process each time is given up in the end.
pub(super) fn claim(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Claimed>, DbError> {
    let now = tx.now();
    diesel::sql_query(
        "UPDATE mails SET status = 'failed', last_error = coalesce(last_error, 'the sender stopped')
          WHERE status = 'queued' AND next_try_at <= $1 AND tries >= $2",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Integer, _>(MOST_TRIES)
    .prepared()
    .run(tx.conn())?;
    let mut rows: Vec<Row> = diesel::sql_query(
        "UPDATE mails SET tries = tries + 1, next_try_at = $2 WHERE id IN (
             SELECT id FROM mails WHERE status = 'queued' AND next_try_at <= $1
              ORDER BY next_try_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, recipient, subject, text_body, html_body, created_at, tries",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(now + LEASE)
    .bind::<BigInt, _>(limit)
    .prepared()
    .load(tx.conn())?;
    rows.sort_by_key(|row| row.id);
    Ok(rows.into_iter().map(Row::claimed).collect())
}

/// Gives back mails that were claimed and not tried.
pub(super) fn give_back(tx: &mut Tx<'_>, mails: &[Claimed]) -> Result<(), DbError> {
    let now = tx.now();
    diesel::sql_query(
        "UPDATE mails m SET tries = m.tries - 1, next_try_at = $3
           FROM unnest($1, $2) AS held (id, tries)
          WHERE m.id = held.id AND m.tries = held.tries AND m.status = 'queued'",
    )
    .bind::<Array<SqlUuid>, _>(mails.iter().map(|mail| mail.parcel.id).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(mails.iter().map(|mail| mail.tries).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

impl Row {
    fn claimed(self) -> Claimed {
        let parcel = Parcel {
            id: self.id,
            recipient: self.recipient,
            subject: self.subject,
            text: self.text_body,
            html: self.html_body,
            written_at: self.created_at,
        };
        Claimed { parcel, kind: self.kind, tries: self.tries }
    }
}
