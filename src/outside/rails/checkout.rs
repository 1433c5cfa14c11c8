//! Stripe's protocol, as documented: Checkout Sessions, signed events, refunds.
//!
//! Forms go out with the secret key as bearer and an `Idempotency-Key`; JSON comes back
//! (<https://docs.stripe.com/api>). Events carry `Stripe-Signature: t=…,v1=…`, HMAC-SHA-256 over
//! `t.body` (<https://docs.stripe.com/webhooks>); several `v1` stand there while a secret is renewed.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::amount::{back, out};
use super::{Rail, RailError, RefundWanted, Unheard, Wanted};
use crate::config::CheckoutSettings;
use crate::doors::signature::{hex, hmac_sha256, same};
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::outside::http::{Answer, Http, Request};
use crate::payouts::checkout::{About, CheckoutState, Event, RefundState, RefundTold, Session};

/// How old a signed message may be, seconds; also how far ahead a clock may be.
const TOLERANCE: i64 = 300;
/// How long the provider may take: a buyer waits for its page.
const PATIENCE: Duration = Duration::from_secs(10);
/// The version of the interface this was written for.
const VERSION: &str = "2024-06-20";
/// The longest name of a thing over there.
const MAX_NAME: usize = 255;

/// The rail.
pub struct Checkout {
    settings: CheckoutSettings,
    http: Arc<dyn Http>,
}

impl Checkout {
    pub fn new(settings: CheckoutSettings, http: Arc<dyn Http>) -> Self {
        Self { settings, http }
    }

    fn call(
        &self,
        method: &'static str,
        path: &str,
        key: Option<String>,
        fields: &[(&str, String)],
    ) -> Result<Value, RailError> {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let form = form.finish();
        let mut url = format!("{}{path}", self.settings.url);
        let mut body = None;
        if method == "POST" {
            body = Some(("application/x-www-form-urlencoded".to_owned(), form.into_bytes()));
        } else if !form.is_empty() {
            url = format!("{url}?{form}");
        }
        let mut headers = vec![
            ("Authorization".to_owned(), format!("Bearer {}", self.settings.secret)),
            ("Stripe-Version".to_owned(), VERSION.to_owned()),
        ];
        headers.extend(key.map(|key| ("Idempotency-Key".to_owned(), key)));
        read(&self.http.send(&Request { method, url, headers, body, time: PATIENCE })?)
    }
}

/// The JSON of a yes, or what kind of no it is. What it will not do it
/// will not do later either; a lock, a limit, a fault of the provider's and a wrong secret pass.
fn read(answer: &Answer) -> Result<Value, RailError> {
    let json: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let said = || {
        let error = part(&json, "error");
        let words = ["type", "code", "message"].map(|word| part(error, word));
        let words: Vec<&str> = words.into_iter().filter_map(Value::as_str).collect();
        format!("{} {}", answer.status, words.join(": "))
    };
    match answer.status {
        200..=299 if json.is_object() => Ok(json),
        404 => Err(RailError::Gone),
        // A wrong secret is the operator's to mend, and no verdict on what was asked.
        400..=499 if !matches!(answer.status, 401 | 403 | 408 | 409 | 425 | 429) => {
            Err(RailError::Refused(said()))
        }
        _ => Err(RailError::Later(said())),
    }
}

/// A part of an object; null where there is none.
fn part<'a>(of: &'a Value, name: &str) -> &'a Value {
    of.get(name).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty() && text.len() <= MAX_NAME).map(str::to_owned)
}

/// The name of a thing that stands there by name or whole.
fn name(value: &Value) -> Option<String> {
    text(value).or_else(|| text(&value["id"]))
}

fn money(units: &Value, currency: &Value) -> Option<Money> {
    back(units.as_i64()?, currency.as_str()?)
}

