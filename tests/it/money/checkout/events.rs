//! What the provider tells: in every order, twice, late, about strangers, and by others.

use serde_json::json;

use super::provider::{Provider, WEBHOOK_SECRET, deliver, sign, signed};
use super::{asked, id, look, state, wallet};
use crate::support::Answer;

#[actix_web::test]
async fn a_payment_is_told_and_counted_once() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = asked(&buyer, "120.50", "EUR").await;
    assert_eq!(top_up["pay_url"], "https://pay.example/c/cs_test_1");
    assert_eq!((&top_up["rail"], &top_up["status"]), (&json!("checkout"), &json!("requested")));
    let form = provider.forms().remove(0);
    let said = |name: &str| form.get(name).map(String::as_str);
    assert_eq!(said("mode"), Some("payment"));
    assert_eq!(said("line_items[0][price_data][unit_amount]"), Some("12050"));
    assert_eq!(said("line_items[0][price_data][currency]"), Some("eur"));
    assert_eq!(said("client_reference_id"), top_up["id"].as_str());
    assert!(said("success_url").unwrap().ends_with(&format!("/money/top-ups/{}", id(&top_up))));

    let paid = provider.event("checkout.session.completed", &provider.pay(0));
    let told = provider.tell(&app, &paid).await.ok().json();
    assert_eq!(told["outcome"], "booked");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "120.50");
    // The same event, and another about the same payment.
    assert_eq!(provider.tell(&app, &paid).await.ok().json()["outcome"], "repeated");
    let again = provider.event("checkout.session.async_payment_succeeded", &provider.pay(0));
    assert_eq!(provider.tell(&app, &again).await.ok().json()["outcome"], "repeated");
    look(&app);
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "120.50");
    assert_eq!(state(&app, &buyer, id(&top_up)).await, "confirmed");
    assert!(app.mail_to(&buyer.email).subject.contains("120.50"));
}

#[actix_web::test]
async fn the_same_event_many_times_at_once_counts_once() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    asked(&buyer, "10", "EUR").await;
    let session = provider.pay(0);
    let same = provider.event("checkout.session.completed", &session);
    let other = provider.event("checkout.session.async_payment_succeeded", &session);
    let now = app.state.db.clock().now().timestamp();
    let calls = [&same, &same, &other, &same, &other, &same].map(|event| {
        let body = event.to_string();
        let request = signed(&app, &body, &sign(WEBHOOK_SECRET, now, &body));
        actix_web::rt::spawn(Answer::read("an event".to_owned(), request))
    });
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap().ok().json()["outcome"].clone());
    }
    let booked = outcomes.iter().filter(|outcome| **outcome == "booked").count();
    assert_eq!(booked, 1, "{outcomes:?}");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn words_out_of_order_undo_nothing() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    // An old event that says the page is unpaid comes after the one that says it is paid.
    let unpaid = provider.change(0, &json!({ "status": "complete" }));
    let late = provider.event("checkout.session.completed", &unpaid);
    let failed = provider.event("checkout.session.async_payment_failed", &unpaid);
    let paid = provider.event("checkout.session.async_payment_succeeded", &provider.pay(0));
    provider.tell(&app, &paid).await.ok();
    provider.tell(&app, &late).await.ok();
    provider.tell(&app, &failed).await.ok();
    let expired = provider.change(0, &json!({ "status": "expired", "payment_status": "unpaid" }));
    let expired = provider.event("checkout.session.expired", &expired);
    provider.tell(&app, &expired).await.ok();
    assert_eq!(state(&app, &buyer, top_up).await, "confirmed");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn a_slow_payment_is_shown_and_ends_either_way() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let (good, bad) = (asked(&buyer, "10", "EUR").await, asked(&buyer, "20", "EUR").await);
    for at in [0, 1] {
        let waits = provider.change(at, &json!({ "status": "complete" }));
        let event = provider.event("checkout.session.completed", &waits);
        provider.tell(&app, &event).await.ok();
    }
    let page = buyer.page(&format!("/money/top-ups/{}", id(&good))).await;
    assert!(page.text("#next").contains("waits for the bank"), "{}", page.text("#next"));
    let came = provider.event("checkout.session.async_payment_succeeded", &provider.pay(0));
    provider.tell(&app, &came).await.ok();
    let failed = provider.sessions().remove(1);
    let failed = provider.event("checkout.session.async_payment_failed", &failed);
    provider.tell(&app, &failed).await.ok();
    assert_eq!(state(&app, &buyer, id(&good)).await, "confirmed");
    assert_eq!(state(&app, &buyer, id(&bad)).await, "cancelled");
    let page = buyer.page(&format!("/money/top-ups/{}", id(&bad))).await;
    assert!(page.text("#next").contains("did not go through"));
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn another_amount_books_nothing_until_staff_looked() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    provider.pay(0);
    let session = provider.change(0, &json!({ "amount_total": 900 }));
    let event = provider.event("checkout.session.completed", &session);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
    assert_eq!(state(&app, &buyer, top_up).await, "requested");
    app.work_jobs();
    let alarms = staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"][0]["kind"], "payment");
    assert_eq!(alarms["items"][0]["detail"]["trouble"], "another_amount");
    assert!(app.mail_to(&staff.email).text.contains("another amount"));
    staff.page("/staff/alarms").await;
    // Neither by hand, as if it were a bank transfer.
    let confirm = format!("/top-ups/{top_up}/confirmation");
    staff.api().post(&confirm, json!({})).await.problem(409, "rail_confirms");
    let page = staff.page(&format!("/staff/top-ups/{top_up}")).await;
    let form = page.form("form[action$=payment-booking]");
    let there = staff.browser.submit(form.clone()).await.see_other();
    staff.page(&there).await;
    staff.browser.submit(form).await.expect(409);
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "9.00");
    assert_eq!(state(&app, &buyer, top_up).await, "cancelled");
}

