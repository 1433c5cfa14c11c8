//! Certificates of consent: what a person saw and agreed to on a page of the exchange, as a document
//! the exchange signs in the transaction that makes the lead.
//!
//! The document is one line of canonical JSON (RFC 8785: keys in order of the alphabet, no blanks,
//! UTF-8), kept and handed out byte for byte, so that whoever has it checks the signature with the
//! published key alone. It names an address and a browser, so it is kept sealed like a contact and
//! shown by the same rules. It is never changed: the database refuses it.

mod find;
mod keep;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::kernel::ids::{LeadId, OfferId};
use crate::kernel::locale::Locale;
use crate::kernel::secret::digest;
use crate::kernel::signing::{PublicKey, Signer};

pub use find::{Certificate, certificate};
pub(super) use keep::keep;

/// What every such document begins with, so that it is never taken for another the exchange signs.
pub const KIND: &str = "lead-exchange/consent/1";

/// The longest file anybody may have checked, bytes.
pub const MAX_FILE: usize = 64 * 1024;

/// What the exchange says under its signature. The fields stand in the order of the alphabet, which is
/// the order they are written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// When the person agreed.
    pub given_at: String,
    /// The person's network address.
    pub ip: Option<String>,
    pub kind: String,
    pub lead: LeadId,
    /// The page's language.
    pub locale: String,
    pub offer: OfferId,
    /// The page's address.
    pub page: String,
    pub terms_version: i32,
    /// The wording as it was shown.
    pub text: String,
    /// SHA-256 of the wording's UTF-8, in hexadecimal.
    pub text_sha256: String,
    /// Which wording: `terms-<version>`.
    pub text_version: String,
    pub user_agent: Option<String>,
}

impl Statement {
    /// The document's text.
    pub fn canonical(&self) -> String {
        // A struct of strings always has a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// When the person agreed.
    pub fn given_at(&self) -> Option<DateTime<Utc>> {
        DateTime::parse_from_rfc3339(&self.given_at).ok().map(|at| at.with_timezone(&Utc))
    }

    /// The page's language, when it is one of ours.
    pub fn locale(&self) -> Option<Locale> {
        self.locale.parse().ok()
    }
}

/// A time as documents write it.
fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of a text, in hexadecimal.
pub fn text_digest(text: &str) -> String {
    hexadecimal(&digest(text.as_bytes()))
}

/// A certificate as it is handed out: everything needed to check it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct File {
    /// The signed bytes, as text.
    pub document: String,
    /// Ed25519 over the document's bytes, base64.
    pub signature: String,
    /// The exchange's key, 32 bytes in base64.
    pub public_key: String,
    /// Names the key in `/.well-known/lead-exchange-keys.json`.
    pub key_id: String,
}

impl File {
    pub(super) fn new(signer: &Signer, document: String, signature: &[u8]) -> Self {
        let key = signer.public();
        Self {
            document,
            signature: STANDARD.encode(signature),
            public_key: key.to_base64(),
            key_id: key.id(),
        }
    }

    /// The file's text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// What became of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// Signed by this exchange, and unchanged since.
    Valid(Box<Statement>),
    /// It is such a file, and the signature does not fit it.
    Changed,
    /// It was signed with a key that is not this exchange's.
    OtherKey,
    /// It is no certificate.
    NotOne,
}

/// Checks a file somebody shows, against the exchange's own key: the one in the file proves nothing.
pub fn check(key: &PublicKey, text: &str) -> Checked {
    if text.len() > MAX_FILE {
        return Checked::NotOne;
    }
    let Ok(file) = serde_json::from_str::<File>(text.trim()) else { return Checked::NotOne };
    let Ok(statement) = serde_json::from_str::<Statement>(&file.document) else {
        return Checked::NotOne;
    };
    if statement.kind != KIND {
        return Checked::NotOne;
    }
    let signature = STANDARD.decode(file.signature.trim()).unwrap_or_default();
    if key.verifies(file.document.as_bytes(), &signature) {
        Checked::Valid(Box::new(statement))
    } else if file.public_key.trim() == key.to_base64() {
        Checked::Changed
    } else {
        Checked::OtherKey
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::secret::MasterKey;

    fn statement() -> Statement {
        Statement {
            given_at: written(DateTime::UNIX_EPOCH),
            ip: Some("192.0.2.1".into()),
            kind: KIND.into(),
            lead: LeadId::new(),
            locale: "ru".into(),
            offer: OfferId::new(),
            page: "https://leads.example/f/abc".into(),
            terms_version: 3,
            text: "Согласен <b>на всё</b>.\n\nИ \"ещё\".".into(),
            text_sha256: text_digest("x"),
            text_version: "terms-3".into(),
            user_agent: None,
        }
    }

    #[test]
    fn a_document_is_canonical() {
        let statement = statement();
        let text = statement.canonical();
        let sorted: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&sorted).unwrap(), text);
        assert_eq!(serde_json::from_str::<Statement>(&text).unwrap(), statement);
    }

    #[test]
    fn a_file_is_checked_against_our_key() {
        let signer = Signer::new(&MasterKey::generate().unwrap());
        let document = statement().canonical();
        let signature = signer.sign(document.as_bytes());
        let file = File::new(&signer, document, &signature);
        assert_eq!(
            check(&signer.public(), &file.to_json()),
            Checked::Valid(Box::new(statement_of(&file)))
        );
        let changed =
            File { document: file.document.replace("192.0.2.1", "192.0.2.2"), ..file.clone() };
        assert_eq!(check(&signer.public(), &changed.to_json()), Checked::Changed);
        let other = Signer::new(&MasterKey::generate().unwrap());
        let forged =
            File::new(&other, file.document.clone(), &other.sign(file.document.as_bytes()));
        assert_eq!(check(&signer.public(), &forged.to_json()), Checked::OtherKey);
        assert_eq!(check(&signer.public(), "{}"), Checked::NotOne);
        let long = "x".repeat(MAX_FILE + 1);
        assert_eq!(check(&signer.public(), &long), Checked::NotOne);
    }

    fn statement_of(file: &File) -> Statement {
        serde_json::from_str(&file.document).unwrap()
    }
}
