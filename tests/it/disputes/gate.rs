//! The return share: a buyer who sends back too much hands its rejections to staff, and one who
//! rejects in bulk rings.

use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::{Market, terms};

async fn reject(market: &Market, lead: &str, reason: &str) -> Value {
    let body = json!({"reason": reason, "comment": "No"});
    market.decide(lead, "rejection", body).await.ok().json()
}

/// A market whose buyer accepted 17 leads and rejected 3: at the cap of 15 % and not over it.
async fn at_the_cap(terms: TermsDraft) -> Market {
    let market = Market::with(terms).await;
    let leads = market.deliver(20).await;
    let accept = json!({"ids": leads[..17]});
    market.buyer.api().post("/leads/acceptance", accept).await.ok();
    for lead in &leads[17..] {
        assert_eq!(reject(&market, lead, "wrong_topic").await["status"], "rejected");
    }
    market
}

#[actix_web::test]
async fn over_the_cap_staff_see_it_first() {
    let market = at_the_cap(terms()).await;
    let lead = market.delivered().await;
    let seen = reject(&market, &lead, "wrong_topic").await;
    assert_eq!(seen["status"], "disputed");
    assert_eq!(seen["deadline_action"], "settled", "when staff do not decide, the lead is paid");
    let case = Case { market: &market, lead };
    let dispute = case.dispute().await;
    assert_eq!((&dispute["opening"], &dispute["turn"]), (&json!("return_share"), &json!("staff")));
    case.contractor("statements", json!({"text": "It was windows"})).await.created();
    assert_eq!(case.history().await[1..], ["disputed by buyer", "stated by contractor"]);
    let queue = market.staff.api().get("/disputes?turn=staff").await.ok().json();
    assert_eq!(queue["items"][0]["lead"], json!(case.lead));
    let done = case.verdict(100, "lead_meets_terms").await.ok().json();
    assert_eq!(done["status"], "settled");
    // Won back, it counts for the buyer no more: 3 of 21.
    let lead = market.delivered().await;
    assert_eq!(
        reject(&market, &lead, "wrong_topic").await["status"],
        "disputed",
        "4 of 22 is more"
    );
    for lead in market.deliver(5).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let lead = market.delivered().await;
    assert_eq!(reject(&market, &lead, "wrong_topic").await["status"], "disputed", "5 of 28");
}

#[actix_web::test]
async fn a_few_decisions_prove_nothing() {
    let market = Market::open().await;
    for lead in market.deliver(19).await {
        assert_eq!(reject(&market, &lead, "spam").await["status"], "rejected");
    }
    let twentieth = market.delivered().await;
    assert_eq!(reject(&market, &twentieth, "spam").await["status"], "disputed");
}

#[actix_web::test]
async fn many_at_once_are_counted_one_by_one() {
    let market = at_the_cap(terms()).await;
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    // 3 of 30 so far: the fourth and fifth go through (4 of 31, 5 of 32 is over 15 %).
    let leads = market.deliver(3).await;
    let body = json!({"ids": leads, "reason": "spam"});
    let told = market.buyer.api().post("/leads/rejection", body).await.ok().json();
    let statuses: Vec<&Value> = (0..3).map(|place| &told["items"][place]["status"]).collect();
    assert_eq!(statuses, ["rejected", "disputed", "disputed"]);
}

/// A lead rejected inside its guarantee was decided when it was accepted: however many decisions came
/// since, it counts.
#[actix_web::test]
async fn rejections_inside_the_guarantee_count_however_old_the_leads() {
    let guarded = TermsDraft { guarantee_hours: "720".into(), ..terms() };
    let market = Market::with(guarded).await;
    let leads = market.deliver(530).await;
    for part in leads.chunks(265) {
        let accept = json!({ "ids": part });
        market.buyer.api().post("/leads/acceptance", accept).await.ok();
        market.app.turn_clock(60);
    }
    let api = market.app.fresh(&market.buyer);
    // The oldest, which the newest 500 decisions no longer show; 15 % of those are 75.
    let mut referred = 0;
    for part in leads[..150].chunks(50) {
        let body = json!({"ids": part, "reason": "spam"});
        let told = api.post("/leads/rejection", body).await.ok().json();
        let items = told["items"].as_array().unwrap().clone();
        referred += items.iter().filter(|item| item["status"] == "disputed").count();
    }
    assert!((70..=80).contains(&referred), "{referred}");
}

#[actix_web::test]
async fn an_offer_that_may_return_all_is_never_gated() {
    let free = TermsDraft { return_share_cap: "100".into(), ..terms() };
    let market = Market::with(free).await;
    for lead in market.deliver(25).await {
        assert_eq!(reject(&market, &lead, "spam").await["status"], "rejected");
    }
}

#[actix_web::test]
async fn bulk_rejection_rings_and_again_when_it_doubles() {
    let free = TermsDraft { return_share_cap: "100".into(), ..terms() };
    let market = Market::with(free).await;
    let leads = market.deliver(12).await;
    for lead in &leads[..9] {
        reject(&market, lead, "spam").await;
    }
    market.work();
    let alarms = market.staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"], json!([]), "nine are not many");
    for lead in &leads[9..] {
        reject(&market, lead, "spam").await;
    }
    market.work();
    let alarms = market.staff.api().get("/alarms").await.ok().json();
    let items = alarms["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{items:#?}");
    assert_eq!(items[0]["kind"], "bulk_rejection");
    assert_eq!(items[0]["party"], json!(market.buyer.party));
    assert_eq!(items[0]["detail"], json!({"rejected": 10, "decided": 10}));
    for lead in market.deliver(8).await {
        reject(&market, &lead, "spam").await;
    }
    market.work();
    let alarms = market.staff.api().get("/alarms").await.ok().json();
    assert_eq!(alarms["items"].as_array().unwrap().len(), 2, "again when they have doubled");
    let mails = market.app.mails();
    let told = mails.iter().filter(|mail| mail.to == market.staff.email);
    assert_eq!(told.filter(|mail| mail.subject.contains("reject")).count(), 2, "a letter each");
}

#[actix_web::test]
async fn who_accepts_more_than_they_reject_rings_nobody() {
    let free = TermsDraft { return_share_cap: "100".into(), ..terms() };
    let market = Market::with(free).await;
    let leads = market.deliver(24).await;
    let accept = json!({"ids": leads[..12]});
    market.buyer.api().post("/leads/acceptance", accept).await.ok();
    for lead in &leads[12..] {
        reject(&market, lead, "spam").await;
    }
    market.work();
    assert_eq!(market.staff.api().get("/alarms").await.ok().json()["items"], json!([]));
}
