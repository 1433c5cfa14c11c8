//! `POST /rails/checkout`: what the provider of payment pages tells, signed.

use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use crate::outside::rails::Unheard;
use crate::payouts::checkout;
use crate::web::extract::Raw;
use crate::web::{State, WebError};

const SIGNATURE: &str = "Stripe-Signature";

/// Takes an event. Whatever it was, 2xx says that it is written down and need not be sent again; what is
/// not signed leaves no trace but a count.
pub async fn hear(req: HttpRequest, state: State) -> Result<HttpResponse, WebError> {
    let Some(rail) = state.jobs.rails.checkout.clone() else { return Err(WebError::NotFound) };
    let signature = req.headers().get(SIGNATURE).and_then(|value| value.to_str().ok());
    let now = state.db.clock().now();
    let event = match rail.hear(signature.unwrap_or_default(), &Raw::of(&req), now) {
        Ok(event) => event,
        Err(why) => {
            let (code, word) = match why {
                Unheard::NotSigned => ("bad_signature", "not_signed"),
                Unheard::TooOld => ("signature_too_old", "too_old"),
                Unheard::Unreadable => ("malformed_json", "unreadable"),
            };
            metrics::counter!("checkout_events_total", "outcome" => word).increment(1);
            tracing::warn!(why = word, "a message to the checkout rail was not taken");
            return Err(WebError::bad_request(code));
        }
    };
    let outcome = state.run(move |tx| checkout::hear(tx, &event)).await?;
    metrics::counter!("checkout_events_total", "outcome" => outcome.as_str()).increment(1);
    Ok(HttpResponse::Ok().json(json!({ "outcome": outcome })))
}
