//! Signatures of the exchange itself: what it says under one can be checked by anybody, without it.
//!
//! Ed25519 (RFC 8032). The key is derived from the master key, so there is nothing more to keep or to
//! lose; its public half is published. Every document signed with it says in its first words what kind
//! of document it is, so that one kind can never be shown as another.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use super::secret::{MasterKey, digest};

/// The length of a signature, bytes.
pub const SIGNATURE: usize = 64;

/// What stands before the 32 bytes of an Ed25519 key in a `SubjectPublicKeyInfo` (RFC 8410).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Signs, and checks what it signed.
#[derive(Clone)]
pub struct Signer(SigningKey);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

impl Signer {
    pub fn new(master: &MasterKey) -> Self {
        Self(SigningKey::from_bytes(&master.derive("document signing 1")))
    }

    /// Signs a document's bytes as they are.
    pub fn sign(&self, document: &[u8]) -> [u8; SIGNATURE] {
        self.0.sign(document).to_bytes()
    }

    /// The half everybody may know.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

/// What signatures are checked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Whether this key signed exactly these bytes.
    pub fn verifies(&self, document: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(document, &signature).is_ok())
    }

    /// Names the key: the first eight bytes of its digest, in hexadecimal.
    pub fn id(&self) -> String {
        digest(self.0.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The 32 bytes in base64, as files carry them.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.0.as_bytes())
    }

    /// The same as a JSON Web Key writes them (RFC 8037).
    pub fn to_base64_url(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.as_bytes())
    }

    /// Reads what [`to_base64_url`](Self::to_base64_url) wrote; `None` for anything else.
    pub fn from_base64_url(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        VerifyingKey::from_bytes(&bytes).ok().map(Self)
    }

    /// The key as OpenSSL reads it.
    pub fn to_pem(&self) -> String {
        let der = [SPKI.as_slice(), self.0.as_bytes()].concat();
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_document_and_its_key_only() {
        let signer = Signer::new(&MasterKey::generate().unwrap());
        let signature = signer.sign(b"document");
        assert!(signer.public().verifies(b"document", &signature));
        assert!(!signer.public().verifies(b"documenT", &signature));
        assert!(!signer.public().verifies(b"document", &signature[1..]));
        let other = Signer::new(&MasterKey::generate().unwrap());
        assert!(!other.public().verifies(b"document", &signature));
        assert_ne!(signer.public().id(), other.public().id());
        let read = PublicKey::from_base64_url(&signer.public().to_base64_url());
        assert_eq!(read, Some(signer.public()));
    }

    #[test]
    fn one_master_key_makes_one_key() {
        let master = MasterKey::from_base64(&"A".repeat(43)).unwrap();
        let pem = Signer::new(&master).public().to_pem();
        assert_eq!(pem, Signer::new(&master.clone()).public().to_pem());
        assert!(pem.contains("MCowBQYDK2VwAyEA"), "{pem}");
    }
}
