//! Top-ups paid on a provider's page, against a server that behaves like the provider.

mod events;
mod faults;
mod provider;
mod refunds;

use lead_exchange::kernel::ids::TopUpId;
use serde_json::{Value, json};

use super::id;
use crate::support::{Persona, TestApp};

/// Asks for a top-up that is paid on a page.
async fn asked(buyer: &Persona, amount: &str, currency: &str) -> Value {
    let body = json!({ "amount": amount, "currency": currency, "rail": "checkout" });
    buyer.api().post("/top-ups", body).await.created().json()
}

/// The status of a top-up, whatever the clock says of the buyer's old token.
async fn state(app: &TestApp, buyer: &Persona, id: TopUpId) -> Value {
    app.fresh(buyer).get(&format!("/top-ups/{id}")).await.ok().json()["status"].clone()
}

/// The buyer's wallet in one currency.
async fn wallet(app: &TestApp, buyer: &Persona, currency: &str) -> Value {
    let all = app.fresh(buyer).get("/wallets").await.ok().json();
    let all = all["items"].as_array().expect("wallets").clone();
    all.into_iter().find(|wallet| wallet["currency"] == currency).expect("a wallet")
}

/// Turns the clock so far that every page is asked about, and works the jobs off.
fn look(app: &TestApp) {
    app.turn_clock(3 * 60);
    app.work_jobs();
}
