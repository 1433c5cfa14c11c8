//! Records of parties and the analysis of rejections, over real leads.

mod pages;
mod plans;
mod reasons;
mod records;

use serde_json::json;

use crate::leads::market::Market;

/// Rejects leads through the API.
async fn reject(market: &Market, leads: &[String], reason: &str) {
    let body = json!({"ids": leads, "reason": reason, "comment": "as agreed on the phone"});
    let answer = market.buyer.api().post("/leads/rejection", body).await.ok().json();
    for item in answer["items"].as_array().expect("items") {
        assert_eq!(item["status"], "rejected", "{item:#}");
    }
}

/// Appeals each of these rejections.
async fn appeal(market: &Market, leads: &[String]) {
    for lead in leads {
        let path = format!("/leads/{lead}/appeal");
        market.contractor.api().post(&path, json!({"text": "The person asked for it."})).await.ok();
    }
}

const DAY: i64 = 86_400;
