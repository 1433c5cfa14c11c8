//! What belongs to one party, asked for by another: as if it were not there.

use std::collections::BTreeMap;

use lead_exchange::web::routes::{Access, RouteInfo, TABLE};
use serde_json::{Value, json};

use super::walk::strange_id;
use crate::pages::market::{Market, windows};
use crate::support::{Answer, Persona};

/// Enough for any call's body; whoever reads it ignores the rest.
fn body() -> Value {
    let mut body = windows();
    let more = json!({
        "reason": "wrong_topic", "comment": "They asked for doors", "text": "Call again",
        "stage": "contacted", "outcome": "no_answer", "note": "", "message": "",
        "due_at": "2030-01-01T10:00:00Z", "email": "someone@example.com", "name": "Okna",
    });
    body["party"] = json!(NO_PARTY);
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

/// A well-formed id of no party.
const NO_PARTY: &str = "party_01h455vb4pex5vsknk084sn02q";

/// Ids of things there are, by what stands before them in a path.
async fn things(market: &Market) -> BTreeMap<&'static str, String> {
    let lead = market.send(&[("Anna Petrova", "+7 916 123-45-67")]).await[0].id.to_string();
    let buyer = market.buyer.api();
    let task = json!({
        "outcome": "no_answer", "next_text": "Call again", "next_at": "2030-01-01T10:00:00Z",
    });
    buyer.post(&format!("/leads/{lead}/attempts"), task).await;
    let tasks = buyer.get("/tasks").await.ok().json();
    let order = json!({ "amount": "100.00", "currency": "RUB" });
    let top_up = buyer.post("/top-ups", order).await.created().json();
    let order = json!({ "amount": "500.00", "currency": "RUB" });
    let withdrawal = buyer.post("/withdrawals", order).await.created().json();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let mut things = BTreeMap::from([
        ("leads", lead),
        ("offers", market.offer.to_string()),
        ("engagements", market.engagement.to_string()),
    ]);
    things.extend(word(&top_up["id"]).map(|id| ("top-ups", id)));
    things.extend(word(&withdrawal["id"]).map(|id| ("withdrawals", id)));
    things.extend(word(&tasks["items"][0]["id"]).map(|id| ("tasks", id)));
    assert_eq!(things.len(), 6, "{things:?}");
    things
}

/// The kind of thing a path names: the part before its variable.
fn kind(info: &RouteInfo) -> Option<&'static str> {
    let (before, _) = info.path.split_once("/{")?;
    before.rsplit('/').next()
}

async fn ask(info: &RouteInfo, id: &str, stranger: &Persona) -> Answer {
    let path = info.path.replace("{id}", id);
    if info.is_api() {
        let body = (info.method != "GET").then(body);
        let method = info.method.as_str().parse().expect("a method");
        return stranger.api().call(method, path.trim_start_matches("/api/v1"), body).await;
    }
    if info.method == "GET" {
        return stranger.get(&path).await;
    }
    let fields = [
        ("reason", "wrong_topic"),
        ("comment", "They asked for doors"),
        ("text", "Call again"),
        ("stage", "contacted"),
        ("outcome", "no_answer"),
        ("due_at", "2030-01-01T10:00"),
        ("party", NO_PARTY),
        ("email", "someone@example.com"),
    ];
    stranger.post(&path, &fields).await
}

#[actix_web::test]
async fn what_is_anothers_is_not_there() {
    let market = Market::open().await;
    let things = things(&market).await;
    let stranger = market.app.trader("Nosy Ltd").await;
    let mut wrong = Vec::new();
    let mut asked = 0;
    for info in TABLE {
        let open = matches!(info.access, Access::Anyone | Access::Staff)
            // An offer on the market is for every contractor to take.
            || info.path.ends_with("/offers/{id}/engagements");
        let Some((kind, id)) = kind(info).and_then(|kind| things.get_key_value(kind)) else {
            continue;
        };
        if open {
            continue;
        }
        asked += 1;
        let real = ask(info, id, &stranger).await;
        let missing = ask(info, &strange_id(kind), &stranger).await;
        let line = format!("{} {}", info.method, info.path);
        if real.status != missing.status {
            wrong.push(format!(
                "{line}: {} for a real id, {} for none",
                real.status, missing.status
            ));
        }
        if real.status.as_u16() != 404 {
            wrong.push(format!("{line}: {}\n{}", real.status, real.body));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked > 20, "only {asked} routes were asked for");
    // And nothing happened.
    let lead = market.buyer.api().get(&format!("/leads/{}", things["leads"])).await.ok().json();
    assert_eq!(
        (&lead["status"], &lead["stage"]),
        (&json!("delivered"), &json!("contacting")),
        "{lead:#}"
    );
}
