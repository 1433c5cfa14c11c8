//! A rejection over the offer's return share: the buyer is told before, and staff look at it first.

use serde_json::json;

use super::ground::{acts, buyers, contractors, send};
use crate::disputes::ground::Case;
use crate::leads::market::Market;

/// A buyer who accepted 17 leads and rejected 3: at the cap of 15 %.
async fn at_the_cap() -> Market {
    let market = Market::open().await;
    let leads = market.deliver(20).await;
    market.buyer.api().post("/leads/acceptance", json!({"ids": leads[..17]})).await.ok();
    for lead in &leads[17..] {
        market.decide(lead, "rejection", json!({"reason": "wrong_topic"})).await.ok();
    }
    market
}

#[actix_web::test]
async fn the_buyer_knows_before_and_the_contractor_may_speak() {
    let market = at_the_cap().await;
    let lead = market.delivered().await;
    let page = market.buyer.page(&format!("/buyer/leads/{lead}")).await;
    let share = page.text("#return-share");
    assert!(
        share.contains("3 of this offer's 20") && share.contains("look at it first"),
        "{share}"
    );
    let fields = [("reason", "wrong_topic"), ("comment", "Doors")];
    send(&market.buyer, &page, "rejection", &fields).await.see_other();
    let case = Case { market: &market, lead };
    let page = buyers(&case).await;
    assert!(page.text(".flash.good").contains("Staff look at it first"));
    assert!(page.text("#standing").contains("15 %"));
    assert!(page.text("#history").contains("Staff look at it first"));
    assert_eq!(acts(&page), ["concession", "split-proposal", "statements"]);
    let page = contractors(&case).await;
    assert!(page.text("#standing").contains("why the lead is good"));
    assert_eq!(acts(&page), ["appeal-withdrawal", "split-proposal", "statements"]);
    assert!(page.text("#acts").contains("Agree with the rejection"), "there is no appeal");
    send(&market.contractor, &page, "statements", &[("text", "Windows")]).await.see_other();
    send(&market.contractor, &contractors(&case).await, "appeal-withdrawal", &[]).await.see_other();
    let page = contractors(&case).await;
    assert!(page.text("#ended").contains("You agreed with the rejection"));
    assert!(page.text("#history").contains("the contractor agreed"));
}

#[actix_web::test]
async fn a_bulk_rejection_says_how_many_go_to_staff() {
    let market = at_the_cap().await;
    let leads = market.deliver(2).await;
    let fields: Vec<(&str, &str)> = [("act", "reject"), ("reason", "wrong_topic")]
        .into_iter()
        .chain(leads.iter().map(|lead| ("ids", lead.as_str())))
        .collect();
    market.buyer.post("/buyer/leads/decisions", &fields).await.see_other();
    let told = market.buyer.page("/buyer/leads?status=disputed").await;
    assert!(told.text(".flash.warn").contains("2 of them go to staff first"));
    assert_eq!(told.texts(".rows .chip.is-disputed").len(), 2);
    assert!(told.text("#decision").contains("look at this rejection first"));
}
