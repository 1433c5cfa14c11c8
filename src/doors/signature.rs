//! Proof of who calls a machine's door: a secret compared, or a signature checked, both in constant
//! time, in the forms other people's programs write them.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::arrivals::Request;

/// Whether a secret is the one set; an empty one never is.
pub fn same(given: &str, kept: &str) -> bool {
    !kept.is_empty() && bool::from(given.as_bytes().ct_eq(kept.as_bytes()))
}

/// Whether the headers alone bear a secret: `Authorization: Bearer …`, `X-Secret` or `X-Api-Key`.
pub fn borne(request: &Request, secret: &str) -> bool {
    let bearer = request.header("authorization").and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let own = ["x-secret", "x-api-key"].map(|name| request.header(name).map(str::trim));
    own.into_iter().chain([bearer]).flatten().any(|given| same(given, secret))
}

/// HMAC-SHA-256 with a key of any length.
pub fn hmac_sha256(key: &str, message: &[u8]) -> Vec<u8> {
    // HMAC takes keys of every length.
    <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes())
        .map(|mac| mac.chain_update(message).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// HMAC-SHA-1, which telephone services of Twilio's kind still sign with.
pub fn hmac_sha1(key: &str, message: &[u8]) -> Vec<u8> {
    <Hmac<Sha1> as KeyInit>::new_from_slice(key.as_bytes())
        .map(|mac| mac.chain_update(message).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_the_published_examples() {
        // RFC 4231 and RFC 2202, test case 2.
        let text = b"what do ya want for nothing?";
        assert_eq!(
            hex(&hmac_sha256("Jefe", text)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(hex(&hmac_sha1("Jefe", text)), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    #[test]
    fn an_empty_secret_fits_nothing() {
        assert!(same("a", "a") && !same("a", "b") && !same("", "") && !same("a", ""));
    }
}
