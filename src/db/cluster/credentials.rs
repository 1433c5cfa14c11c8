//! The passwords of the cluster's three roles, made once and kept in one file that only the
//! server's user may read. Whoever can read it can read the whole data folder anyway; the
//! passwords keep out everybody else on the machine.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::ClusterError;
use super::files::{Home, write_secret};

/// The role PostgreSQL is made with; used by nothing here, kept for rescue work.
pub(super) const SUPERUSER: &str = "postgres";
/// The role that owns the schema and runs migrations.
pub(super) const OWNER: &str = "lead_exchange_owner";
/// The role the program works as.
pub(super) const APP: &str = "lead_exchange_app";
/// The database.
pub(super) const DATABASE: &str = "lead_exchange";

/// One password a role, made of characters that need no quoting in SQL or in an address.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Credentials {
    pub(super) superuser: String,
    pub(super) owner: String,
    pub(super) app: String,
}

impl Credentials {
    /// # Errors
    /// [`ClusterError::Guard`] when the system has no randomness to give.
    pub(super) fn random() -> Result<Self, ClusterError> {
        Ok(Self { superuser: password()?, owner: password()?, app: password()? })
    }

    /// # Errors
    /// [`ClusterError::Credentials`] when the file is missing or is not ours.
    pub(super) fn read(home: &Home) -> Result<Self, ClusterError> {
        let path = home.credentials();
        let failed =
            |detail: String| ClusterError::Credentials { path: path.display().to_string(), detail };
        let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| failed(error.to_string()))
    }

    /// # Errors
    /// [`ClusterError::File`] when the file cannot be written or is already there.
    pub(super) fn write(&self, home: &Home) -> Result<(), ClusterError> {
        let text = serde_json::to_string_pretty(self).map_err(ClusterError::guard)?;
        write_secret(&home.credentials(), &text)
    }
}

/// 192 random bits.
fn password() -> Result<String, ClusterError> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(ClusterError::guard)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
