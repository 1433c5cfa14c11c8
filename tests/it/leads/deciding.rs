//! The buyer's decisions and the contractor's, one at a time and many at once.

use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::market::{Market, terms};

#[actix_web::test]
async fn accepting_without_a_guarantee_pays_at_once() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let answer = market.decide(&lead, "acceptance", json!({})).await.ok().json();
    assert_eq!(answer["status"], "settled");
    assert!(answer["deadline"].is_null() && answer["deadline_action"].is_null());
    assert_eq!(market.purses(), (49_950_000, 0, 45_000));
    let problem = market.decide(&lead, "acceptance", json!({})).await.problem(409, "illegal_move");
    assert!(problem["detail"].as_str().unwrap().contains("paid"), "{problem:#}");
    let events: Vec<Value> = history(&market, &lead).await;
    let words: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    assert_eq!(words, ["delivered", "accepted", "settled"]);
}

async fn history(market: &Market, lead: &str) -> Vec<Value> {
    let answer = market.buyer.api().get(&format!("/leads/{lead}/history")).await.ok().json();
    answer["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn a_rejection_holds_the_money_until_the_contractor_answers() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let body = json!({"reason": "invalid_contact", "comment": " Somebody else answers "});
    let answer = market.decide(&lead, "rejection", body).await.ok().json();
    assert_eq!(
        (&answer["status"], &answer["reason"]),
        (&json!("rejected"), &json!("invalid_contact"))
    );
    assert_eq!(answer["comment"], "Somebody else answers");
    assert_eq!(answer["deadline_action"], "returned");
    assert_eq!(market.purses(), (49_950_000, 50_000, 0));
    let path = format!("/leads/{lead}/concession");
    let answer = market.contractor.api().post(&path, json!({})).await.ok().json();
    assert_eq!(answer["status"], "returned");
    assert_eq!(market.purses(), (50_000_000, 0, 0));
    market.contractor.api().post(&path, json!({})).await.problem(409, "illegal_move");
    market.decide(&lead, "acceptance", json!({})).await.problem(409, "illegal_move");
}

#[actix_web::test]
async fn reasons_are_those_the_terms_allow_for_the_status() {
    let market = Market::with(TermsDraft {
        guarantee_hours: "72".into(),
        allowed_reasons: Some(vec!["spam".into(), "other".into(), "wrong_topic".into()]),
        ..terms()
    })
    .await;
    let lead = market.delivered().await;
    assert_eq!(
        market.seen(&lead).await["allowed_reasons"],
        json!(["wrong_topic", "spam", "other"])
    );
    let reject = |reason: &str, comment: Value| {
        market.decide(&lead, "rejection", json!({"reason": reason, "comment": comment}))
    };
    reject("duplicate", Value::Null).await.faults(&[("reason", "reason-not-in-terms")]);
    reject("other", json!(" ")).await.faults(&[("comment", "comment-needed")]);
    reject("bored", Value::Null).await.problem(422, "invalid");
    let long = json!("a".repeat(2_001));
    reject("spam", long).await.faults(&[("comment", "too-long")]);

    let accepted = market.decide(&lead, "acceptance", json!({})).await.ok().json();
    assert_eq!(
        (&accepted["status"], &accepted["deadline_action"]),
        (&json!("accepted"), &json!("settled"))
    );
    assert_eq!(market.seen(&lead).await["allowed_reasons"], json!(["spam"]), "narrower");
    reject("wrong_topic", Value::Null).await.faults(&[("reason", "reason-not-in-guarantee")]);
    assert_eq!(reject("spam", Value::Null).await.ok().json()["status"], "rejected");
    assert_eq!(market.seen(&lead).await["allowed_reasons"], json!([]));
}

#[actix_web::test]
async fn many_are_decided_each_alone() {
    let market = Market::open().await;
    let leads = market.deliver(4).await;
    market.decide(&leads[1], "acceptance", json!({})).await.ok();
    let stranger = Market::open().await.delivered().await;
    let ids = json!([leads[0], leads[1], stranger, leads[2], leads[0]]);
    let answer =
        market.buyer.api().post("/leads/acceptance", json!({ "ids": ids })).await.ok().json();
    let told: Vec<Value> = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            if item["problem"].is_null() {
                item["status"].clone()
            } else {
                item["problem"]["code"].clone()
            }
        })
        .collect();
    assert_eq!(told, ["settled", "illegal_move", "not_found", "settled"]);
    let body = json!({"ids": leads, "reason": "spam"});
    let answer = market.buyer.api().post("/leads/rejection", body).await.ok().json();
    assert_eq!(answer["items"][3]["status"], "rejected");
    assert_eq!(answer["items"][0]["problem"]["code"], "illegal_move");
    assert_eq!(market.purses(), (49_800_000, 50_000, 135_000));
    let none = json!({"ids": []});
    market.buyer.api().post("/leads/acceptance", none).await.faults(&[("ids", "required")]);
}

