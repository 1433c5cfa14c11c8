//! The keys of a party.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::ApiKey;
use crate::accounts::{AccountError, PartySeat};
use crate::db::Tx;
use crate::kernel::ids::ApiKeyId;
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{api_keys, users};

/// The party's keys, the newest first; revoked ones too, so that a list tells what once worked.
pub fn list(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    paging: &Paging,
) -> Result<Listing<ApiKey>, AccountError> {
    let mut query = api_keys::table
        .inner_join(users::table)
        .filter(api_keys::party_id.eq(seat.party))
        .order(api_keys::id.desc())
        .limit(paging.fetch())
        .select((
            api_keys::id,
            api_keys::label,
            api_keys::ending,
            users::email,
            api_keys::created_at,
            api_keys::last_used_at,
            api_keys::revoked_at,
        ))
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(api_keys::id.lt(ApiKeyId::from_uuid(after)));
    }
    type Row = (
        ApiKeyId,
        String,
        String,
        String,
        chrono::DateTime<chrono::Utc>,
        Option<chrono::DateTime<chrono::Utc>>,
        Option<chrono::DateTime<chrono::Utc>>,
    );
    let rows: Vec<Row> = query.load(tx.conn())?;
    let keys = rows
        .into_iter()
        .map(|(id, label, ending, user, created_at, last_used_at, revoked_at)| ApiKey {
            id,
            label,
            ending,
            user,
            created_at,
            last_used_at,
            revoked_at,
        })
        .collect();
    Ok(paging.cut(keys, |key: &ApiKey| key.id.uuid()))
}
