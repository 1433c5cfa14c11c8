//! What a side is told before it opens a lead: appeals that wait, and splits that are proposed.

use serde_json::json;

use crate::disputes::ground::Case;
use crate::leads::market::Market;

#[actix_web::test]
async fn the_inbox_says_how_many_appeals_wait_until_they_are_answered() {
    let market = Market::open().await;
    let page = market.buyer.page("/buyer/leads").await;
    assert!(!page.has("#appeals"));
    let first = Case::appealed(&market).await;
    let second = Case::appealed(&market).await;
    let page = market.buyer.page("/buyer/leads").await;
    assert!(page.text("#appeals").starts_with("2 appeals wait"), "{}", page.text("#appeals"));
    for case in [&first, &second] {
        case.buyer("statements", json!({"text": "It was doors"})).await.created();
    }
    assert!(!market.buyer.page("/buyer/leads").await.has("#appeals"));
}

#[actix_web::test]
async fn a_proposed_split_stands_in_the_list_of_whoever_may_accept_it() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    case.buyer("split-proposal", json!({"contractor_percent": 30})).await.ok();
    let theirs = market.contractor.page("/contractor/leads?status=disputed").await;
    assert!(theirs.text("main").contains("30 %"), "{}", theirs.text("main"));
    assert!(theirs.text("main").contains("is proposed to you"));
    let own = market.buyer.page("/buyer/leads?status=disputed").await;
    assert!(!own.text("main").contains("is proposed to you"));
}

#[actix_web::test]
async fn the_contractor_reads_what_the_reason_stands_for() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    let page = market.contractor.page(&format!("/contractor/leads/{}", case.lead)).await;
    let said = page.text("#said-buyer");
    assert!(said.contains("The person wants something else than the offer is about."), "{said}");
}
