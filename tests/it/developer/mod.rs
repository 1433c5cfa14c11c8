//! What whoever writes a program needs: keys, examples that run, test leads, the last requests.

mod examples;
mod keys;
mod published;
mod requests;
mod tests_apart;

use serde_json::{Value, json};

use crate::leads::market::Market;
use crate::support::{Api, Persona};

/// Makes a key over the API and answers its text and its id.
async fn key_of(who: &Persona) -> (String, String) {
    let made = who.api().post("/keys", json!({ "label": "Landing" })).await.created().json();
    let text = |name: &str| made[name].as_str().expect(name).to_owned();
    (text("key"), text("id"))
}

/// A program of somebody's that calls with a key.
async fn keyed(who: &Persona) -> Api {
    who.api().with_token(&key_of(who).await.0)
}

/// A lead nobody sent before, as a test.
fn test_lead(market: &Market) -> Value {
    let mut lead = market.lead();
    lead["test"] = json!(true);
    lead
}
