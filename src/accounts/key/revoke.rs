//! Revoking a key: at once and for good.

use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use crate::accounts::{AccountError, PartySeat};
use crate::db::Tx;
use crate::kernel::ids::ApiKeyId;
use crate::schema::api_keys;

/// Revokes a key of the party's. One that was revoked before stays so: no fault.
pub fn revoke(tx: &mut Tx<'_>, seat: PartySeat, id: ApiKeyId) -> Result<(), AccountError> {
    let own = api_keys::id.eq(id).and(api_keys::party_id.eq(seat.party));
    let revoked: Option<bool> = api_keys::table
        .filter(own)
        .select(api_keys::revoked_at.is_not_null())
        .for_update()
        .first(tx.conn())
        .optional()?;
    if !revoked.ok_or(AccountError::NotFound)? {
        let now = tx.now();
        diesel::update(api_keys::table.find(id))
            .set(api_keys::revoked_at.eq(now))
            .execute(tx.conn())?;
    }
    Ok(())
}
