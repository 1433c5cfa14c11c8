//! Signing in with an e-mail address and a password.
//!
//! In three steps, because checking a password takes tens of milliseconds that no transaction
//! should be open for: [`look_up`] reads what the address has, [`Candidate::prove`] does the work,
//! and the [`Proven`] that comes out opens a session or a family of tokens.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::AccountError;
use super::password::{self, PasswordHash};
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::ids::UserId;
use crate::schema::users;

/// Whom a sign-in may be of, or nobody: both look the same from outside.
#[derive(Debug)]
pub struct Candidate(Option<Known>);

#[derive(Debug)]
struct Known {
    user: UserId,
    epoch: i32,
    hash: Option<PasswordHash>,
    confirmed: bool,
    active: bool,
}

/// Somebody has just proved to be this user, while this epoch lasted.
#[derive(Debug, Clone)]
pub struct Proven {
    user: UserId,
    epoch: i32,
}

impl Proven {
    /// For proofs other than a password: a link, or a session that was just checked.
    pub(super) fn new(user: UserId, epoch: i32) -> Self {
        Self { user, epoch }
    }

    pub fn user(&self) -> UserId {
        self.user
    }

    pub fn epoch(&self) -> i32 {
        self.epoch
    }
}

type Row = (UserId, i32, Option<String>, Option<DateTime<Utc>>, String);

fn candidate(row: Option<Row>) -> Candidate {
    Candidate(row.map(|(user, epoch, hash, confirmed_at, status)| Known {
        user,
        epoch,
        hash: hash.map(PasswordHash::from_kept),
        confirmed: confirmed_at.is_some(),
        active: status == "active",
    }))
}

/// What is known of an address as typed. An address nobody has is a candidate too.
pub fn look_up(tx: &mut Tx<'_>, email: &str) -> Result<Candidate, AccountError> {
    let row = users::table
        .filter(users::email.eq(Email::spelling(email)))
        .select((
            users::id,
            users::epoch,
            users::password_hash,
            users::email_confirmed_at,
            users::status,
        ))
        .first(tx.conn())
        .optional()?;
    Ok(candidate(row))
}

/// The same for a user who is signed in and must show the password once more.
pub fn look_up_user(tx: &mut Tx<'_>, user: UserId) -> Result<Candidate, AccountError> {
    let row = users::table
        .find(user)
        .select((
            users::id,
            users::epoch,
            users::password_hash,
            users::email_confirmed_at,
            users::status,
        ))
        .first(tx.conn())
        .optional()?;
    Ok(candidate(row))
}

impl Candidate {
    /// Checks the password, with the same work for nobody as for somebody. Only who knows it hears
    /// that the address is not confirmed or the user suspended. Not inside a transaction.
    pub fn prove(&self, password: &str) -> Result<Proven, AccountError> {
        let hash = self.0.as_ref().and_then(|known| known.hash.as_ref());
        let right = password::matches(password, hash)?;
        match &self.0 {
            Some(known) if right => match (known.active, known.confirmed) {
                (false, _) => Err(AccountError::Suspended),
                (true, false) => Err(AccountError::EmailNotConfirmed),
                (true, true) => Ok(Proven::new(known.user, known.epoch)),
            },
            _ => Err(AccountError::WrongCredentials),
        }
    }
}
