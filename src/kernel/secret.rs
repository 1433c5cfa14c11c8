//! Keys and everything made with them: sealing personal data, keyed hashes, random tokens.
//!
//! One master key (`SECRET_KEY`) is configured; each use has its own key derived from it, so that
//! what leaks of one use says nothing about another. Secrets never print.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::signing::Signer;

/// The master key of an installation, at least 32 bytes of randomness.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

/// The key is too short or not base64.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be 32 random bytes in base64 (make one with: openssl rand -base64 32)")]
pub struct BadKey;

/// Randomness was not to be had from the operating system.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the operating system gave no randomness: {0}")]
pub struct NoRandomness(getrandom::Error);

/// What is sealed cannot be opened: another key, another row, or damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed data cannot be opened with this key")]
pub struct CannotOpen;

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    pub fn generate() -> Result<Self, NoRandomness> {
        random_bytes().map(Self)
    }

    /// Reads standard or URL-safe base64, padded or not.
    pub fn from_base64(text: &str) -> Result<Self, BadKey> {
        let text: String = text
            .trim()
            .trim_end_matches('=')
            .chars()
            .map(|c| match c {
                '+' => '-',
                '/' => '_',
                c => c,
            })
            .collect();
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| BadKey)?;
        bytes.try_into().map(Self).map_err(|_| BadKey)
    }

    pub fn to_base64(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// A key for one use: HMAC-SHA-256 of the use's name under the master key (the extract-free
    /// form of HKDF, RFC 5869, sound because the master key is uniform).
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        keyed_hash(&self.0, purpose.as_bytes())
    }
}

/// HMAC-SHA-256.
pub fn keyed_hash(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    // HMAC pads a short key with zeros to the block's 64 bytes (RFC 2104); done here, because a key
    // of the block's length cannot be refused.
    let mut block = [0u8; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// SHA-256.
pub fn digest(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}

/// Bytes from the operating system.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).map_err(NoRandomness)?;
    Ok(bytes)
}

/// A secret handed to somebody once; only its hash is kept.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    pub fn generate() -> Result<Self, NoRandomness> {
        Ok(Self(URL_SAFE_NO_PAD.encode(random_bytes::<32>()?)))
    }

    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, for the one place that hands it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps. A plain hash is enough: the token has 256 bits of randomness.
    pub fn hash(&self) -> Vec<u8> {
        digest(self.0.as_bytes()).to_vec()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Seals personal data, makes the keyed hashes it is found by, and signs what the exchange vouches for.
#[derive(Clone)]
pub struct Vault {
    cipher: XChaCha20Poly1305,
    match_key: [u8; 32],
    signer: Signer,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// First byte of everything sealed: which form follows, so that a key or cipher can be changed.
const FORM: u8 = 1;
const NONCE: usize = 24;

impl Vault {
    pub fn new(master: &MasterKey) -> Self {
        Self {
            cipher: XChaCha20Poly1305::new(&master.derive("contact sealing 1").into()),
            match_key: master.derive("contact matching 1"),
            signer: Signer::new(master),
        }
    }

    /// Signs documents in the exchange's name.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Encrypts (XChaCha20-Poly1305 with a random nonce). `owner` is bound in: a sealed contact
    /// moved to another row does not open.
    pub fn seal(&self, owner: &[u8], plain: &[u8]) -> Result<Vec<u8>, NoRandomness> {
        let nonce = random_bytes::<NONCE>()?;
        let mut sealed = Vec::with_capacity(1 + NONCE + plain.len() + 16);
        sealed.push(FORM);
        sealed.extend_from_slice(&nonce);
        // Encryption fails only for messages of 256 GiB and more, which no request can carry.
        let body = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: owner })
            .unwrap_or_default();
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }

    pub fn open(&self, owner: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let (&form, rest) = sealed.split_first().ok_or(CannotOpen)?;
        let (nonce, body) = rest.split_at_checked(NONCE).ok_or(CannotOpen)?;
        if form != FORM {
            return Err(CannotOpen);
        }
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| CannotOpen)?;
        self.cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: owner })
            .map_err(|_| CannotOpen)
    }

    /// A hash equal for equal values of one kind (`phone`, `email`) and useless without the key.
    pub fn match_key(&self, kind: &str, normalised: &str) -> Vec<u8> {
        let mut message = Vec::with_capacity(kind.len() + 1 + normalised.len());
        message.extend_from_slice(kind.as_bytes());
        message.push(0);
        message.extend_from_slice(normalised.as_bytes());
        // 128 bits keep the index small and never meet by chance.
        keyed_hash(&self.match_key, &message).into_iter().take(16).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_what_it_sealed_for_that_owner() {
        let vault = Vault::new(&MasterKey::generate().unwrap());
        let sealed = vault.seal(b"lead 1", "Анна".as_bytes()).unwrap();
        assert_eq!(vault.open(b"lead 1", &sealed).unwrap(), "Анна".as_bytes());
        assert_eq!(vault.open(b"lead 2", &sealed), Err(CannotOpen));
        let other = Vault::new(&MasterKey::generate().unwrap());
        assert_eq!(other.open(b"lead 1", &sealed), Err(CannotOpen));
        assert_eq!(vault.open(b"lead 1", &[]), Err(CannotOpen));
        assert_ne!(
            sealed,
            vault.seal(b"lead 1", "Анна".as_bytes()).unwrap(),
            "a nonce is used once"
        );
    }

    #[test]
    fn match_keys_tell_kinds_apart() {
        let vault = Vault::new(&MasterKey::generate().unwrap());
        assert_eq!(vault.match_key("phone", "+7916"), vault.match_key("phone", "+7916"));
        assert_ne!(vault.match_key("phone", "x"), vault.match_key("email", "x"));
    }

    #[test]
    fn master_keys_survive_base64() {
        let key = MasterKey::generate().unwrap();
        assert_eq!(MasterKey::from_base64(&key.to_base64()).unwrap().0, key.0);
        assert_eq!(MasterKey::from_base64("short").unwrap_err(), BadKey);
        assert_eq!(format!("{key:?}"), "MasterKey(…)");
    }
}
