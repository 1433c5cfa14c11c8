//! Wallets, transfers and top-ups over JSON.

use serde_json::json;

use super::{asked, funded, id, wallet};
use crate::support::TestApp;

#[actix_web::test]
async fn a_top_up_becomes_money_when_staff_confirm_it() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = asked(&buyer, "12000.5", "RUB").await;
    assert_eq!(top_up["status"], "requested");
    assert_eq!((&top_up["amount"], &top_up["currency"]), (&json!("12000.50"), &json!("RUB")));
    assert_eq!(top_up["reference"].as_str().map(str::len), Some(12));
    assert_eq!(wallet(&buyer, "RUB").await["free"], "0.00", "nothing moves before");

    let path = format!("/top-ups/{}/confirmation", id(&top_up));
    let done = staff.api().post(&path, json!({})).await.ok().json();
    assert_eq!(done["status"], "confirmed");
    assert_eq!(wallet(&buyer, "RUB").await["free"], "12000.50");

    let lines = buyer.api().get("/transfers").await.ok().json();
    assert_eq!(lines["items"].as_array().map(Vec::len), Some(1));
    let line = &lines["items"][0];
    assert_eq!(line["code"], "top_up");
    assert_eq!((&line["amount"], &line["balance"]), (&json!("12000.50"), &json!("12000.50")));
    assert_eq!((&line["subject"], &line["about"]), (&top_up["id"], &top_up["reference"]));
    assert_eq!(lines["next"], json!(null));
}

#[actix_web::test]
async fn wrong_amounts_are_named_and_leave_nothing() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    for (amount, currency, field, code) in [
        (json!("0"), "RUB", "amount", "amount-not-positive"),
        (json!("-10"), "RUB", "amount", "amount-not-positive"),
        (json!(-10), "RUB", "amount", "amount-not-positive"),
        (json!("0.001"), "RUB", "amount", "amount-too-precise"),
        (json!("100000001"), "RUB", "amount", "too-large"),
        (json!("99999999999999999999999"), "RUB", "amount", "amount-too-large"),
        (json!("ten"), "RUB", "amount", "amount-not-a-number"),
        (json!(""), "RUB", "amount", "required"),
        (json!("10"), "GBP", "currency", "unknown-currency"),
        (json!("10"), "rubles", "currency", "unknown-currency"),
        (json!("10"), "", "currency", "required"),
    ] {
        let body = json!({ "amount": amount, "currency": currency });
        buyer.api().post("/top-ups", body).await.faults(&[(field, code)]);
    }
    buyer.api().post("/top-ups", json!({})).await.faults(&[("amount", "required")]);
    assert_eq!(buyer.api().get("/top-ups").await.ok().json()["items"], json!([]));
}

#[actix_web::test]
async fn the_same_request_twice_counts_once() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let api = buyer.api().with("Idempotency-Key", "order-1");
    let body = json!({ "amount": "5", "currency": "RUB" });
    let first = api.post("/top-ups", body.clone()).await.created().json();
    let again = api.post("/top-ups", body).await.created();
    assert_eq!(again.header("Idempotency-Replayed"), "true");
    assert_eq!(again.json(), first);
    let other = json!({ "amount": "6", "currency": "RUB" });
    api.post("/top-ups", other).await.problem(422, "idempotency_key_reused");
    let all = buyer.api().get("/top-ups").await.ok().json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn a_strangers_money_is_not_there() {
    let app = TestApp::start().await;
    let (buyer, stranger) = (app.buyer("Okna Plus").await, app.buyer("Another").await);
    let id = funded(&app, &buyer, "100", "RUB").await;
    stranger.api().get(&format!("/top-ups/{id}")).await.problem(404, "not_found");
    let cancel = format!("/top-ups/{id}/cancellation");
    stranger.api().post(&cancel, json!({})).await.problem(404, "not_found");
    assert_eq!(stranger.api().get("/top-ups").await.ok().json()["items"], json!([]));
    assert_eq!(stranger.api().get("/transfers").await.ok().json()["items"], json!([]));
    let contractor = app.contractor("Leads Inc").await;
    let body = json!({ "amount": "5", "currency": "RUB" });
    contractor.api().post("/top-ups", body).await.problem(403, "forbidden");
    let confirm = format!("/top-ups/{id}/confirmation");
    buyer.api().post(&confirm, json!({})).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn several_currencies_are_several_statements() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    funded(&app, &buyer, "100", "RUB").await;
    funded(&app, &buyer, "7.25", "EUR").await;
    buyer.api().get("/transfers").await.faults(&[("currency", "required")]);
    buyer.api().get("/transfers?currency=coins").await.faults(&[("currency", "unknown-currency")]);
    let euros = buyer.api().get("/transfers?currency=EUR").await.ok().json();
    assert_eq!(euros["items"][0]["balance"], "7.25");
    let dollars = buyer.api().get("/transfers?currency=USD").await.ok().json();
    assert_eq!(dollars["items"], json!([]));
}

#[actix_web::test]
async fn a_statement_is_read_in_pages() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    for amount in ["1", "2", "3", "4", "5"] {
        funded(&app, &buyer, amount, "RUB").await;
    }
    let mut path = "/transfers?limit=2".to_owned();
    let mut seen = Vec::new();
    loop {
        let page = buyer.api().get(&path).await.ok().json();
        for line in page["items"].as_array().expect("lines") {
            seen.push((line["amount"].clone(), line["balance"].clone()));
        }
        match page["next"].as_str() {
            Some(cursor) => path = format!("/transfers?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    let expected = [
        ("5.00", "15.00"),
        ("4.00", "10.00"),
        ("3.00", "6.00"),
        ("2.00", "3.00"),
        ("1.00", "1.00"),
    ];
    assert_eq!(seen, expected.map(|(amount, balance)| (json!(amount), json!(balance))));
    buyer.api().get("/transfers?cursor=bm9uc2Vuc2U").await.faults(&[("cursor", "invalid")]);
}
