//! Letters enter the queue.

use diesel::sql_types::{Array, Nullable, Text, Timestamptz, Uuid as SqlUuid};

use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::{MailId, UserId};
use crate::outside::letters::Letter;

/// Queues letters, to be sent from now on. One statement for any number.
pub fn queue(tx: &mut Tx<'_>, letters: &[Letter]) -> Result<(), DbError> {
    if letters.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let column = |of: fn(&Letter) -> &str| letters.iter().map(of).collect::<Vec<_>>();
    let ids: Vec<_> = letters.iter().map(|_| MailId::new()).collect();
    let users: Vec<Option<UserId>> = letters.iter().map(|letter| letter.user).collect();
    diesel::sql_query(
        "INSERT INTO mails (id, user_id, kind, recipient, locale, subject, text_body, html_body,
                            next_try_at, created_at)
         SELECT new.*, $9, $9
           FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS new",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .bind::<Array<Nullable<SqlUuid>>, _>(users)
    .bind::<Array<Text>, _>(column(|letter| letter.kind.as_str()))
    .bind::<Array<Text>, _>(column(|letter| &letter.to))
    .bind::<Array<Text>, _>(column(|letter| letter.locale.as_str()))
    .bind::<Array<Text>, _>(column(|letter| &letter.subject))
    .bind::<Array<Text>, _>(column(|letter| &letter.text))
    .bind::<Array<Text>, _>(column(|letter| &letter.html))
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    tx.announce();
    Ok(())
}
