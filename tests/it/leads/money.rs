//! Caps, budgets and funds, inside a batch and across batches.

use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::market::{Market, terms};

async fn batch(market: &Market, leads: Vec<Value>) -> Vec<String> {
    let answer = market.contractor.api().post("/leads/batch", json!({ "leads": leads })).await;
    let answer = answer.ok().json();
    answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            item["refusal"]["rule"].as_str().or(item["status"].as_str()).unwrap().to_owned()
        })
        .collect()
}

#[actix_web::test]
async fn a_total_cap_counts_inside_the_batch_and_what_was_returned_is_given_back() {
    let market = Market::with(TermsDraft { cap_total: "3".into(), ..terms() }).await;
    let leads: Vec<Value> = (0..5).map(|_| market.lead()).collect();
    assert_eq!(
        batch(&market, leads).await,
        ["delivered", "delivered", "delivered", "total_cap", "total_cap"]
    );
    let listed = market.buyer.api().get("/leads").await.ok().json();
    let id = listed["items"][0]["id"].as_str().unwrap().to_owned();
    market.decide(&id, "rejection", json!({"reason": "spam"})).await.ok();
    assert_eq!(batch(&market, vec![market.lead()]).await, ["total_cap"], "not yet returned");
    let path = format!("/leads/{id}/concession");
    market.contractor.api().post(&path, json!({})).await.ok();
    assert_eq!(batch(&market, vec![market.lead()]).await, ["delivered"]);
}

#[actix_web::test]
async fn a_budget_is_spent_to_the_last_lead_that_fits() {
    let market = Market::with(TermsDraft { budget_total: "1250".into(), ..terms() }).await;
    let leads: Vec<Value> = (0..4).map(|_| market.lead()).collect();
    assert_eq!(batch(&market, leads).await, ["delivered", "delivered", "budget", "budget"]);
}

#[actix_web::test]
async fn neither_duplicates_nor_refused_leads_use_up_funds() {
    let market = Market::open().await;
    let poor = market.app.buyer("Poor").await;
    super::market::fund(&market.app, &poor, 100_000);
    let offer = super::market::publish(&market.app, &poor, &market.staff, &terms()).unwrap();
    let engagement = super::market::engage(&market.app, &market.contractor, offer);
    let lead = || {
        let mut lead = market.lead();
        lead["engagement"] = json!(engagement);
        lead
    };
    let (first, second) = (lead(), lead());
    let mut wrong = lead();
    wrong["contact"] = json!({"phone": "+7 916 1"});
    let leads = vec![first.clone(), first, wrong, second, lead()];
    assert_eq!(
        batch(&market, leads).await,
        ["delivered", "duplicate", "invalid_phone", "delivered", "insufficient_funds"]
    );
    assert_eq!(super::market::purse(&market.app, &poor), (0, 100_000));
}
