//! Credit for buyers staff trust: it pays for leads, for nothing else, and never past its limit.

use lead_exchange::kernel::ids::PartyId;
use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::{funded, wallet};
use crate::leads::market::{Market, engage, publish, terms};
use crate::support::{Persona, TestApp};

async fn set(staff: &Persona, party: PartyId, amount: &str) -> crate::support::Answer {
    let body = json!({"currency": "RUB", "amount": amount, "reason": "Paid on time for years"});
    staff.api().put(&format!("/parties/{party}/credit"), body).await
}

/// A buyer with ₽600, its offer at ₽500, and who works on it.
struct Stand {
    market: Market,
    buyer: Persona,
    engagement: lead_exchange::kernel::ids::EngagementId,
}

async fn stand() -> Stand {
    let market = Market::open().await;
    let buyer = market.app.buyer("Poor").await;
    funded(&market.app, &buyer, "600", "RUB").await;
    let terms = TermsDraft { title: "Doors".into(), ..terms() };
    let offer = publish(&market.app, &buyer, &market.staff, &terms).unwrap();
    let engagement = engage(&market.app, &market.contractor, offer);
    Stand { market, buyer, engagement }
}

impl Stand {
    fn lead(&self) -> Value {
        let mut lead = self.market.lead();
        lead["engagement"] = json!(self.engagement);
        lead
    }

    async fn send(&self) -> String {
        let answer = self.market.send(self.lead()).await.created().json();
        answer["refusal"]["rule"].as_str().or(answer["status"].as_str()).unwrap().to_owned()
    }
}

#[actix_web::test]
async fn credit_pays_for_leads_up_to_its_limit() {
    let s = stand().await;
    let staff = &s.market.staff;
    assert_eq!(s.send().await, "delivered");
    assert_eq!(s.send().await, "insufficient_funds");
    let wallets = set(staff, s.buyer.party, "900").await.ok().json();
    assert_eq!(wallets["items"][0]["spendable"], "1000.00");
    assert_eq!((s.send().await, s.send().await), ("delivered".into(), "delivered".into()));
    assert_eq!(s.send().await, "insufficient_funds");
    let seen = wallet(&s.buyer, "RUB").await;
    assert_eq!(seen["free"], "-900.00");
    assert_eq!((&seen["credit"], &seen["credit_used"]), (&json!("900.00"), &json!("900.00")));
    assert_eq!((&seen["spendable"], &seen["held"]), (&json!("0.00"), &json!("1500.00")));
    // Lower than what is used: refused, and it stays.
    set(staff, s.buyer.party, "899.99").await.problem(409, "credit_in_use");
    set(staff, s.buyer.party, "0").await.problem(409, "credit_in_use");
    assert_eq!(wallet(&s.buyer, "RUB").await["credit"], "900.00");
    // Money that comes pays back first.
    funded(&s.market.app, &s.buyer, "900", "RUB").await;
    set(staff, s.buyer.party, "0").await.ok();
    assert_eq!(wallet(&s.buyer, "RUB").await["spendable"], "0.00");
    let mail = s.market.app.mail_to(&s.buyer.email);
    assert!(mail.subject.contains("credit limit"), "{}", mail.subject);
    let page = s.market.staff.page(&format!("/staff/parties/{}", s.buyer.party)).await;
    assert!(page.words().contains("Paid on time for years"));
}

#[actix_web::test]
async fn parallel_leads_never_pass_the_limit() {
    let s = stand().await;
    set(&s.market.staff, s.buyer.party, "1400").await.ok();
    let leads: Vec<Value> = (0..20).map(|_| s.lead()).collect();
    let answers =
        futures_util::future::join_all(leads.into_iter().map(|lead| s.market.send(lead))).await;
    let delivered =
        answers.into_iter().filter(|answer| answer.json()["status"] == "delivered").count();
    assert_eq!(delivered, 4);
    assert_eq!(wallet(&s.buyer, "RUB").await["free"], "-1400.00");
}

#[actix_web::test]
async fn a_bad_limit_is_refused_with_its_reasons_and_nothing_is_written() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let path = format!("/parties/{}/credit", buyer.party);
    let body = |amount: &str, currency: &str, reason: &str| json!({"amount": amount, "currency": currency, "reason": reason});
    for (body, field, code) in [
        (body("-1", "RUB", "x"), "amount", "amount-not-positive"),
        (body("0.001", "RUB", "x"), "amount", "amount-too-precise"),
        (body("100000000.01", "RUB", "x"), "amount", "too-large"),
        (body("1e9", "RUB", "x"), "amount", "amount-not-a-number"),
        (body("5", "JPY", "x"), "currency", "unknown-currency"),
        (body("5", "RUB", " "), "reason", "required"),
        (body("5", "RUB", &"x".repeat(501)), "reason", "too-long"),
    ] {
        staff.api().put(&path, body).await.faults(&[(field, code)]);
    }
    let good = body("5", "RUB", "x");
    buyer.api().put(&path, good.clone()).await.problem(403, "forbidden");
    let stranger = format!("/parties/{}/credit", PartyId::new());
    staff.api().put(&stranger, good.clone()).await.problem(404, "not_found");
    staff.api().put(&stranger, body("bad", "RUB", "x")).await.problem(404, "not_found");
    assert_eq!(wallet(&buyer, "RUB").await["credit"], "0.00");
    let page = staff.page(&format!("/staff/parties/{}", buyer.party)).await;
    let form = page.form("form[action$='/credit']").fill("amount", "-5").fill("reason", "why");
    let refused = staff.browser.submit(form).await.expect(422).html();
    assert_eq!(refused.count("#credit-amount[aria-invalid]"), 1);
    let form = page.form("form[action$='/credit']").fill("amount", "250").fill("reason", "why");
    staff.browser.submit(form).await.see_other();
    let seen = wallet(&buyer, "RUB").await;
    assert_eq!((&seen["credit"], &seen["free"]), (&json!("250.00"), &json!("0.00")));
    let page = buyer.page("/money").await;
    assert!(page.words().contains("250"), "{}", page.words());
}
