//! Offers for the tests of this slice.

use serde_json::{Value, json};

use crate::support::Persona;

/// A whole offer as a buyer may post it.
pub fn windows() -> Value {
    json!({
        "title": "Plastic windows, Moscow",
        "description": "People who want windows measured this week.",
        "topic": "windows",
        "action": "application",
        "price": "500.00",
        "currency": "RUB",
        "regions": ["RU"],
        "form": [
            {"key": "name", "label": "Name", "type": "text", "required": true},
            {"key": "phone", "label": "Phone", "type": "phone", "required": true},
            {"key": "rooms", "label": "Rooms", "type": "number"},
        ],
        "cap_daily": 10,
        "time_zone": "Europe/Moscow",
    })
}

/// The same with some fields changed.
pub fn windows_with(changes: Value) -> Value {
    let mut offer = windows();
    for (key, value) in changes.as_object().unwrap() {
        offer[key] = value.clone();
    }
    offer
}

/// Posts a draft and answers its id.
pub async fn draft(buyer: &Persona, offer: Value) -> String {
    let json = buyer.api().post("/offers", offer).await.created().json();
    json["id"].as_str().unwrap().to_owned()
}

/// Posts an offer and has it published.
pub async fn published(buyer: &Persona, staff: &Persona, offer: Value) -> String {
    let id = draft(buyer, offer).await;
    buyer.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok();
    staff.api().post(&format!("/offers/{id}/publication"), json!({})).await.ok();
    id
}
