//! Proof that a report comes from the buyer's own server.
//!
//! Either the secret itself (parameter `secret`, `Authorization: Bearer …` or `X-Secret`), or `sig`:
//! HMAC-SHA-256, keyed with the secret, in hexadecimal, over the [`canonical`] text of all parameters
//! but `sig`. Compared in constant time.

use super::landing::encoded;
use crate::doors::arrivals::Request;
use crate::doors::parameters::Parameters;
use crate::doors::signature::{borne, hex, hmac_sha256, same};

/// Whether a report proves itself one way or another.
pub(super) fn proved(request: &Request, parameters: &Parameters, secret: &str) -> bool {
    borne(request, secret)
        || parameters.get("secret").is_some_and(|given| same(given, secret))
        || parameters
            .get("sig")
            .is_some_and(|given| same(&given.to_ascii_lowercase(), &signature(parameters, secret)))
}

/// The signature that fits some parameters.
pub fn signature(parameters: &Parameters, secret: &str) -> String {
    hex(&hmac_sha256(secret, canonical(parameters).as_bytes()))
}

/// The text that is signed: every parameter but `sig`, those of query and body together, sorted by
/// name (byte by byte), as `name=value` with both percent-encoded after RFC 3986 (only letters, digits
/// and `-._~` stay as they are, a space is `%20`, hexadecimal digits are capitals), joined by `&`.
pub fn canonical(parameters: &Parameters) -> String {
    let pairs: Vec<String> = parameters
        .pairs()
        .filter(|(name, _)| *name != "sig")
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
        .collect();
    pairs.join("&")
}

/// The request with the site's own secret taken out: what is kept of it may be read by others.
pub(super) fn without_secret(request: &Request, secret: &str) -> Request {
    let clean = |text: &str| text.replace(secret, "…");
    let mut kept =
        Request { query: clean(&request.query), body: clean(&request.body), ..request.clone() };
    for (_, value) in &mut kept.headers {
        *value = clean(value);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> (Request, Parameters) {
        let request = Request { query: query.into(), ..Request::default() };
        let parameters = Parameters::read(&request).unwrap();
        (request, parameters)
    }

    #[test]
    fn signs_what_the_guide_shows() {
        let (_, parameters) = read("order_id=A+1&click_id=click_1&amount=1990.00&sig=x");
        assert_eq!(canonical(&parameters), "amount=1990.00&click_id=click_1&order_id=A%201");
        // printf … | openssl dgst -sha256 -hmac secret
        assert_eq!(
            signature(&parameters, "secret"),
            "60a5c2ca6202d083dadc829ce05d3425103f09ce773f6225c32682143ad886ad"
        );
    }

    #[test]
    fn takes_a_secret_or_a_signature_and_nothing_else() {
        let (_, parameters) = read("order_id=1");
        let sig = signature(&parameters, "s3cret");
        for (query, headers, well) in [
            ("order_id=1&secret=s3cret", vec![], true),
            ("order_id=1&secret=s3cre", vec![], false),
            (&*format!("order_id=1&sig={sig}"), vec![], true),
            (&*format!("order_id=2&sig={sig}"), vec![], false),
            ("order_id=1", vec![("authorization", "Bearer s3cret")], true),
            ("order_id=1", vec![("x-secret", "s3cret")], true),
            ("order_id=1", vec![("authorization", "Basic s3cret")], false),
            ("order_id=1", vec![], false),
        ] {
            let (mut request, parameters) = read(query);
            request.headers =
                headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
            assert_eq!(proved(&request, &parameters, "s3cret"), well, "{query}");
        }
    }
}
