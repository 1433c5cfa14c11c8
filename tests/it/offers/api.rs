//! What the API answers about one offer.

use serde_json::json;

use super::given::{draft, published, windows, windows_with};
use crate::support::{TestApp, masked};

#[actix_web::test]
async fn an_offer_has_the_designs_defaults() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let offer = buyer.api().post("/offers", windows()).await.created().json();
    insta::assert_json_snapshot!(masked(&offer));
}

#[actix_web::test]
async fn every_fault_is_named_at_once() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let wrong = windows_with(json!({
        "title": "", "action": "visit", "price": "0.001", "regions": ["RU", "Atlantis"],
        "form": [{"key": "Name!", "type": "text"}, {"key": "pick", "type": "choice"}],
        "decision_hours": 0, "allowed_reasons": ["rain"], "time_zone": "Mars/Base", "cap_daily": "many",
    }));
    buyer.api().post("/offers", wrong).await.faults(&[
        ("title", "required"),
        ("action", "not-a-choice"),
        ("price", "amount-too-precise"),
        ("regions", "unknown-region"),
        ("form[0].key", "not-a-key"),
        ("form[1].options", "choice-needs-options"),
        ("time_zone", "time-zone"),
        ("decision_hours", "out-of-range"),
        ("allowed_reasons", "not-a-choice"),
        ("cap_daily", "not-a-whole-number"),
    ]);
    buyer.api().post("/offers", json!({})).await.faults(&[
        ("title", "required"),
        ("topic", "required"),
        ("action", "required"),
        ("currency", "required"),
    ]);
}

#[actix_web::test]
async fn a_share_of_the_order_is_for_purchases_and_asks_for_the_amount() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let share = json!({"price": 100, "price_percent": "7.5", "price_cap": "5000"});
    buyer
        .api()
        .post("/offers", windows_with(share.clone()))
        .await
        .faults(&[("price_percent", "percent-is-for-purchases")]);
    let mut purchase = windows_with(share);
    purchase["action"] = json!("purchase");
    let offer = buyer.api().post("/offers", purchase).await.created().json();
    assert_eq!(offer["price"], "100.00");
    assert_eq!(offer["price_percent"], "7.5");
    assert_eq!(offer["price_cap"], "5000.00");
    let amount = &offer["form"][3];
    assert_eq!(
        (&amount["key"], &amount["type"], &amount["required"]),
        (&json!("order_amount"), &json!("number"), &json!(true))
    );
    assert!(offer["allowed_reasons"].as_array().unwrap().contains(&json!("order_cancelled")));
}

#[actix_web::test]
async fn a_draft_is_the_buyers_and_the_staffs() {
    let app = TestApp::start().await;
    let (buyer, other) = (app.buyer("Okna Plus").await, app.buyer("Other").await);
    let (contractor, staff) = (app.contractor("Traffic").await, app.staff().await);
    let id = draft(&buyer, windows()).await;
    let path = format!("/offers/{id}");
    buyer.api().get(&path).await.ok();
    staff.api().get(&path).await.ok();
    for stranger in [other.api(), contractor.api(), &app.api()] {
        stranger.get(&path).await.problem(404, "not_found");
    }
    other.api().put(&path, windows()).await.problem(404, "not_found");
    for verb in ["submission", "withdrawal", "pause", "resumption", "closure"] {
        other.api().post(&format!("{path}/{verb}"), json!({})).await.problem(404, "not_found");
    }
}

#[actix_web::test]
async fn lists_are_ones_own_the_queue_or_the_catalogue() {
    let app = TestApp::start().await;
    let (buyer, other, staff) =
        (app.buyer("Okna Plus").await, app.buyer("Other").await, app.staff().await);
    let live = published(&buyer, &staff, windows()).await;
    let first = draft(&buyer, windows()).await;
    let second = draft(&other, windows()).await;
    for (who, id) in [(&buyer, &first), (&other, &second)] {
        who.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok();
    }
    let ids = |list: serde_json::Value| -> Vec<String> {
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|offer| offer["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(app.api().get("/offers").await.ok().json()), std::slice::from_ref(&live));
    assert_eq!(ids(buyer.api().get("/offers?mine=true").await.ok().json()), [first.clone(), live]);
    assert_eq!(
        ids(buyer.api().get("/offers?mine=true&status=review").await.ok().json()),
        std::slice::from_ref(&first)
    );
    let page = staff.api().get("/offers?status=review&limit=1").await.ok().json();
    assert_eq!(ids(page.clone()), [first], "longest waiting first");
    let next = page["next"].as_str().unwrap();
    let page =
        staff.api().get(&format!("/offers?status=review&limit=1&cursor={next}")).await.ok().json();
    assert_eq!(ids(page.clone()), [second]);
    assert!(page["next"].is_null());
    app.api().get("/offers?mine=true").await.problem(401, "sign_in_needed");
    buyer.api().get("/offers?status=review").await.problem(403, "forbidden");
    buyer.api().get("/offers?status=lost").await.faults(&[("status", "not-a-choice")]);
}

#[actix_web::test]
async fn a_repeated_post_makes_one_offer() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let api = buyer.api().with("Idempotency-Key", "once");
    let first = api.post("/offers", windows()).await.created().json();
    assert_eq!(api.post("/offers", windows()).await.created().json(), first);
    let mine = buyer.api().get("/offers?mine=true").await.ok().json();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
}
