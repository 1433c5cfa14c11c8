//! Making a key.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{ApiKey, ENDING, MAX_LABEL, MOST, NewKey};
use crate::accounts::{AccountError, PartySeat};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::ApiKeyId;
use crate::kernel::readable;
use crate::kernel::secret::Token;
use crate::schema::{api_keys, parties, users};

/// Makes a key for the seat's user and party. The answer holds its text, which nobody can read
/// again.
pub fn make(tx: &mut Tx<'_>, seat: PartySeat, label: &str) -> Result<NewKey, AccountError> {
    let label = readable::line(&readable::words("label", label, MAX_LABEL)?);
    if label.is_empty() {
        return Err(Faults::from(Fault::new("label", "required")).into());
    }
    // One maker of a party's keys at a time, so that the count holds. Not the whole row: leads of
    // the party go on.
    parties::table.find(seat.party).select(parties::id).for_no_key_update().execute(tx.conn())?;
    let live: i64 = api_keys::table
        .filter(api_keys::party_id.eq(seat.party))
        .filter(api_keys::revoked_at.is_null())
        .count()
        .get_result(tx.conn())?;
    if live >= MOST {
        return Err(AccountError::TooManyKeys);
    }
    let user: String = users::table.find(seat.user).select(users::email).first(tx.conn())?;
    let (id, now) = (ApiKeyId::new(), tx.now());
    let text = format!("{id}_{}", Token::generate()?.reveal());
    let ending: String = text.chars().skip(text.len().saturating_sub(ENDING)).collect();
    let text = Token::from_text(text);
    diesel::insert_into(api_keys::table)
        .values((
            api_keys::id.eq(id),
            api_keys::user_id.eq(seat.user),
            api_keys::party_id.eq(seat.party),
            api_keys::label.eq(&label),
            api_keys::token_hash.eq(text.hash()),
            api_keys::ending.eq(&ending),
            api_keys::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    let key =
        ApiKey { id, label, ending, user, created_at: now, last_used_at: None, revoked_at: None };
    Ok(NewKey { key, text })
}
