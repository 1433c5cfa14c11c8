//! Proof that a request comes from the network it says, in the way its kind proves things.
//!
//! - Google Ads: `google_key` in the body is the secret.
//! - Meta: `X-Hub-Signature-256: sha256=` and in hexadecimal the HMAC-SHA-256 over the body as it came,
//!   keyed with the app secret; the greeting bears the secret as `hub.verify_token`.
//! - Tilda: the secret in a header (`X-Api-Key`, `X-Secret`, `Authorization: Bearer`), a field or the
//!   query.
//! - Generic: the same, or `X-Signature` (or `X-Hub-Signature-256`): `sha256=` and the HMAC-SHA-256 over
//!   the body, keyed with the secret; with `X-Timestamp` (seconds since 1970, at most five minutes off)
//!   over it, a full stop and the body. Such a proof covers the body alone, so the query is not read.
//!
//! Everything is compared in constant time.

use chrono::{DateTime, Utc};

use super::ReceiverKind;
use super::payload::{Node, Writing, form, google, is_secret, writing};
use super::receiver::Keys;
use crate::doors::arrivals::Request;
use crate::doors::signature::{borne, hex, hmac_sha256, same};

/// How far a timestamp may be off, seconds.
const TOLERANCE: u64 = 300;

/// How much of a request proved itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    Whole,
    Body,
}

