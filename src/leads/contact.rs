//! The personal data of a lead: sealed at rest, found again by keyed hashes, shown by rule.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::LeadError;
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::schema::lead_contacts;

/// Who the lead is and what they said, as one sealed document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// Lower case.
    pub email: Option<String>,
    /// Answers to the offer's form, by field key.
    pub fields: BTreeMap<String, Value>,
    pub consent: Option<Consent>,
}

/// What the person agreed to, and the proof of it that the sender keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Consent {
    /// Which wording they saw.
    pub text_version: String,
    pub given_at: DateTime<Utc>,
    #[serde(default)]
    pub ip: Option<String>,
    #[serde(default)]
    pub user_agent: Option<String>,
}

impl Contact {
    /// Seals it for one lead: on another lead's row it does not open.
    pub fn seal(&self, vault: &Vault, lead: LeadId) -> Result<Vec<u8>, LeadError> {
        // A struct of strings and JSON values always has a JSON form.
        let plain = serde_json::to_vec(self).unwrap_or_default();
        Ok(vault.seal(lead.uuid().as_bytes(), &plain)?)
    }

    pub fn open(vault: &Vault, lead: LeadId, sealed: &[u8]) -> Result<Self, LeadError> {
        let plain = vault.open(lead.uuid().as_bytes(), sealed)?;
        serde_json::from_slice(&plain)
            .map_err(|_| LeadError::CannotOpen(crate::kernel::secret::CannotOpen))
    }
}

/// Opens the contacts of leads, whoever may see them: callers decide that first. A lead whose
/// contact was erased has none.
pub fn load(
    tx: &mut Tx<'_>,
    vault: &Vault,
    leads: &[LeadId],
) -> Result<HashMap<LeadId, Contact>, LeadError> {
    if leads.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(LeadId, Vec<u8>)> = lead_contacts::table
        .filter(lead_contacts::lead_id.eq_any(leads))
        .select((lead_contacts::lead_id, lead_contacts::sealed))
        .load(tx.conn())?;
    rows.into_iter()
        .map(|(lead, sealed)| Ok((lead, Contact::open(vault, lead, &sealed)?)))
        .collect()
}

/// The hash duplicates by phone are found by.
pub fn phone_key(vault: &Vault, e164: &str) -> Vec<u8> {
    vault.match_key("phone", e164)
}

/// The hash duplicates by e-mail are found by.
pub fn email_key(vault: &Vault, email: &str) -> Vec<u8> {
    vault.match_key("email", email)
}
