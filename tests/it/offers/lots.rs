//! Test lots: a small part of an offer, after which it pauses and its buyer decides.

use lead_exchange::offers;
use lead_exchange::offers::lot::LotDraft;
use serde_json::{Value, json};

use crate::leads::market::{Market, work};
use crate::support::SentMail;

/// A market whose offer is in a lot of this size from now on.
async fn in_lot(leads: &str, budget: &str) -> Market {
    let market = Market::open().await;
    let draft = LotDraft { leads: leads.into(), budget: budget.into() };
    market.app.tx(|tx| {
        let seat = market.buyer.buyer_seat();
        offers::pause(tx, seat, market.offer).unwrap();
        offers::lot::plan(tx, seat, market.offer, &draft).unwrap();
        offers::resume(tx, seat, market.offer).unwrap();
    });
    market
}

impl Market {
    async fn lot(&self) -> Value {
        let lots = self.buyer.api().get(&format!("/offers/{}/lot", self.offer)).await.ok().json();
        lots["items"][0].clone()
    }

    async fn offer_status(&self) -> String {
        let offer = self.buyer.api().get(&format!("/offers/{}", self.offer)).await.ok().json();
        offer["status"].as_str().unwrap().to_owned()
    }
}

#[actix_web::test]
async fn a_lot_takes_its_leads_and_the_offer_pauses() {
    let market = in_lot("3", "").await;
    let leads: Vec<Value> = (0..5).map(|_| market.lead()).collect();
    let answer = market.contractor.api().post("/leads/batch", json!({ "leads": leads })).await;
    let answer = answer.ok().json();
    let said: Vec<&str> = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["refusal"]["rule"].as_str().unwrap_or("delivered"))
        .collect();
    assert_eq!(said, ["delivered", "delivered", "delivered", "offer_not_open", "offer_not_open"]);
    assert_eq!(market.offer_status().await, "paused");
    let lot = market.lot().await;
    assert_eq!((&lot["status"], &lot["leads_taken"]), (&json!("used"), &json!(3)));
    assert_eq!(lot["committed"], "1500.00");
    assert_eq!(lot["funnel"]["delivered"], 3);
    assert_eq!(lot["funnel"]["waiting"], 3);
    assert_eq!(lot["funnel"]["accepted"]["whole"], 0);
    assert_eq!(lot["funnel"]["accepted"]["low"], Value::Null);
}

#[actix_web::test]
async fn a_lot_of_money_ends_with_the_last_lead_it_pays_for() {
    let market = in_lot("", "1200").await;
    market.deliver(2).await;
    assert_eq!(market.lot().await["status"], "open", "200 roubles are left");
    let refused = market.send(market.lead()).await.created().json();
    assert_eq!(refused["refusal"]["rule"], "budget");
    assert_eq!(market.lot().await["status"], "used", "and buy no lead");
    assert_eq!(market.offer_status().await, "paused");
}

#[actix_web::test]
async fn the_buyer_is_told_and_sees_what_came_of_it() {
    let market = in_lot("4", "").await;
    let leads = market.deliver(4).await;
    work(&market.app);
    let told = |mail: &SentMail| mail.to == market.buyer.email && mail.subject.contains("test lot");
    assert!(market.app.mails().iter().any(told));
    market.decide(&leads[0], "acceptance", json!({})).await.ok();
    market.decide(&leads[1], "rejection", json!({"reason": "invalid_contact"})).await.ok();
    let stage = format!("/leads/{}/stage", leads[0]);
    market.buyer.api().put(&stage, json!({"stage": "won"})).await.ok();
    let funnel = &market.lot().await["funnel"];
    assert_eq!((&funnel["accepted"]["part"], &funnel["accepted"]["whole"]), (&json!(1), &json!(2)));
    assert_eq!((&funnel["won"]["part"], &funnel["won"]["whole"]), (&json!(1), &json!(4)));
    let (low, high) =
        (funnel["won"]["low"].as_f64().unwrap(), funnel["won"]["high"].as_f64().unwrap());
    assert!(low > 0.04 && low < 0.05 && high > 0.69 && high < 0.70, "{low} {high}");
    assert_eq!(funnel["contractors"][0]["delivered"], 4);

    let page = market.buyer.browser.get(&format!("/buyer/offers/{}/lot", market.offer)).await;
    let page = page.ok().html();
    assert_eq!(page.count(".whisker"), 5);
    assert!(page.text("main").contains("most likely between"));
}

