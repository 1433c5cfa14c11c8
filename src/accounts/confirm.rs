//! A new user confirms that they read mail at their address.
//!
//! Confirming does not sign in: whoever signed up knows the password, and somebody who was signed
//! up by a stranger must not find themselves in an account the stranger can open.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::AccountError;
use super::link::{self, Purpose};
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::outbox::{self, Fact};
use crate::schema::users;

/// An address is confirmed.
#[derive(Debug)]
pub struct Confirmed {
    pub user: UserId,
    /// What a password is set with, when the sign-up was repeated and so has none.
    pub reset: Option<Token>,
}

/// Uses the mailed link.
pub fn confirm(tx: &mut Tx<'_>, token: &Token) -> Result<Confirmed, AccountError> {
    let user = link::consume(tx, Purpose::Confirmation, token)?;
    let now = tx.now();
    diesel::update(users::table.find(user))
        .filter(users::email_confirmed_at.is_null())
        .set(users::email_confirmed_at.eq(now))
        .execute(tx.conn())?;
    let hash: Option<String> =
        users::table.find(user).select(users::password_hash).first(tx.conn())?;
    let reset = match hash {
        Some(_) => None,
        None => Some(link::create(tx, Purpose::Reset, user)?),
    };
    Ok(Confirmed { user, reset })
}

/// Confirms for a program: what a password is set with goes by mail, not into its answer.
pub fn confirm_by_mail(tx: &mut Tx<'_>, token: &Token) -> Result<(), AccountError> {
    let Confirmed { user, reset } = confirm(tx, token)?;
    if let Some(token) = reset {
        outbox::tell(tx, &[Fact::ResetAsked { user, token: token.reveal().to_owned() }])?;
    }
    Ok(())
}

/// Mails a fresh link to an address that waits for confirmation; does nothing, and says nothing,
/// for any other. Earlier links stop working.
pub fn resend(tx: &mut Tx<'_>, email: &str) -> Result<(), AccountError> {
    let waiting: Option<UserId> = users::table
        .filter(users::email.eq(Email::spelling(email)))
        .filter(users::email_confirmed_at.is_null())
        .filter(users::status.eq("active"))
        .select(users::id)
        .for_no_key_update()
        .first(tx.conn())
        .optional()?;
    if let Some(user) = waiting {
        ask(tx, user)?;
    }
    Ok(())
}

/// Sends the confirmation link of a new user, in place of any earlier one.
pub(super) fn ask(tx: &mut Tx<'_>, user: UserId) -> Result<(), AccountError> {
    link::revoke(tx, Purpose::Confirmation, user)?;
    let token = link::create(tx, Purpose::Confirmation, user)?;
    outbox::tell(tx, &[Fact::SignedUp { user, token: token.reveal().to_owned() }])?;
    Ok(())
}
