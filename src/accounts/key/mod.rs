//! API keys: what a program calls the API with when nobody can type a password for it.
//!
//! A key stands for its user acting for one party, with the rights that user has at the moment of
//! the call: a suspension, a lost seat or a revocation ends it with the next request. Its text is
//! shown once, to whoever makes it; the database keeps a hash. It ends when it is revoked and not
//! with a new password, so that a program does not fall silent when a person changes theirs;
//! every seat of the party sees the party's keys and may revoke them.

mod find;
mod list;
mod make;
mod revoke;

use chrono::{DateTime, Utc};

use crate::kernel::ids::{ApiKeyId, PartyId};
use crate::kernel::secret::Token;

use super::Person;

pub use find::find_many;
pub use list::list;
pub use make::make;
pub use revoke::revoke;

/// The most keys of one party that work at a time.
pub const MOST: i64 = 50;
/// The longest label, in characters.
pub const MAX_LABEL: usize = 60;
/// How many characters of a key its owner knows it by.
const ENDING: usize = 4;
/// `key_`, 26 characters of its id, `_`, and 32 random bytes in base64.
const LENGTH: usize = 4 + 26 + 1 + 43;

/// Whether a bearer token is meant as a key, and not as a signed access token.
pub fn is_key(text: &str) -> bool {
    text.len() == LENGTH && text.starts_with("key_")
}

/// What the database keeps of a key.
pub fn hash(text: &str) -> Vec<u8> {
    Token::from_text(text).hash()
}

/// A key as it is listed.
#[derive(Debug, Clone)]
pub struct ApiKey {
    pub id: ApiKeyId,
    /// What its owner calls it.
    pub label: String,
    /// Its last characters.
    pub ending: String,
    /// The address of the user it acts as.
    pub user: String,
    pub created_at: DateTime<Utc>,
    /// To the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

impl ApiKey {
    /// How it is shown after the first time: `key_…x7Qa`.
    pub fn brief(&self) -> String {
        format!("key_…{}", self.ending)
    }
}

/// A key just made: the only time its text is known.
#[derive(Debug)]
pub struct NewKey {
    pub key: ApiKey,
    pub text: Token,
}

/// Who calls with a key.
#[derive(Debug, Clone)]
pub struct Holder {
    pub key: ApiKeyId,
    pub ending: String,
    /// The only party it acts for.
    pub party: PartyId,
    pub person: Person,
}
