//! Money through the front door: top-ups, wallets and statements by page and API, and the check of
//! the books that an operator runs.

mod acts;
mod api;
mod bank;
mod books;
mod check;
mod checkout;
mod credit;
mod exchange;
mod fees;
mod funds;
mod limits;
mod pages;
mod paper;
mod proof;
mod staff;
mod statements;
mod top_ups;
pub mod withdrawals;

use lead_exchange::kernel::ids::TopUpId;
use serde_json::{Value, json};

use crate::support::{Persona, TestApp};

/// Asks for a top-up over the API.
async fn asked(buyer: &Persona, amount: &str, currency: &str) -> Value {
    let body = json!({ "amount": amount, "currency": currency });
    buyer.api().post("/top-ups", body).await.created().json()
}

fn id(top_up: &Value) -> TopUpId {
    top_up["id"].as_str().expect("an id").parse().expect("a top-up's id")
}

/// Asks and has it confirmed.
async fn funded(app: &TestApp, buyer: &Persona, amount: &str, currency: &str) -> TopUpId {
    let id = id(&asked(buyer, amount, currency).await);
    let staff = app.staff().await;
    staff.api().post(&format!("/top-ups/{id}/confirmation"), json!({})).await.ok();
    id
}

/// The party's wallet in one currency, as the API shows it.
async fn wallet(who: &Persona, currency: &str) -> Value {
    let all = who.api().get("/wallets").await.ok().json();
    all["items"]
        .as_array()
        .expect("wallets")
        .iter()
        .find(|wallet| wallet["currency"] == currency)
        .expect("a wallet")
        .clone()
}
