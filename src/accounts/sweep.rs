//! What has run out is swept away, so that the tables hold what is alive.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{AccountError, idempotency};
use crate::db::Tx;
use crate::schema::{idempotency_keys, links, refresh_tokens, sessions};

/// How long a used or dead secret is kept, to tell a reused refresh token from an unknown one.
const KEPT: TimeDelta = TimeDelta::days(7);

/// Deletes dead sessions, tokens, links and replayed answers. Answers how many.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, AccountError> {
    let now = tx.now();
    let old = now - KEPT;
    let answers = now - TimeDelta::hours(idempotency::KEPT_HOURS);
    let mut swept =
        diesel::delete(sessions::table.filter(sessions::expires_at.lt(now))).execute(tx.conn())?;
    swept += diesel::delete(refresh_tokens::table.filter(refresh_tokens::expires_at.lt(old)))
        .execute(tx.conn())?;
    swept += diesel::delete(links::table.filter(links::expires_at.lt(old))).execute(tx.conn())?;
    swept +=
        diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(answers)))
            .execute(tx.conn())?;
    Ok(swept)
}
