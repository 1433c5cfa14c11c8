//! A forgotten password: a link by mail, and a new password in its place.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::link::{self, Purpose};
use super::password::PasswordHash;
use super::{AccountError, sign_out};
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::outbox::{self, Fact};
use crate::schema::{links, users};

/// Mails a link to the owner of an address, in place of any earlier one. Does nothing, and says
/// nothing, when the address has no active user.
pub fn ask(tx: &mut Tx<'_>, email: &str) -> Result<(), AccountError> {
    let user: Option<UserId> = users::table
        .filter(users::email.eq(Email::spelling(email)))
        .filter(users::status.eq("active"))
        .select(users::id)
        .for_no_key_update()
        .first(tx.conn())
        .optional()?;
    if let Some(user) = user {
        link::revoke(tx, Purpose::Reset, user)?;
        let token = link::create(tx, Purpose::Reset, user)?;
        outbox::tell(tx, &[Fact::ResetAsked { user, token: token.reveal().to_owned() }])?;
    }
    Ok(())
}

/// The address a working link was sent to, which the new password is compared with.
pub fn address(tx: &mut Tx<'_>, token: &Token) -> Result<Email, AccountError> {
    let now = tx.now();
    let email: Option<String> = links::table
        .inner_join(users::table)
        .filter(links::token_hash.eq(token.hash()))
        .filter(links::purpose.eq(Purpose::Reset))
        .filter(links::used_at.is_null())
        .filter(links::expires_at.gt(now))
        .select(users::email)
        .first(tx.conn())
        .optional()?;
    email.as_deref().and_then(Email::parse).ok_or(AccountError::LinkSpent)
}

/// Uses the link: sets the new password and ends every session and token of the user. Reading the
/// mail proves the address, so it counts as confirmed.
pub fn set(tx: &mut Tx<'_>, token: &Token, hash: &PasswordHash) -> Result<UserId, AccountError> {
    let user = link::consume(tx, Purpose::Reset, token)?;
    let now = tx.now();
    let changed = diesel::update(users::table.find(user))
        .filter(users::status.eq("active"))
        .set(users::password_hash.eq(hash.as_str()))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(AccountError::LinkSpent);
    }
    diesel::update(users::table.find(user))
        .filter(users::email_confirmed_at.is_null())
        .set(users::email_confirmed_at.eq(now))
        .execute(tx.conn())?;
    for purpose in [Purpose::Reset, Purpose::SignIn, Purpose::Confirmation] {
        link::revoke(tx, purpose, user)?;
    }
    sign_out::everywhere(tx, &[user])?;
    outbox::tell(tx, &[Fact::PasswordChanged { user }])?;
    Ok(user)
}
