//! Top-ups that go back, by staff and by the provider, and payments that are disputed.

use serde_json::{Value, json};

use super::provider::{Fault, Provider};
use super::{asked, id, look, state, wallet};
use crate::money::funded;
use crate::support::{Persona, TestApp};

async fn paid(provider: &Provider, app: &TestApp, buyer: &Persona, amount: &str) -> String {
    let top_up = id(&asked(buyer, amount, "EUR").await);
    let at = provider.sessions().len() - 1;
    let event = provider.event("checkout.session.completed", &provider.pay(at));
    provider.tell(app, &event).await.ok();
    top_up.to_string()
}

#[actix_web::test]
async fn staff_send_a_payment_back_once() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    let path = format!("/top-ups/{top_up}/refund");
    staff.api().post(&path, json!({ "reason": "" })).await.faults(&[("reason", "required")]);
    let more = json!({ "reason": "Mistake", "amount": "100.01" });
    staff.api().post(&path, more).await.faults(&[("amount", "too-large")]);
    let part = json!({ "reason": "Mistake", "amount": "40" });
    let asked = staff.api().post(&path, part.clone()).await.ok().json();
    assert_eq!(asked["status"], "refunding");
    assert_eq!(
        wallet(&app, &buyer, "EUR").await["free"],
        "60.00",
        "at once, before the provider knows"
    );
    app.work_jobs();
    assert_eq!(provider.refunds().len(), 1);
    assert_eq!(provider.refunds()[0]["amount"], 4_000);
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunded");
    staff.api().post(&path, part).await.problem(409, "not_refundable");
    // The provider tells of it too.
    for kind in ["refund.created", "refund.updated"] {
        let event = provider.event(kind, &provider.refunds()[0]);
        assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "repeated");
    }
    let charge = json!({ "id": "ch_1", "payment_intent": "pi_cs_test_1", "amount_refunded": 4_000, "currency": "eur" });
    let event = provider.event("charge.refunded", &charge);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "repeated");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "60.00");
    assert!(app.mail_to(&buyer.email).subject.contains("40.00"));
    let lines = buyer.api().get("/transfers").await.ok().json();
    assert_eq!(lines["items"][0]["code"], "top_up_refund");
    buyer.page("/money").await;
}

#[actix_web::test]
async fn an_answer_that_was_lost_makes_no_second_refund() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    provider.fail(Fault::Lost);
    let body = json!({ "reason": "Mistake" });
    staff.api().post(&format!("/top-ups/{top_up}/refund"), body).await.ok();
    app.work_jobs();
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunding");
    provider.fail(Fault::Broken);
    look(&app);
    look(&app);
    assert_eq!(provider.refunds().len(), 1);
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunded");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
}

#[actix_web::test]
async fn a_refund_that_fails_is_money_again() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    provider.refunds_are("pending");
    let path = format!("/top-ups/{top_up}/refund");
    staff.api().post(&path, json!({ "reason": "Mistake" })).await.ok();
    app.work_jobs();
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunding");
    provider.refunds_are("failed");
    app.turn_clock(2 * 3600);
    app.work_jobs();
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "confirmed");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "100.00");
    let event = provider.event("refund.failed", &provider.refunds()[0]);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "repeated");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "100.00");
    let late = app.fresh(&staff);
    late.post(&path, json!({ "reason": "Again" })).await.problem(409, "not_refundable");
    let alarms = late.get("/alarms").await.ok().json();
    assert_eq!(alarms["items"][0]["detail"]["trouble"], "refund_failed");
    let page = buyer.page(&format!("/money/top-ups/{top_up}")).await;
    assert!(page.words().contains("could not be paid out"));
}

#[actix_web::test]
async fn what_was_spent_is_not_sent_back() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    // Most of it goes back another way: staff refund it elsewhere at the provider, in part.
    let other = paid(&provider, &app, &buyer, "50").await;
    staff.api().post(&format!("/top-ups/{other}/refund"), json!({ "reason": "x" })).await.ok();
    let out = json!({ "amount": "90", "currency": "EUR" });
    buyer.api().post("/withdrawals", out).await.created();
    let path = format!("/top-ups/{top_up}/refund");
    staff.api().post(&path, json!({ "reason": "x" })).await.problem(409, "insufficient_funds");
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "confirmed");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
    // The provider refunds it all the same: the wallet cannot follow, and staff hear of it.
    let refund = json!({ "id": "re_x", "payment_intent": "pi_cs_test_1", "amount": 10_000, "currency": "eur", "status": "succeeded" });
    let event = provider.event("refund.created", &refund);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "10.00");
    app.work_jobs();
    let alarms = staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"][0]["detail"]["trouble"], "refund_outside");
}

