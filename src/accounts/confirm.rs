//! A new user confirms that they read mail at their address.
//!
//! Confirming does not sign in: whoever signed up knows the password, and somebody who was signed
//! up by a stranger must not find themselves in an account the stranger can open.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::AccountError;
use super::link::{self, Purpose};
use crate::db::Tx;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::outbox::{self, Fact};
use crate::schema::users;

/// Uses the mailed link.
pub fn confirm(tx: &mut Tx<'_>, token: &Token) -> Result<UserId, AccountError> {
    let user = link::consume(tx, Purpose::Confirmation, token)?;
    let now = tx.now();
    diesel::update(users::table.find(user))
        .filter(users::email_confirmed_at.is_null())
        .set(users::email_confirmed_at.eq(now))
        .execute(tx.conn())?;
    Ok(user)
}

/// Mails a fresh link to an address that waits for confirmation; does nothing, and says nothing,
/// for any other. Earlier links stop working.
pub fn resend(tx: &mut Tx<'_>, email: &str) -> Result<(), AccountError> {
    let waiting: Option<UserId> = users::table
        .filter(users::email.eq(email.trim().to_lowercase()))
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
