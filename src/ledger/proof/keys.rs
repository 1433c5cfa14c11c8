//! The exchange's public keys, as it publishes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::kernel::signing::PublicKey;

/// The file holds no keys of the exchange's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no Ed25519 keys in it: keep a copy of /.well-known/lead-exchange-keys.json")]
pub struct BadKeys;

/// Keys by their names.
#[derive(Debug, Clone)]
pub struct Keys(pub(super) BTreeMap<String, PublicKey>);

#[derive(Deserialize)]
struct Set {
    keys: Vec<Key>,
}

#[derive(Deserialize)]
struct Key {
    x: String,
}

impl Keys {
    /// Reads a JSON Web Key Set. A key is called by what its bytes are, not by what the file calls it.
    pub fn from_json(text: &str) -> Result<Self, BadKeys> {
        let set: Set = serde_json::from_str(text).map_err(|_| BadKeys)?;
        let keys: Option<BTreeMap<String, PublicKey>> = set
            .keys
            .iter()
            .map(|key| PublicKey::from_base64_url(&key.x).map(|key| (key.id(), key)))
            .collect();
        keys.filter(|keys| !keys.is_empty()).map(Self).ok_or(BadKeys)
    }

    /// One key alone.
    pub fn of(key: PublicKey) -> Self {
        Self(BTreeMap::from([(key.id(), key)]))
    }
}