#[actix_web::test]
async fn a_refund_made_at_the_provider_is_followed_once() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = paid(&provider, &app, &buyer, "100").await;
    let refund = json!({ "id": "re_9", "payment_intent": "pi_cs_test_1", "amount": 10_000, "currency": "eur", "status": "succeeded" });
    let charge = json!({ "id": "ch_1", "payment_intent": "pi_cs_test_1", "amount_refunded": 10_000, "currency": "eur" });
    let first = provider.event("charge.refunded", &charge);
    assert_eq!(provider.tell(&app, &first).await.ok().json()["outcome"], "booked");
    let second = provider.event("refund.created", &refund);
    assert_eq!(provider.tell(&app, &second).await.ok().json()["outcome"], "repeated");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunded");
}

/// A refund of the first payment of 100 euros that somebody made at the provider.
fn elsewhere(id: &str, cents: u32, status: &str) -> Value {
    json!({ "id": id, "payment_intent": "pi_cs_test_1", "amount": cents, "currency": "eur", "status": status })
}

#[actix_web::test]
async fn another_refund_of_the_same_sum_is_another_refund() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    provider.refunds_are("pending");
    let part = json!({ "reason": "Mistake", "amount": "40" });
    staff.api().post(&format!("/top-ups/{top_up}/refund"), part).await.ok();
    // Before the provider has named ours, and after.
    for round in 0..2 {
        for status in ["succeeded", "failed"] {
            let told = elsewhere(&format!("re_other_{round}"), 4_000, status);
            let event = provider.event("refund.updated", &told);
            assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd", "{status}");
        }
        assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "60.00", "its failing gives nothing");
        assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunding");
        app.work_jobs();
    }
    let charge = json!({ "id": "ch_1", "payment_intent": "pi_cs_test_1", "amount_refunded": 8_000, "currency": "eur" });
    let event = provider.event("charge.refunded", &charge);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd", "two in all");
    provider.refunds_are("succeeded");
    let ours = provider.event("refund.updated", &provider.refunds()[0]);
    assert_eq!(provider.tell(&app, &ours).await.ok().json()["outcome"], "noted");
    assert_eq!(state(&app, &buyer, top_up.parse().unwrap()).await, "refunded");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "60.00");
    app.work_jobs();
    let alarms = staff.api().get("/alarms").await.ok().json();
    assert!(alarms["items"].to_string().contains("re_other_1"), "{alarms:#}");
}

#[actix_web::test]
async fn the_second_refund_made_at_the_provider_rings() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    paid(&provider, &app, &buyer, "100").await;
    let charge = |cents: u32| json!({ "id": "ch_1", "payment_intent": "pi_cs_test_1", "amount_refunded": cents, "currency": "eur" });
    let first = provider.event("charge.refunded", &charge(3_000));
    assert_eq!(provider.tell(&app, &first).await.ok().json()["outcome"], "booked");
    // What is told of a charge may come late, and less than is known.
    let late = provider.event("charge.refunded", &charge(1_000));
    assert_eq!(provider.tell(&app, &late).await.ok().json()["outcome"], "repeated");
    for (id, outcome) in [("re_1", "repeated"), ("re_1", "repeated"), ("re_2", "odd")] {
        let event = provider.event("refund.created", &elsewhere(id, 3_000, "succeeded"));
        assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], outcome, "{id}");
    }
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "70.00");
    app.work_jobs();
    let alarms = staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"][0]["detail"]["trouble"], "refund_outside");
    assert_eq!(alarms["items"][0]["detail"]["about"], "re_2");
}

#[actix_web::test]
async fn a_refund_told_before_its_payment_is_heard_with_it() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let buyer = app.buyer("Okna Plus").await;
    let top_up = id(&asked(&buyer, "100", "EUR").await);
    let session = provider.pay(0);
    let refund = provider.event("refund.created", &elsewhere("re_1", 2_500, "succeeded"));
    assert_eq!(provider.tell(&app, &refund).await.ok().json()["outcome"], "waiting");
    assert_eq!(provider.tell(&app, &refund).await.ok().json()["outcome"], "repeated");
    let stranger = json!({ "id": "re_9", "payment_intent": "pi_of_another_shop", "amount": 5, "currency": "eur", "status": "succeeded" });
    let event = provider.event("refund.created", &stranger);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "waiting");
    let event = provider.event("checkout.session.completed", &session);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "booked");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "75.00");
    assert_eq!(state(&app, &buyer, top_up).await, "refunded");
    // The same refund by its charge says nothing new.
    let charge = json!({ "id": "ch_1", "payment_intent": "pi_cs_test_1", "amount_refunded": 2_500, "currency": "eur" });
    let event = provider.event("charge.refunded", &charge);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "repeated");
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "75.00");
}

