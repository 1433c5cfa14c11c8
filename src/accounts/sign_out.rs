//! Signing out: of one browser, of one program, or everywhere at once.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::AccountError;
use crate::db::Tx;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::schema::{refresh_tokens, sessions, users};

/// Ends the session of this token. One that has ended already is no fault.
pub fn session(tx: &mut Tx<'_>, token: &Token) -> Result<(), AccountError> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(token.hash())))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends every session and token of these users: with the next request nothing they were let in
/// with works. The epoch does it; the rows are deleted because nothing will ever read them.
pub fn everywhere(tx: &mut Tx<'_>, who: &[UserId]) -> Result<(), AccountError> {
    // Locked in the order of ids, so that two of these never wait for each other.
    users::table
        .filter(users::id.eq_any(who))
        .order(users::id)
        .select(users::id)
        .for_no_key_update()
        .load::<UserId>(tx.conn())?;
    diesel::update(users::table.filter(users::id.eq_any(who)))
        .set(users::epoch.eq(users::epoch + 1))
        .execute(tx.conn())?;
    diesel::delete(sessions::table.filter(sessions::user_id.eq_any(who))).execute(tx.conn())?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::user_id.eq_any(who)))
        .execute(tx.conn())?;
    Ok(())
}
