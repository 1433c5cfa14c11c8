//! Sessions: how a browser stays signed in.
//!
//! The cookie carries a random token, the database its hash. A session lasts thirty days from the
//! last visit and dies at once when the user's epoch moves on.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl,
};

use super::{AccountError, Person, Proven};
use crate::db::Tx;
use crate::kernel::ids::{SessionId, UserId};
use crate::kernel::secret::Token;
use crate::schema::{sessions, users};

/// How long a session lasts after its last visit.
pub const LIFETIME: TimeDelta = TimeDelta::days(30);

/// A visit is written down at most this often: a page of ten requests is not ten updates.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Opens a session for somebody who has just proved who they are. Refused when the user was
/// suspended, or everything of theirs ended, since the proof.
pub fn open(tx: &mut Tx<'_>, proven: &Proven) -> Result<(Token, Person), AccountError> {
    let person = Person::load(tx, proven.user())?
        .filter(|person| person.epoch == proven.epoch())
        .ok_or(AccountError::WrongCredentials)?;
    let token = create(tx, person.user, person.epoch)?;
    Ok((token, person))
}

/// Writes a session of a user under an epoch.
fn create(tx: &mut Tx<'_>, user: UserId, epoch: i32) -> Result<Token, AccountError> {
    let token = Token::generate()?;
    let now = tx.now();
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(SessionId::new()),
            sessions::user_id.eq(user),
            sessions::user_epoch.eq(epoch),
            sessions::token_hash.eq(token.hash()),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(now + LIFETIME),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// Who is signed in with this token; `None` when nobody is any more.
pub fn find(tx: &mut Tx<'_>, token: &Token) -> Result<Option<Person>, AccountError> {
    let now = tx.now();
    let found: Option<(SessionId, UserId, DateTime<Utc>)> = sessions::table
        .inner_join(
            users::table
                .on(users::id.eq(sessions::user_id).and(users::epoch.eq(sessions::user_epoch))),
        )
        .filter(sessions::token_hash.eq(token.hash()).and(sessions::expires_at.gt(now)))
        .select((sessions::id, sessions::user_id, sessions::last_seen_at))
        .first(tx.conn())
        .optional()?;
    let Some((id, user, last_seen)) = found else {
        return Ok(None);
    };
    if now - last_seen >= SEEN_EVERY {
        diesel::update(sessions::table.find(id))
            .set((sessions::last_seen_at.eq(now), sessions::expires_at.eq(now + LIFETIME)))
            .execute(tx.conn())?;
    }
    Person::load(tx, user)
}