#[actix_web::test]
async fn an_odd_payment_that_went_back_gives_nothing_when_it_is_booked() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = id(&asked(&buyer, "100", "EUR").await);
    provider.pay(0);
    let session = provider.change(0, &json!({ "amount_total": 9_000 }));
    let event = provider.event("checkout.session.completed", &session);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd");
    // In two parts, and a third that failed.
    for (id, cents, status) in [
        ("re_1", 4_000, "succeeded"),
        ("re_2", 5_000, "pending"),
        ("re_3", 1_000, "pending"),
        ("re_3", 1_000, "failed"),
    ] {
        let event = provider.event("refund.updated", &elsewhere(id, cents, status));
        assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "waiting");
    }
    let page = staff.page(&format!("/staff/top-ups/{top_up}")).await;
    assert!(page.text(".flash.warn").contains("90.00"), "{}", page.words());
    let books = staff.api().get("/books").await.ok().json();
    assert_eq!(
        (&books["unbooked"][0]["by"], &books["unbooked"][0]["amount"]),
        (&json!("provider"), &json!("90.00"))
    );
    let path = format!("/top-ups/{top_up}/payment-booking");
    let booked = staff.api().post(&path, json!({})).await.ok().json();
    assert_eq!((&booked["amount"], &booked["status"]), (&json!("90.00"), &json!("refunded")));
    assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
    staff.api().post(&path, json!({})).await.problem(409, "already_done");
}

#[actix_web::test]
async fn a_payment_and_its_refund_at_the_same_moment_come_to_nothing() {
    for _ in 0..8 {
        let provider = Provider::open();
        let app = provider.exchange().await;
        let buyer = app.buyer("Okna Plus").await;
        let top_up = id(&asked(&buyer, "100", "EUR").await);
        let session = provider.pay(0);
        let paid = provider.event("checkout.session.completed", &session);
        let back = provider.event("refund.created", &elsewhere("re_1", 10_000, "succeeded"));
        let (one, other) = tokio::join!(provider.tell(&app, &paid), provider.tell(&app, &back));
        one.ok();
        other.ok();
        assert_eq!(wallet(&app, &buyer, "EUR").await["free"], "0.00");
        assert_eq!(state(&app, &buyer, top_up).await, "refunded");
    }
}

#[actix_web::test]
async fn a_dispute_rings() {
    let provider = Provider::open();
    let app = provider.exchange().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = paid(&provider, &app, &buyer, "100").await;
    let dispute = json!({ "id": "dp_1", "payment_intent": "pi_cs_test_1", "reason": "fraudulent", "amount": 10_000 });
    let event = provider.event("charge.dispute.created", &dispute);
    assert_eq!(provider.tell(&app, &event).await.ok().json()["outcome"], "odd");
    provider.tell(&app, &event).await.ok();
    app.work_jobs();
    let alarms = staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"].as_array().unwrap().len(), 1);
    let detail = &alarms["items"][0]["detail"];
    assert_eq!((&detail["trouble"], &detail["top_up"]), (&json!("disputed"), &json!(top_up)));
    assert_eq!(
        wallet(&app, &buyer, "EUR").await["free"],
        "100.00",
        "staff decide, not the program"
    );
    assert!(app.mail_to(&staff.email).text.contains("fraudulent"));
}

#[actix_web::test]
async fn a_bank_transfer_is_sent_back_by_hand() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = funded(&app, &buyer, "100", "RUB").await;
    let page = staff.page(&format!("/staff/top-ups/{top_up}")).await;
    let form = page.form("#refund").fill("reason", "Sent twice");
    staff.browser.submit(form.clone()).await.see_other();
    staff.browser.submit(form).await.expect(409);
    assert_eq!(wallet(&app, &buyer, "RUB").await["free"], "0.00");
    let seen = buyer.page(&format!("/money/top-ups/{top_up}")).await;
    assert!(seen.words().contains("Sent twice"));
    let waiting = id(&crate::money::asked(&buyer, "5", "RUB").await);
    let path = format!("/top-ups/{waiting}/refund");
    staff.api().post(&path, json!({ "reason": "x" })).await.problem(409, "not_refundable");
    buyer.api().post(&path, json!({ "reason": "x" })).await.problem(403, "forbidden");
}
