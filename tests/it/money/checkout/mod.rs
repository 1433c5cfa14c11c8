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

async fn state(buyer: &Persona, id: TopUpId) -> Value {
    buyer.api().get(&format!("/top-ups/{id}")).await.ok().json()["status"].clone()
}

/// Turns the clock so far that every page is asked about, and works the jobs off.
fn look(app: &TestApp) {
    app.turn_clock(3 * 60);
    app.work_jobs();
}