/// Reads a session object. `failed` when the event itself says that the payment failed.
fn session(json: &Value, failed: bool) -> Option<Session> {
    let id = text(&json["id"])?;
    let intent = &json["payment_intent"];
    let state = match (json["status"].as_str(), json["payment_status"].as_str()) {
        (_, Some("paid")) => CheckoutState::Paid,
        (Some("expired"), _) => CheckoutState::Expired,
        _ if failed => CheckoutState::Failed,
        // Paid in a way that takes days: the payment itself says when that came to nothing.
        (Some("complete"), _) => match intent["status"].as_str() {
            Some("requires_payment_method" | "canceled") => CheckoutState::Failed,
            _ => CheckoutState::Processing,
        },
        _ => CheckoutState::Open,
    };
    Some(Session {
        id,
        top_up: json["client_reference_id"].as_str().and_then(|id| id.parse::<TopUpId>().ok()),
        state,
        url: json["url"]
            .as_str()
            .filter(|url| url.starts_with("http://") || url.starts_with("https://"))
            .filter(|url| url.len() <= 4_000)
            .map(str::to_owned),
        paid: money(&json["amount_total"], &json["currency"]),
        intent: name(intent),
    })
}

fn refund(json: &Value) -> Option<RefundTold> {
    let state = match json["status"].as_str()? {
        "succeeded" => RefundState::Done,
        "failed" | "canceled" => RefundState::Failed,
        _ => RefundState::Pending,
    };
    Some(RefundTold {
        id: Some(text(&json["id"])?),
        top_up: part(&json["metadata"], "top_up").as_str().and_then(|id| id.parse().ok()),
        intent: name(&json["payment_intent"]),
        amount: money(&json["amount"], &json["currency"]),
        state,
        problem: text(&json["failure_reason"]),
    })
}

fn answered<T>(read: Option<T>) -> Result<T, RailError> {
    read.ok_or_else(|| RailError::Later("the answer cannot be read".to_owned()))
}

impl Rail for Checkout {
    fn takes(&self, amount: Money) -> bool {
        out(amount).is_some()
    }

    fn open(&self, wanted: &Wanted) -> Result<Session, RailError> {
        let units = out(wanted.amount)
            .ok_or_else(|| RailError::Refused("this amount cannot be said there".to_owned()))?;
        let id = wanted.top_up.to_string();
        let item = "line_items[0][price_data]";
        let fields = [
            ("mode", "payment".to_owned()),
            ("line_items[0][quantity]", "1".to_owned()),
            (&format!("{item}[currency]"), wanted.amount.currency().code().to_lowercase()),
            (&format!("{item}[unit_amount]"), units.to_string()),
            (&format!("{item}[product_data][name]"), wanted.what_for.clone()),
            ("client_reference_id", id.clone()),
            ("metadata[top_up]", id.clone()),
            ("payment_intent_data[metadata][top_up]", id.clone()),
            ("success_url", wanted.back.clone()),
            ("cancel_url", wanted.back.clone()),
        ];
        let made = self.call("POST", "/v1/checkout/sessions", Some(id), &fields)?;
        answered(session(&made, false))
    }

    fn look(&self, id: &str) -> Result<Session, RailError> {
        let whole = [("expand[]", "payment_intent".to_owned())];
        let found =
            self.call("GET", &format!("/v1/checkout/sessions/{}", path(id)?), None, &whole)?;
        answered(session(&found, false))
    }

    fn close(&self, id: &str) -> Result<Session, RailError> {
        let there = format!("/v1/checkout/sessions/{}/expire", path(id)?);
        match self.call("POST", &there, Some(format!("close-{id}")), &[]) {
            Ok(closed) => answered(session(&closed, false)),
            // It is no longer open: then it says how it ended.
            Err(RailError::Refused(_)) => self.look(id),
            Err(error) => Err(error),
        }
    }

    fn refund(&self, wanted: &RefundWanted) -> Result<RefundTold, RailError> {
        let id = wanted.top_up.to_string();
        if wanted.again {
            // The key may have been forgotten since; what was made under it has not.
            let fields = [("payment_intent", wanted.intent.clone()), ("limit", "100".to_owned())];
            let found = self.call("GET", "/v1/refunds", None, &fields)?;
            let ours = part(&found, "data").as_array().into_iter().flatten();
            let ours = ours.filter(|one| *part(part(one, "metadata"), "top_up") == id.as_str());
            if let Some(made) = ours.filter_map(refund).next() {
                return Ok(made);
            }
        }
        let units = out(wanted.amount)
            .ok_or_else(|| RailError::Refused("this amount cannot be said there".to_owned()))?;
        let fields = [
            ("payment_intent", wanted.intent.clone()),
            ("amount", units.to_string()),
            ("metadata[top_up]", id.clone()),
        ];
        let made = self.call("POST", "/v1/refunds", Some(format!("refund-{id}")), &fields)?;
        answered(refund(&made))
    }

