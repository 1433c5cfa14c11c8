//! The provider broken, slow, and forgetful: no page is lost and none is made twice.

use serde_json::json;

use super::provider::{Fault, Provider};
use super::{asked, id, look, state, wallet};
use crate::support::TestApp;

#[actix_web::test]
async fn an_answer_that_was_lost_is_asked_for_again() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    provider.fail(Fault::Lost);
    let top_up = asked(&buyer, "10", "EUR").await;
    assert_eq!(top_up["pay_url"], json!(null), "made over there, not known here");
    let path = format!("/money/top-ups/{}", id(&top_up));
    assert!(buyer.page(&path).await.text("#next").contains("not answered yet"));
    look(&app);
    assert_eq!(provider.sessions().len(), 1, "the key makes no second page");
    let page = buyer.page(&path).await;
    assert!(page.attrs("a.btn", "href").contains(&"https://pay.example/c/cs_test_1".to_owned()));
}

#[actix_web::test]
async fn paid_before_this_side_knows_the_page() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    provider.fail(Fault::Lost);
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    let event = provider.event("checkout.session.completed", &provider.pay(0));
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "booked");
    // The answer to the first call comes after all: the page's "open" is old news.
    look(&app);
    assert_eq!(state(&app, &buyer, top_up).await, "confirmed");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn a_broken_provider_is_asked_until_it_works() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    for _ in 0..3 {
        provider.fail(Fault::Broken);
    }
    let key = buyer.api().with("Idempotency-Key", "once");
    let body = json!({ "amount": "10", "currency": "EUR", "rail": "checkout" });
    let first = key.post("/top-ups", body.clone()).await.created().json();
    assert_eq!(first["pay_url"], json!(null));
    look(&app);
    let form = buyer.page(&format!("/money/top-ups/{}", id(&first))).await;
    let form = form.form("form[action$=payment]");
    buyer.browser.submit(form).await.see_other();
    // The same request again: no second top-up, and now with the way to pay.
    let again = key.post("/top-ups", body).await.created();
    assert_eq!(again.header("Idempotency-Replayed"), "true");
    assert_eq!(again.json()["id"], first["id"]);
    assert_eq!(again.json()["pay_url"], "https://pay.example/c/cs_test_1");
    assert_eq!(provider.sessions().len(), 1);
}

#[actix_web::test]
async fn a_no_is_said_and_ends_it() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    provider.fail(Fault::Refused);
    let body = json!({ "amount": "10", "currency": "EUR", "rail": "checkout" });
    buyer.api().post("/top-ups", body).await.problem(409, "rail_refused");
    let all = buyer.api().get("/top-ups").await.ok().json();
    assert_eq!(all["items"][0]["status"], "cancelled");
    // By page the form comes back with the reason.
    provider.fail(Fault::Refused);
    let form = buyer.page("/money").await.form("form[action='/money/top-ups']");
    let form = form.fill("amount", "10").fill("currency", "EUR").fill("rail", "checkout");
    let refused = buyer.browser.submit(form).await.expect(409).html();
    assert!(refused.text(".flash.bad").contains("makes no page"));
}

#[actix_web::test]
async fn a_webhook_that_never_comes_is_not_needed() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let (paid, left) = (asked(&buyer, "10", "EUR").await, asked(&buyer, "20", "EUR").await);
    provider.pay(0);
    provider.change(1, &json!({ "status": "expired" }));
    look(&app);
    assert_eq!(state(&app, &buyer, id(&paid)).await, "confirmed");
    assert_eq!(state(&app, &buyer, id(&left)).await, "cancelled");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
    // It comes after all, a day later.
    app.turn_clock(24 * 3600);
    let event = provider.event("checkout.session.completed", &provider.pay(0));
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "repeated");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
    // What has ended is not asked about any more.
    let calls = provider.calls().len();
    look(&app);
    assert_eq!(provider.calls().len(), calls);
}

#[actix_web::test]
async fn after_a_day_without_an_answer_nothing_is_made_any_more() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    provider.fail(Fault::Broken);
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    app.turn_clock(24 * 3600);
    app.work_jobs();
    assert!(provider.sessions().is_empty(), "its key may be forgotten by now");
    assert_eq!(state(&app, &buyer, top_up).await, "cancelled");
}

#[actix_web::test]
async fn without_a_secret_there_is_the_bank_alone() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    assert!(!buyer.page("/money").await.has("input[name=rail]"));
    let body = json!({ "amount": "10", "currency": "EUR", "rail": "checkout" });
    buyer.api().post("/top-ups", body).await.problem(409, "rail_off");
    let body = json!({ "amount": "10", "currency": "EUR", "rail": "pigeon" });
    buyer.api().post("/top-ups", body).await.faults(&[("rail", "not-a-choice")]);
    super::provider::deliver(&app, "{}", "").await.expect(404);
}