/// Whether a request proves itself.
pub(super) fn proved(
    kind: ReceiverKind,
    request: &Request,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Option<Proof> {
    let secret = keys.secret.as_str();
    match kind {
        ReceiverKind::GoogleAds => {
            google::key(request).is_some_and(|key| same(&key, secret)).then_some(Proof::Whole)
        }
        ReceiverKind::Meta => signed(request, &keys.app_secret, now).then_some(Proof::Body),
        ReceiverKind::Tilda => by_secret(request, secret).then_some(Proof::Whole),
        ReceiverKind::Generic if by_secret(request, secret) => Some(Proof::Whole),
        ReceiverKind::Generic => signed(request, secret, now).then_some(Proof::Body),
    }
}

/// The secret in a header, the query or the body.
fn by_secret(request: &Request, secret: &str) -> bool {
    if borne(request, secret) {
        return true;
    }
    let fits = |(name, text): &(String, String)| is_secret(name) && same(text.trim(), secret);
    if form(&request.query).is_ok_and(|pairs| pairs.iter().any(fits)) {
        return true;
    }
    match writing(request) {
        Ok(Writing::Form) => form(&request.body).is_ok_and(|pairs| pairs.iter().any(fits)),
        Ok(Writing::Json) => match Node::object(&request.body) {
            Ok(Node::Object(pairs)) => pairs.iter().any(|(name, node)| {
                matches!(node, Node::Text(text) if is_secret(name) && same(text.trim(), secret))
            }),
            _ => false,
        },
        Err(_) => false,
    }
}

fn signed(request: &Request, key: &str, now: DateTime<Utc>) -> bool {
    // An HMAC with no key is one anybody can make, and one over nothing fits every query.
    if key.is_empty() || request.body.is_empty() {
        return false;
    }
    let given = request.header("x-signature").or_else(|| request.header("x-hub-signature-256"));
    let Some(given) = given else { return false };
    let given = given.trim().to_ascii_lowercase();
    match request.header("x-timestamp").map(str::trim) {
        None => same(&given, &signature(&request.body, key)),
        Some(timestamp) => {
            let near = |at: i64| now.timestamp().abs_diff(at) <= TOLERANCE;
            timestamp.parse().is_ok_and(near)
                && same(&given, &signature(&format!("{timestamp}.{}", request.body), key))
        }
    }
}

/// The header that fits a text.
pub fn signature(text: &str, key: &str) -> String {
    format!("sha256={}", hex(&hmac_sha256(key, text.as_bytes())))
}

/// The request with the receiver's own keys taken out: what is kept of it may be read by others.
pub(super) fn without_keys(request: &Request, keys: &Keys) -> Request {
    let secrets = [&keys.secret, &keys.app_secret, &keys.page_token];
    let clean = |text: &str| {
        secrets
            .into_iter()
            .filter(|secret| !secret.is_empty())
            .fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), "…"))
    };
    let headers =
        request.headers.iter().map(|(name, value)| (name.clone(), clean(value))).collect();
    Request { query: clean(&request.query), body: clean(&request.body), headers, ..request.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys { secret: "s3cret".into(), app_secret: "app".into(), page_token: "page".into() }
    }

    fn request(query: &str, kind: &str, body: &str, headers: &[(&str, &str)]) -> Request {
        Request {
            query: query.into(),
            content_type: kind.into(),
            body: body.into(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            ..Request::default()
        }
    }

    #[test]
    fn takes_each_kinds_own_proof_and_no_other() {
        use ReceiverKind::{Generic, GoogleAds, Meta, Tilda};
        let now: DateTime<Utc> = "2026-11-29T10:00:00Z".parse().unwrap();
        let app = signature("{}", "app");
        let own = signature("{}", "s3cret");
        let stamp = now.timestamp().to_string();
        let stamped = signature(&format!("{stamp}.{{}}"), "s3cret");
        let old = (now.timestamp() - 301).to_string();
        let old_stamped = signature(&format!("{old}.{{}}"), "s3cret");
        let (whole, body) = (Some(Proof::Whole), Some(Proof::Body));
        let json = "application/json";
        for (kind, request, wanted) in [
            (GoogleAds, request("", json, r#"{"google_key":"s3cret"}"#, &[]), whole),
            (
                GoogleAds,
                request("", json, r#"{"google_key":"x"}"#, &[("x-secret", "s3cret")]),
                None,
            ),
            (GoogleAds, request("", json, r#"{"google_key":["s3cret"]}"#, &[]), None),
            (Meta, request("", json, "{}", &[("x-hub-signature-256", &app)]), body),
            (Meta, request("", json, "{ }", &[("x-hub-signature-256", &app)]), None),
            (Meta, request("secret=s3cret", json, "{}", &[("x-secret", "s3cret")]), None),
            (Meta, request("", json, "{}", &[("x-hub-signature-256", &own)]), None),
            (Tilda, request("", "", "Name=x&secret=s3cret", &[]), whole),
            (Tilda, request("api_key=s3cret", "", "Name=x", &[]), whole),
            (Tilda, request("", "", "Name=x", &[("x-api-key", "s3cret")]), whole),
            (Tilda, request("", "", "Name=s3cret", &[]), None),
            (Generic, request("", json, r#"{"secret":"s3cret"}"#, &[]), whole),
            (Generic, request("", json, "{}", &[("authorization", "Bearer s3cret")]), whole),
            (Generic, request("", json, "{}", &[("x-signature", &own)]), body),
            (Generic, request("a=1", "", "", &[("x-signature", &signature("", "s3cret"))]), None),
            (
                Generic,
                request("", json, "{}", &[("x-signature", &stamped), ("x-timestamp", &stamp)]),
                body,
            ),
            (
                Generic,
                request("", json, "{}", &[("x-signature", &old_stamped), ("x-timestamp", &old)]),
                None,
            ),
        ] {
            assert_eq!(proved(kind, &request, &keys(), now), wanted, "{kind} {request:?}");
        }
        let unset = Keys { secret: "s3cret".into(), ..Keys::default() };
        let forged = request("", json, "{}", &[("x-hub-signature-256", &signature("{}", ""))]);
        assert_eq!(proved(Meta, &forged, &unset, now), None, "no key is nobody's key");
    }

    #[test]
    fn keeps_no_key() {
        let came = request("secret=s3cret", "", "a=page&b=app", &[("x-secret", "s3cret")]);
        let kept = without_keys(&came, &keys());
        assert_eq!(
            (kept.query.as_str(), kept.body.as_str(), kept.header("x-secret")),
            ("secret=…", "a=…&b=…", Some("…"))
        );
    }
}