#[actix_web::test]
async fn going_on_ends_the_lot_and_another_begins_anew() {
    let market = in_lot("1", "").await;
    market.delivered().await;
    let renewal = format!("/offers/{}/lot-renewal", market.offer);
    let lots = market.buyer.api().post(&renewal, json!({"leads": 2})).await.ok().json();
    assert_eq!(lots["items"][0]["status"], "open");
    assert_eq!(lots["items"][0]["leads_taken"], 0);
    assert_eq!(lots["items"][1]["decision"], "again");
    market.deliver(2).await;
    assert_eq!(market.offer_status().await, "paused");
    let resumption = format!("/offers/{}/resumption", market.offer);
    market.buyer.api().post(&resumption, json!({})).await.ok();
    assert_eq!(market.lot().await["decision"], "go_on");
    market.deliver(3).await;
    assert_eq!(market.offer_status().await, "published", "nothing bounds it any more");
    market.buyer.api().post(&renewal, json!({"leads": 2})).await.problem(409, "lot_not_now");
}

#[actix_web::test]
async fn a_draft_begins_with_the_lot_it_was_given() {
    let market = Market::open().await;
    let body = json!({"title": "Windows, small", "topic": "windows", "action": "application",
                      "price": "500", "currency": "RUB"});
    let offer = market.buyer.api().post("/offers", body).await.created().json();
    let at = |verb: &str| format!("/offers/{}/{verb}", offer["id"].as_str().unwrap());
    let lot = at("lot");
    let plan = |body: Value| {
        let api = market.buyer.api();
        let lot = lot.clone();
        async move { api.put(&lot, body).await }
    };
    plan(json!({"budget": "499.99"})).await.faults(&[("lot_budget", "lot-too-small")]);
    plan(json!({"leads": 0})).await.faults(&[("lot_leads", "out-of-range")]);
    plan(json!({"leads": 5})).await.ok();
    let lots = plan(json!({"leads": 7})).await.ok().json();
    assert_eq!(
        lots["items"].as_array().unwrap().len(),
        1,
        "a planned one is changed, not added to"
    );
    market.buyer.api().post(&at("submission"), json!({})).await.ok();
    market.staff.api().post(&at("publication"), json!({})).await.ok();
    let lots = market.buyer.api().get(&at("lot")).await.ok().json();
    assert_eq!(
        (&lots["items"][0]["status"], &lots["items"][0]["leads"]),
        (&json!("open"), &json!(7))
    );
    plan(json!({"leads": 9})).await.problem(409, "lot_not_now");
    let seen =
        market.contractor.browser.get(&format!("/offers/{}", offer["id"].as_str().unwrap())).await;
    assert!(seen.ok().html().text("main").contains("test lot of 7 leads"));
    market.buyer.api().post(&at("closure"), json!({})).await.ok();
    let lots = market.buyer.api().get(&at("lot")).await.ok().json();
    assert_eq!(lots["items"][0]["decision"], "stop");
}

#[actix_web::test]
async fn a_returned_lead_gives_the_lot_nothing_back() {
    let market = in_lot("2", "").await;
    let lead = market.delivered().await;
    market.decide(&lead, "rejection", json!({"reason": "invalid_contact"})).await.ok();
    let concession = format!("/leads/{lead}/concession");
    market.contractor.api().post(&concession, json!({})).await.ok();
    market.delivered().await;
    assert_eq!(market.lot().await["status"], "used");
}

#[actix_web::test]
async fn a_tests_lead_uses_up_no_lot() {
    let market = in_lot("1", "").await;
    let mut lead = market.lead();
    lead["test"] = json!(true);
    let receipt = market.send(lead).await.created().json();
    assert!(receipt["id"].as_str().unwrap().starts_with("test_"), "{receipt}");
    assert_eq!(market.lot().await["leads_taken"], 0);
    assert_eq!(market.purses(), (50_000_000, 0, 0));
}
