//! Refresh tokens: used once, each for the next.
//!
//! The tokens that follow from one sign-in are a family. Using one a second time means that two
//! hold it and one stole it; nobody can tell which, so the family ends for both (RFC 9700, 4.14).

use chrono::TimeDelta;
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::{AccountError, Person, Proven};
use crate::db::Tx;
use crate::kernel::ids::{RefreshTokenId, UserId};
use crate::kernel::secret::Token;
use crate::schema::{refresh_tokens, users};

/// How long a refresh token waits to be used.
pub const LIFETIME: TimeDelta = TimeDelta::days(30);

/// What came of a try to rotate.
#[derive(Debug)]
pub enum Rotation {
    /// The token was good: this is whose, and the next one.
    Next { person: Person, token: Token },
    /// It was not. An answer and no error, because ending a family must be committed.
    Refused,
}

/// Opens a family for somebody who has just proved who they are.
pub fn open(tx: &mut Tx<'_>, proven: &Proven) -> Result<(Token, Person), AccountError> {
    let person = Person::load(tx, proven.user())?
        .filter(|person| person.epoch == proven.epoch())
        .ok_or(AccountError::WrongCredentials)?;
    let token = insert(tx, Uuid::now_v7(), &person)?;
    Ok((token, person))
}

/// Takes a token for the next one of its family.
pub fn rotate(tx: &mut Tx<'_>, token: &Token) -> Result<Rotation, AccountError> {
    let Some((family, user)) = family_of(tx, token)? else {
        return Ok(Rotation::Refused);
    };
    // One rotation of a user's tokens at a time: a reuse that ends the family must see the token
    // another rotation is just writing. A reset or a suspension waits here too.
    users::table.find(user).select(users::id).for_no_key_update().first::<UserId>(tx.conn())?;
    let now = tx.now();
    let epoch: Option<i32> = diesel::update(refresh_tokens::table)
        .filter(refresh_tokens::token_hash.eq(token.hash()))
        .filter(refresh_tokens::used_at.is_null().and(refresh_tokens::expires_at.gt(now)))
        .set(refresh_tokens::used_at.eq(now))
        .returning(refresh_tokens::user_epoch)
        .get_result(tx.conn())
        .optional()?;
    let Some(epoch) = epoch else {
        end(tx, family)?;
        tracing::warn!(%user, "a refresh token was used again; its family is ended");
        return Ok(Rotation::Refused);
    };
    match Person::load(tx, user)?.filter(|person| person.epoch == epoch) {
        Some(person) => Ok(Rotation::Next { token: insert(tx, family, &person)?, person }),
        None => Ok(Rotation::Refused),
    }
}

/// Ends the family of a token: a program signs out. An unknown token is no fault (RFC 7009).
pub fn revoke(tx: &mut Tx<'_>, token: &Token) -> Result<(), AccountError> {
    if let Some((family, user)) = family_of(tx, token)? {
        users::table.find(user).select(users::id).for_no_key_update().first::<UserId>(tx.conn())?;
        end(tx, family)?;
    }
    Ok(())
}

fn family_of(tx: &mut Tx<'_>, token: &Token) -> Result<Option<(Uuid, UserId)>, AccountError> {
    Ok(refresh_tokens::table
        .filter(refresh_tokens::token_hash.eq(token.hash()))
        .select((refresh_tokens::family, refresh_tokens::user_id))
        .first(tx.conn())
        .optional()?)
}

fn end(tx: &mut Tx<'_>, family: Uuid) -> Result<(), AccountError> {
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::family.eq(family)))
        .execute(tx.conn())?;
    Ok(())
}

fn insert(tx: &mut Tx<'_>, family: Uuid, person: &Person) -> Result<Token, AccountError> {
    let token = Token::generate()?;
    let now = tx.now();
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::id.eq(RefreshTokenId::new()),
            refresh_tokens::family.eq(family),
            refresh_tokens::user_id.eq(person.user),
            refresh_tokens::user_epoch.eq(person.epoch),
            refresh_tokens::token_hash.eq(token.hash()),
            refresh_tokens::created_at.eq(now),
            refresh_tokens::expires_at.eq(now + LIFETIME),
        ))
        .execute(tx.conn())?;
    Ok(token)
}
