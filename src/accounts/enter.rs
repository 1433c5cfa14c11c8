//! Entering by a single-use link instead of a password.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::link::{self, Purpose};
use super::{AccountError, Proven};
use crate::db::Tx;
use crate::kernel::secret::Token;
use crate::schema::users;

/// Uses the link; what it proves opens a session. [`AccountError::LinkSpent`] when it no longer
/// works, or its user was suspended since.
pub fn enter(tx: &mut Tx<'_>, token: &Token) -> Result<Proven, AccountError> {
    let user = link::consume(tx, Purpose::SignIn, token)?;
    let epoch: Option<i32> = users::table
        .find(user)
        .filter(users::status.eq("active"))
        .select(users::epoch)
        .first(tx.conn())
        .optional()?;
    Ok(Proven::new(user, epoch.ok_or(AccountError::LinkSpent)?))
}
