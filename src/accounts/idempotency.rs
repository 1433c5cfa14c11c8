//! `Idempotency-Key`: the first answer to a POST is kept and replayed to whoever repeats it.
//!
//! The row is written in the transaction of the work itself, so an answer exists exactly when its
//! effects do; a repeat that arrives meanwhile waits on the primary key and then reads the answer.
//! (Semantics: draft-ietf-httpapi-idempotency-key-header.)

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::db::{DbError, PreparedDsl, Tx};
use crate::schema::idempotency_keys;

/// How long an answer is kept.
pub const KEPT_HOURS: i64 = 48;

/// One keyed request: whose, under which key, and a digest of method, path and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub owner: Uuid,
    pub key: String,
    pub digest: Vec<u8>,
}

/// An answer as it was first given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// What the key was seen with before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Never: do the work, then [`remember`].
    Never,
    /// This request: give this answer again.
    Same(Answer),
    /// Another request: refuse.
    Other,
}

/// Looks a key up. Takes a lock on the key until the transaction ends, so that two requests with
/// one key are answered one after the other.
pub fn look_up(tx: &mut Tx<'_>, request: &Request) -> Result<Seen, DbError> {
    let lock = format!("{}:{}", request.owner, request.key);
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<diesel::sql_types::Text, _>(lock)
        .prepared()
        .run(tx.conn())?;
    let row: Option<(Vec<u8>, i16, String)> = idempotency_keys::table
        .find((request.owner, &request.key))
        .select((idempotency_keys::request, idempotency_keys::status, idempotency_keys::body))
        .first(tx.conn())
        .optional()?;
    Ok(match row {
        None => Seen::Never,
        Some((digest, status, body)) if digest == request.digest => {
            Seen::Same(Answer { status: u16::try_from(status).unwrap_or(500), body })
        }
        Some(_) => Seen::Other,
    })
}

/// Keeps the answer beside the work it answers for.
pub fn remember(tx: &mut Tx<'_>, request: &Request, answer: &Answer) -> Result<(), DbError> {
    let now = tx.now();
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::owner.eq(request.owner),
            idempotency_keys::key.eq(&request.key),
            idempotency_keys::request.eq(&request.digest),
            idempotency_keys::status.eq(i16::try_from(answer.status).unwrap_or(500)),
            idempotency_keys::body.eq(&answer.body),
            idempotency_keys::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    Ok(())
}

/// Binds a key to a request whose parts are answered, and kept, one by one under keys made from it.
/// `false` when the key belongs to another request.
pub fn bind(tx: &mut Tx<'_>, request: &Request) -> Result<bool, DbError> {
    match look_up(tx, request)? {
        Seen::Other => Ok(false),
        Seen::Same(_) => Ok(true),
        Seen::Never => {
            remember(tx, request, &Answer { status: 200, body: String::new() })?;
            Ok(true)
        }
    }
}