    fn look_refund(&self, id: &str) -> Result<RefundTold, RailError> {
        let found = self.call("GET", &format!("/v1/refunds/{}", path(id)?), None, &[])?;
        answered(refund(&found))
    }

    fn hear(&self, signature: &str, body: &[u8], now: DateTime<Utc>) -> Result<Event, Unheard> {
        let signed_at = proved(&self.settings.webhook_secret, signature, body)?;
        if (now.timestamp() - signed_at).abs() > TOLERANCE {
            return Err(Unheard::TooOld);
        }
        let json: Value = serde_json::from_slice(body).map_err(|_| Unheard::Unreadable)?;
        event(&json).ok_or(Unheard::Unreadable)
    }
}

/// A name of the provider's as a part of a path: nothing in it leads elsewhere.
fn path(id: &str) -> Result<&str, RailError> {
    let fits = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if fits { Ok(id) } else { Err(RailError::Gone) }
}

/// When the message was signed, if it was: one of the signatures must fit.
fn proved(secret: &str, header: &str, body: &[u8]) -> Result<i64, Unheard> {
    let parts: Vec<(&str, &str)> =
        header.split(',').take(20).filter_map(|part| part.trim().split_once('=')).collect();
    let time = parts.iter().find(|(name, _)| *name == "t").map(|(_, time)| *time);
    let time = time.ok_or(Unheard::NotSigned)?;
    let at: i64 = time.parse().map_err(|_| Unheard::NotSigned)?;
    let message = [time.as_bytes(), b".", body].concat();
    let wanted = hex(&hmac_sha256(secret, &message));
    let fits = parts.iter().any(|(name, given)| *name == "v1" && same(given, &wanted));
    if fits { Ok(at) } else { Err(Unheard::NotSigned) }
}

fn event(json: &Value) -> Option<Event> {
    let (id, kind) = (text(&json["id"])?, text(&json["type"])?);
    let object = part(part(json, "data"), "object");
    let about = match kind.as_str() {
        "checkout.session.completed"
        | "checkout.session.async_payment_succeeded"
        | "checkout.session.expired" => About::Session(session(object, false)?),
        "checkout.session.async_payment_failed" => About::Session(session(object, true)?),
        "refund.created" | "refund.updated" | "refund.failed" | "charge.refund.updated" => {
            About::Refund(refund(object)?)
        }
        "charge.refunded" => About::Refund(RefundTold {
            id: None,
            top_up: None,
            intent: name(&object["payment_intent"]),
            amount: money(&object["amount_refunded"], &object["currency"]),
            state: RefundState::Done,
            problem: None,
        }),
        "charge.dispute.created" => About::Dispute {
            id: text(&object["id"])?,
            intent: name(&object["payment_intent"]),
            reason: text(&object["reason"]).unwrap_or_default(),
        },
        _ => About::Other,
    };
    Some(Event { id, kind, about })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_proved_over_time_and_body() {
        let sign = |time: &str| hex(&hmac_sha256("whsec_a", format!("{time}.{{}}").as_bytes()));
        let good = sign("1700000000");
        let other = "0".repeat(64);
        for (header, wanted) in [
            (format!("t=1700000000,v1={good}"), Ok(1_700_000_000)),
            (format!("t=1700000000, v1={other}, v1={good},v0=x"), Ok(1_700_000_000)),
            (format!("t=1700000001,v1={good}"), Err(Unheard::NotSigned)),
            (format!("t=1700000000,v0={good}"), Err(Unheard::NotSigned)),
            (format!("v1={good}"), Err(Unheard::NotSigned)),
            ("t=,v1=".to_owned(), Err(Unheard::NotSigned)),
            (String::new(), Err(Unheard::NotSigned)),
        ] {
            assert_eq!(proved("whsec_a", &header, b"{}"), wanted, "{header}");
        }
        assert!(proved("whsec_b", &format!("t=1700000000,v1={good}"), b"{}").is_err());
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(path("cs_test_a1").is_ok());
        for bad in ["../refunds", "cs?x=1", "cs/expire", "cs%2e"] {
            assert_eq!(path(bad), Err(RailError::Gone), "{bad}");
        }
    }
}
