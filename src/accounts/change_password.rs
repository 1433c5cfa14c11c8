//! A signed-in user chooses another password.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::link::{self, Purpose};
use super::password::PasswordHash;
use super::{AccountError, Proven, sign_out};
use crate::db::Tx;
use crate::outbox::{self, Fact};
use crate::schema::users;

/// Sets the password of somebody who has just shown the old one, and ends every session and token,
/// this one too. Answers the proof a new session can be opened with.
pub fn change_password(
    tx: &mut Tx<'_>,
    proven: &Proven,
    hash: &PasswordHash,
) -> Result<Proven, AccountError> {
    let user = proven.user();
    let changed = diesel::update(users::table.find(user))
        .filter(users::status.eq("active"))
        .filter(users::epoch.eq(proven.epoch()))
        .set(users::password_hash.eq(hash.as_str()))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(AccountError::WrongCredentials);
    }
    // A link that was on its way to somebody else's eyes must not outlive the change.
    link::revoke(tx, Purpose::Reset, user)?;
    link::revoke(tx, Purpose::SignIn, user)?;
    sign_out::everywhere(tx, &[user])?;
    outbox::tell(tx, &[Fact::PasswordChanged { user }])?;
    let epoch = users::table.find(user).select(users::epoch).first(tx.conn())?;
    Ok(Proven::new(user, epoch))
}