#[actix_web::test]
async fn keys_make_decisions_repeatable() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let api = market.buyer.api().with("Idempotency-Key", "decide-1");
    let path = format!("/leads/{lead}/acceptance");
    let first = api.post(&path, json!({})).await.ok().json();
    let again = api.post(&path, json!({})).await.ok();
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), first);
}

#[actix_web::test]
async fn strangers_and_wrong_roles_learn_nothing() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let stranger = market.app.buyer("Stranger").await;
    let other = market.app.contractor("Other").await;
    for who in [&stranger, &other] {
        who.api().get(&format!("/leads/{lead}")).await.problem(404, "not_found");
        who.api().get(&format!("/leads/{lead}/history")).await.problem(404, "not_found");
        assert_eq!(who.api().get("/leads").await.ok().json()["items"], json!([]));
    }
    stranger
        .api()
        .post(&format!("/leads/{lead}/acceptance"), json!({}))
        .await
        .problem(404, "not_found");
    let body = json!({"reason": "spam"});
    stranger.api().post(&format!("/leads/{lead}/rejection"), body).await.problem(404, "not_found");
    stranger
        .api()
        .put(&format!("/leads/{lead}/stage"), json!({"stage": "won"}))
        .await
        .problem(404, "not_found");
    stranger
        .api()
        .post(&format!("/leads/{lead}/notes"), json!({"text": "x"}))
        .await
        .problem(404, "not_found");
    stranger.api().get(&format!("/leads/{lead}/notes")).await.problem(404, "not_found");
    let attempt = json!({"outcome": "busy"});
    stranger
        .api()
        .post(&format!("/leads/{lead}/attempts"), attempt)
        .await
        .problem(404, "not_found");
    other
        .api()
        .post(&format!("/leads/{lead}/concession"), json!({}))
        .await
        .problem(404, "not_found");
    market
        .contractor
        .api()
        .post(&format!("/leads/{lead}/acceptance"), json!({}))
        .await
        .problem(403, "forbidden");
    market
        .buyer
        .api()
        .post(&format!("/leads/{lead}/concession"), json!({}))
        .await
        .problem(403, "forbidden");
    let body = json!({"reason": "curious"});
    market
        .buyer
        .api()
        .post(&format!("/leads/{lead}/unmasking"), body)
        .await
        .problem(403, "forbidden");
    assert_eq!(market.seen(&lead).await["status"], "delivered");
}

#[actix_web::test]
async fn the_buyer_never_hears_of_a_refused_lead() {
    let market = Market::open().await;
    let lead = market.lead();
    market.send(lead.clone()).await.created();
    let refused = market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned();
    market.buyer.api().get(&format!("/leads/{refused}")).await.problem(404, "not_found");
    market.decide(&refused, "acceptance", json!({})).await.problem(404, "not_found");
    assert_eq!(
        market.buyer.api().get("/leads").await.ok().json()["items"].as_array().unwrap().len(),
        1
    );
    let seen = market.contractor.api().get(&format!("/leads/{refused}")).await.ok().json();
    assert_eq!(seen["refusal"]["rule"], "duplicate");
    assert_eq!(seen["contact"]["name"], "Анна Петрова", "what they sent");
}