#[actix_web::test]
async fn money_for_a_cancelled_top_up_is_still_the_buyers() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    let session = provider.pay(0);
    buyer.api().post(&format!("/top-ups/{top_up}/cancellation"), json!({})).await.ok();
    let event = provider.event("checkout.session.completed", &session);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "booked");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
    assert_eq!(state(&app, &buyer, top_up).await, "cancelled", "what ended stays ended");
    let all = buyer.api().get("/top-ups").await.ok().json();
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn a_page_nobody_wants_is_closed() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = id(&asked(&buyer, "10", "EUR").await);
    buyer.api().post(&format!("/top-ups/{top_up}/cancellation"), json!({})).await.ok();
    app.work_jobs();
    assert_eq!(provider.sessions()[0]["status"], "expired");
    let page = buyer.page(&format!("/money/top-ups/{top_up}")).await;
    assert!(!page.source().contains("pay.example"));
}

#[actix_web::test]
async fn what_is_not_signed_is_not_heard() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    asked(&buyer, "10", "EUR").await;
    let body = provider.event("checkout.session.completed", &provider.pay(0)).to_string();
    let now = app.state.db.clock().now().timestamp();
    let good = sign(WEBHOOK_SECRET, now, &body);
    for (signature, words) in [
        (String::new(), "not signed"),
        (sign("whsec_other", now, &body), "not signed"),
        (good.replace("v1=", "v0="), "not signed"),
        (sign(WEBHOOK_SECRET, now - 301, &body), "too long ago"),
        // A minute over the five, since the clock runs on while this is asked.
        (sign(WEBHOOK_SECRET, now + 360, &body), "too long ago"),
    ] {
        let refused = deliver(&app, &body, &signature).await.expect(400);
        assert!(refused.body.contains(words), "{signature}: {}", refused.body);
    }
    let changed = body.replace("1000", "100000");
    deliver(&app, &changed, &good).await.expect(400);
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
    let garbage = "[]";
    deliver(&app, garbage, &sign(WEBHOOK_SECRET, now, garbage)).await.expect(400);
    // While the provider's secret is renewed it signs with both.
    let old = sign("whsec_other", now, &body);
    let both = format!("{old},{}", good.split_once(',').unwrap().1);
    assert_eq!(deliver(&app, &body, &both).await.ok().json()["outcome"], "booked");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn strangers_and_idle_words_change_nothing() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    asked(&buyer, "10", "EUR").await;
    let mut session = provider.pay(0);
    session["id"] = json!("cs_of_a_shop");
    session["client_reference_id"] = json!("order-17");
    let event = provider.event("checkout.session.completed", &session);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "unknown");
    let event = provider.event("customer.created", &json!({ "id": "cus_1" }));
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "ignored");
    let dispute = json!({ "id": "dp_1", "payment_intent": "pi_nobody", "reason": "fraudulent" });
    let event = provider.event("charge.dispute.created", &dispute);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "unknown");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
}

#[actix_web::test]
async fn amounts_are_the_providers_in_every_currency() {
    let provider = Provider::open();
    let app = provider
        .exchange_with(|config| {
            config.currencies =
                ["JPY", "EUR", "KWD", "ISK", "UGX"].map(|code| code.parse().unwrap()).to_vec();
        })
        .await;
    let buyer = app.buyer("Okna Plus").await;
    for (at, (amount, currency, units, free)) in [
        ("1500", "JPY", 1_500, "1500"),
        ("12.34", "EUR", 1_234, "12.34"),
        ("1.230", "KWD", 1_230, "1.230"),
        ("700", "ISK", 70_000, "700"),
    ]
    .into_iter()
    .enumerate()
    {
        asked(&buyer, amount, currency).await;
        let session = provider.pay(at);
        assert_eq!(session["amount_total"], units, "{currency}");
        let event = provider.event("checkout.session.completed", &session);
        provider.tell(&app, &event).await.ok();
        assert_eq!(wallet(&app, &buyer, currency).await["free"], free);
    }
    for (amount, currency) in [("1.234", "KWD"), ("5000", "UGX"), ("1000000", "EUR")] {
        let body = json!({ "amount": amount, "currency": currency, "rail": "checkout" });
        buyer.api().post("/top-ups", body).await.faults(&[("rail", "rail-amount")]);
    }
    assert_eq!(provider.sessions().len(), 4);
}
