//! Who is behind keys, many at a time, as they are now.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};

use super::Holder;
use crate::accounts::{AccountError, Person};
use crate::db::Tx;
use crate::kernel::ids::{ApiKeyId, PartyId, UserId};
use crate::schema::api_keys;

/// A use is written down at most this often: a key that sends a thousand leads a second is not a
/// thousand updates.
const USED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The holders of keys by their hashes. Unknown and revoked keys, and those of a user who is
/// suspended, are left out.
pub fn find_many(
    tx: &mut Tx<'_>,
    hashes: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, Holder>, AccountError> {
    type Row = (Vec<u8>, ApiKeyId, UserId, PartyId, String, Option<DateTime<Utc>>);
    let rows: Vec<Row> = api_keys::table
        .filter(api_keys::token_hash.eq_any(hashes))
        .filter(api_keys::revoked_at.is_null())
        .select((
            api_keys::token_hash,
            api_keys::id,
            api_keys::user_id,
            api_keys::party_id,
            api_keys::ending,
            api_keys::last_used_at,
        ))
        .load(tx.conn())?;
    let users: Vec<UserId> = rows.iter().map(|(_, _, user, ..)| *user).collect();
    let people = Person::load_many(tx, &users)?;
    let old = tx.now() - USED_EVERY;
    let mut stale = Vec::new();
    let mut holders = HashMap::new();
    for (hash, key, user, party, ending, used) in rows {
        let Some(person) = people.get(&user) else { continue };
        if used.is_none_or(|used| used <= old) {
            stale.push(key);
        }
        holders.insert(hash, Holder { key, ending, party, person: person.clone() });
    }
    note_use(tx, &stale, old)?;
    Ok(holders)
}

fn note_use(tx: &mut Tx<'_>, keys: &[ApiKeyId], old: DateTime<Utc>) -> Result<(), AccountError> {
    if keys.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    // Whoever holds the row is writing the same thing, or revoking it: never worth waiting for.
    let free: Vec<ApiKeyId> = api_keys::table
        .filter(api_keys::id.eq_any(keys))
        .filter(api_keys::last_used_at.is_null().or(api_keys::last_used_at.le(old)))
        .select(api_keys::id)
        .for_update()
        .skip_locked()
        .load(tx.conn())?;
    diesel::update(api_keys::table.filter(api_keys::id.eq_any(free)))
        .set(api_keys::last_used_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
