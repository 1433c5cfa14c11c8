//! Agreeing on a split, and what any split does to money.

use lead_exchange::kernel::rate::Percent;
use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::{Market, terms};

fn percent(percent: i64) -> Value {
    json!({ "contractor_percent": percent })
}

#[actix_web::test]
async fn one_side_proposes_and_the_other_accepts() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    case.contractor("split-acceptance", percent(50)).await.problem(409, "not_proposed");
    case.buyer("split-proposal", percent(30)).await.ok();
    case.buyer("split-acceptance", percent(30)).await.problem(409, "not_proposed");
    assert_eq!(case.dispute().await["buyer_offers"], 30);
    // The buyer thinks again before the contractor answers: what was seen is no longer proposed.
    case.buyer("split-proposal", percent(20)).await.ok();
    case.contractor("split-acceptance", percent(30)).await.problem(409, "not_proposed");
    case.contractor("split-proposal", percent(60)).await.ok();
    case.buyer("split-proposal", json!({"contractor_percent": null})).await.ok();
    case.contractor("split-acceptance", percent(20)).await.problem(409, "not_proposed");
    let seen = case.buyer("split-acceptance", percent(60)).await.ok().json();
    assert_eq!((&seen["status"], &seen["charged"]), (&json!("settled"), &json!("300.00")));
    assert_eq!(market.purses(), (49_970_000, 0, 27_000));
    let dispute = case.dispute().await;
    assert_eq!(
        (&dispute["outcome"], &dispute["contractor_percent"]),
        (&json!("agreed"), &json!(60))
    );
    assert_eq!(
        case.history().await,
        [
            "delivered by exchange",
            "rejected by buyer",
            "disputed by contractor",
            "proposed by buyer",
            "proposed by buyer",
            "proposed by contractor",
            "unproposed by buyer",
            "settled by buyer"
        ]
    );
}

#[actix_web::test]
async fn haggling_ends() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    for share in 1..=10 {
        case.buyer("split-proposal", percent(share)).await.ok();
    }
    let fault = [("contractor_percent", "too-many-proposals")];
    case.buyer("split-proposal", percent(50)).await.faults(&fault);
    case.contractor("split-acceptance", percent(10)).await.ok();
}

#[actix_web::test]
async fn all_or_nothing_is_no_split() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    for wrong in [0, 100, -1, 1_000_000_000_000] {
        let fault = [("contractor_percent", "not-a-split")];
        case.buyer("split-proposal", percent(wrong)).await.faults(&fault);
    }
}

/// Every percentage of an awkward price: nothing is lost or made, and what the lead says is what
/// the ledger did (the books are proved when the test ends, and by the database at each commit).
#[actix_web::test]
async fn every_percentage_of_an_awkward_price_adds_up() {
    let odd = lead_exchange::offers::TermsDraft { price: "3.33".into(), ..terms() };
    let market = Market::with(odd).await;
    let (mut spent, mut earned) = (0, 0);
    for share in (0..=100).step_by(7).chain([1, 99, 100]) {
        let case = Case::appealed(&market).await;
        let seen = case.verdict(share, "no_evidence").await.ok().json();
        let minor = |field: &str| -> i64 {
            let text = seen[field].as_str().unwrap_or("0.00").replace('.', "");
            text.parse().unwrap()
        };
        let exact = 333 * share;
        let charged = (exact + 50) / 100;
        assert_eq!(minor("charged"), charged, "{share} %");
        assert!(minor("earned") <= charged);
        spent += minor("charged");
        earned += minor("earned");
        assert_eq!(market.purses(), (50_000_000 - spent, 0, earned), "{share} %");
    }
}

#[actix_web::test]
async fn what_came_back_is_free_for_the_budget_again() {
    let tight = lead_exchange::offers::TermsDraft { budget_total: "1000".into(), ..terms() };
    let market = Market::with(tight).await;
    let case = Case::appealed(&market).await;
    market.delivered().await;
    let full = market.send(market.lead()).await.created().json();
    assert_eq!(full["refusal"]["rule"], "budget");
    case.verdict(0, "lead_breaks_terms").await.ok();
    market.delivered().await;
    let full = market.send(market.lead()).await.created().json();
    assert_eq!(full["refusal"]["rule"], "budget");
}

#[test]
fn percents_are_whole_and_bounded() {
    assert!(Percent::new(101).is_none() && Percent::new(-1).is_none());
    assert!(Percent::new(1).is_some_and(Percent::splits) && !Percent::ALL.splits());
}
