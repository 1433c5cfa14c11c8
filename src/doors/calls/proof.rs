//! Proof that a message comes from the buyer's telephone exchange, in the way its kind proves things.
//!
//! - Generic: `X-Signature: sha256=` and in hexadecimal the HMAC-SHA-256, keyed with the secret, over
//!   the text of `X-Timestamp` (seconds since 1970), a full stop and the body. The timestamp may be five
//!   minutes off, so that an old message cannot be sent again later.
//! - Asterisk: the secret itself (`X-Secret` or `Authorization: Bearer`), or the signature above.
//! - Twilio: `X-Twilio-Signature`, base64 of the HMAC-SHA-1 over the full address and the sorted
//!   parameters of the body, names and values run together.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use url::form_urlencoded;

use super::TelephonyKind;
use crate::doors::arrivals::Request;
use crate::doors::signature::{borne, hex, hmac_sha1, hmac_sha256, same};

/// How far a message's timestamp may be off, seconds.
pub const TOLERANCE: i64 = 300;

/// Whether a message proves itself. `base` is the address people and machines reach this exchange by.
pub(super) fn proved(
    kind: TelephonyKind,
    request: &Request,
    secret: &str,
    base: &str,
    now: DateTime<Utc>,
) -> bool {
    match kind {
        TelephonyKind::Generic => signed(request, secret, now),
        TelephonyKind::Asterisk => borne(request, secret) || signed(request, secret, now),
        TelephonyKind::Twilio => request
            .header("x-twilio-signature")
            .is_some_and(|given| same(given, &twilio(request, secret, base))),
    }
}

fn signed(request: &Request, secret: &str, now: DateTime<Utc>) -> bool {
    let Some(timestamp) = request.header("x-timestamp").map(str::trim) else { return false };
    let Some(given) = request.header("x-signature") else { return false };
    let Ok(at) = timestamp.parse::<i64>() else { return false };
    let near = now.timestamp().abs_diff(at) <= TOLERANCE.unsigned_abs();
    near && same(given.trim(), &signature(timestamp, &request.body, secret))
}

/// The header `X-Signature` that fits a body.
pub fn signature(timestamp: &str, body: &str, secret: &str) -> String {
    format!("sha256={}", hex(&hmac_sha256(secret, format!("{timestamp}.{body}").as_bytes())))
}

/// The header `X-Twilio-Signature` that fits a form.
pub fn twilio(request: &Request, secret: &str, base: &str) -> String {
    let query = match request.query.as_str() {
        "" => String::new(),
        query => format!("?{query}"),
    };
    let mut pairs: Vec<(String, String)> =
        form_urlencoded::parse(request.body.as_bytes()).into_owned().collect();
    pairs.sort();
    let text = pairs
        .iter()
        .fold(format!("{base}{}{query}", request.path), |text, (name, value)| text + name + value);
    STANDARD.encode(hmac_sha1(secret, text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_twilios_published_example() {
        // From Twilio's "Validating requests", with its token and form.
        let request = Request {
            path: "/myapp.php".into(),
            query: "foo=1&bar=2".into(),
            body: "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212"
                .into(),
            ..Request::default()
        };
        assert_eq!(
            twilio(&request, "12345", "https://mycompany.com"),
            "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
        );
    }

    #[test]
    fn an_old_signature_is_none() {
        let now: DateTime<Utc> = "2026-11-23T10:00:00Z".parse().unwrap();
        let at = |seconds: i64| {
            let timestamp = (now.timestamp() + seconds).to_string();
            let signature = signature(&timestamp, "{}", "secret");
            let headers =
                vec![("x-timestamp".into(), timestamp), ("x-signature".into(), signature)];
            let request = Request { body: "{}".into(), headers, ..Request::default() };
            proved(TelephonyKind::Generic, &request, "secret", "", now)
        };
        assert!(at(0) && at(300) && at(-300));
        assert!(!at(301) && !at(-301));
    }
}
