//! Terms: versions, and that nobody changes one that is in force.

use diesel::connection::SimpleConnection;
use lead_exchange::kernel::ids::OfferId;
use lead_exchange::offers::Terms;
use serde_json::json;

use super::given::{draft, published, windows, windows_with};
use crate::support::TestApp;

#[actix_web::test]
async fn a_draft_is_edited_in_place_and_keeps_what_is_left_out() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let id = draft(&buyer, windows()).await;
    let path = format!("/offers/{id}");
    let offer = buyer.api().put(&path, json!({"price": 450.5, "action": "call"})).await.ok().json();
    assert_eq!((&offer["price"], &offer["terms_version"]), (&json!("450.50"), &json!(1)));
    assert_eq!((&offer["action"], &offer["cap_daily"]), (&json!("call"), &json!(10)));
    let offer = buyer.api().put(&path, json!({"cap_daily": null})).await.ok().json();
    assert!(offer["cap_daily"].is_null());
}

#[actix_web::test]
async fn a_live_offer_gets_a_new_version_and_the_old_one_stays() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = published(&buyer, &staff, windows()).await;
    let path = format!("/offers/{id}");
    let offer = buyer.api().put(&path, windows_with(json!({"price": "650"}))).await.ok().json();
    assert_eq!((&offer["terms_version"], &offer["price"]), (&json!(2), &json!("650.00")));
    assert_eq!(offer["status"], "published");
    let same = buyer.api().put(&path, windows_with(json!({"price": "650.00"}))).await.ok().json();
    assert_eq!(same["terms_version"], 2, "nothing changed, so no version");
    buyer
        .api()
        .put(&path, json!({"action": "call", "currency": "EUR"}))
        .await
        .faults(&[("action", "fixed-once-published"), ("currency", "fixed-once-published")]);
    let offer: OfferId = id.parse().unwrap();
    let versions = app.tx(|tx| Terms::versions(tx, offer, 10).unwrap());
    let seen: Vec<_> =
        versions.iter().map(|terms| (terms.version, terms.frozen_at.is_some())).collect();
    assert_eq!(seen, [(2, true), (1, true)]);
}

#[actix_web::test]
async fn the_database_itself_refuses_to_change_terms_in_force() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = published(&buyer, &staff, windows()).await;
    let offer: OfferId = id.parse().unwrap();
    for sql in
        ["UPDATE terms SET price = 1", "UPDATE terms SET frozen_at = NULL", "DELETE FROM terms"]
    {
        let refused = app.state.db.tx(|tx| {
            tx.conn().batch_execute(&format!("{sql} WHERE offer_id = '{}'", offer.uuid()))?;
            Ok::<_, lead_exchange::db::DbError>(())
        });
        assert_eq!(refused.unwrap_err().constraint(), Some("terms_frozen"), "{sql}");
    }
    let price = app.tx(|tx| Terms::load(tx, offer, 1).unwrap().price);
    assert!(format!("{price:?}").contains("50000"));
}

#[actix_web::test]
async fn terms_come_back_as_they_went_in() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let full = windows_with(json!({
        "action": "purchase", "price_percent": "12.25", "price_cap": "900.50", "engagement": "request",
        "hours": [{"day": "mon", "from": "09:00", "to": "18:00"}, {"day": "sat", "from": "10:00", "to": "24:00"}],
        "sources": {"allowed": ["search_ads"], "forbidden": ["incentive"], "notes": "No brand words."},
        "decision_hours": 24, "guarantee_hours": 72, "appeal_hours": 12, "statement_hours": 36, "dedupe_days": 0, "return_share_cap": 40,
        "allowed_reasons": ["order_cancelled", "spam"], "cap_total": 100, "budget_total": "90000",
    }));
    let posted = buyer.api().post("/offers", full.clone()).await.created().json();
    let id = posted["id"].as_str().unwrap();
    let read = buyer.api().get(&format!("/offers/{id}")).await.ok().json();
    for key in [
        "hours",
        "sources",
        "decision_hours",
        "guarantee_hours",
        "appeal_hours",
        "statement_hours",
        "dedupe_days",
        "cap_total",
        "price_percent",
    ] {
        assert_eq!(read[key], full[key], "{key}");
    }
    // Written back as it was read, it is the same.
    let again = buyer.api().put(&format!("/offers/{id}"), read.clone()).await.ok().json();
    for (key, value) in again.as_object().unwrap() {
        assert_eq!(&read[key], value, "{key}");
    }
}
