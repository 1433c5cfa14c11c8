//! What is shown to whom, and nothing that the status does not allow.

use chrono::TimeDelta;
use serde_json::json;

use super::ground::{acts, buyers, contractors};
use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::pages::market::{LOCALES, speaks};

const OPEN: [&str; 3] = ["concession", "split-proposal", "statements"];
const CONTESTED: [&str; 3] = ["appeal-withdrawal", "split-proposal", "statements"];

#[actix_web::test]
async fn each_side_is_offered_what_it_may_do() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let fresh = Case { market: &market, lead };
    assert!(!buyers(&fresh).await.has("#dispute") && !contractors(&fresh).await.has("#dispute"));

    let case = Case::rejected(&market).await;
    let page = buyers(&case).await;
    assert_eq!(acts(&page), Vec::<String>::new(), "the buyer waits");
    assert!(page.text("#standing").contains("The contractor may contest"));
    assert!(page.has("#dispute .clock progress") && !page.has("#decision"));
    let page = contractors(&case).await;
    assert_eq!(acts(&page), ["appeal", "concession"]);
    assert_eq!(page.texts("#dispute .btn.primary"), ["Contest it"], "one first act");

    let case = Case::appealed(&market).await;
    let page = buyers(&case).await;
    assert_eq!(acts(&page), OPEN);
    assert!(!page.has("details form#say"), "the answer stands open");
    assert_eq!(page.texts("#dispute .btn.primary"), ["Send the answer"]);
    assert_eq!(acts(&contractors(&case).await), CONTESTED);

    let case = Case::answered(&market).await;
    let page = buyers(&case).await;
    assert_eq!(acts(&page), OPEN);
    assert!(page.has("details form#say"));
    assert_eq!(acts(&contractors(&case).await), CONTESTED);
    case.contractor("split-proposal", json!({"contractor_percent": 50})).await.ok();
    let mut taking = OPEN.to_vec();
    taking.insert(1, "split-acceptance");
    assert_eq!(acts(&buyers(&case).await), taking);
    let mut given = CONTESTED.to_vec();
    given.insert(2, "split-withdrawal");
    assert_eq!(acts(&contractors(&case).await), given);
}

#[actix_web::test]
async fn when_the_time_is_over_only_giving_in_is_left() {
    let market = Market::open().await;
    let rejected = Case::rejected(&market).await;
    let appealed = Case::appealed(&market).await;
    let later = TimeDelta::hours(48).num_seconds() + 1;
    market.app.turn_clock(later);
    let page = contractors(&rejected).await;
    assert_eq!(acts(&page), ["concession"]);
    assert!(page.text("#standing").contains("The time is over"));
    assert_eq!(acts(&buyers(&appealed).await), ["concession"]);
    assert_eq!(acts(&contractors(&appealed).await), Vec::<String>::new());
    market
        .contractor
        .post(&format!("/contractor/leads/{}/appeal", rejected.lead), &[("text", "x")])
        .await
        .expect(409);
}

#[actix_web::test]
async fn strangers_and_the_other_side_find_nothing() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let lead = &case.lead;
    let stranger = market.app.trader("Somebody Else").await;
    let words = [("text", "mine"), ("contractor_percent", "50"), ("reason", "spam")];
    for act in ["rejection", "statements", "concession", "split-proposal", "split-withdrawal"] {
        stranger.post(&format!("/buyer/leads/{lead}/{act}"), &words).await.expect(404);
        market.contractor.post(&format!("/buyer/leads/{lead}/{act}"), &words).await.expect(403);
    }
    for act in ["appeal", "concession", "appeal-withdrawal", "statements", "split-proposal"] {
        stranger.post(&format!("/contractor/leads/{lead}/{act}"), &words).await.expect(404);
        market.buyer.post(&format!("/contractor/leads/{lead}/{act}"), &words).await.expect(403);
    }
    for side in ["buyer", "contractor"] {
        let path = format!("/{side}/leads/{lead}/split-acceptance");
        stranger.post(&path, &words).await.expect(404);
    }
    assert_eq!(case.history().await.len(), 4, "nothing happened");
}

/// Each state of a case in each language: a rejection whose reason the records can judge, so that
/// their sentence is there too.
#[actix_web::test]
async fn every_state_speaks_every_language() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let checked = json!({"reason": "invalid_contact", "comment": "Nobody answers"});
    market.decide(&lead, "rejection", checked).await.ok();
    let checked = Case { market: &market, lead };
    let appealed = Case::appealed(&market).await;
    let answered = Case::answered(&market).await;
    answered.buyer("split-proposal", json!({"contractor_percent": 20})).await.ok();
    answered.contractor("split-proposal", json!({"contractor_percent": 60})).await.ok();
    let verdict = Case::answered(&market).await;
    verdict.verdict(40, "shared_fault").await.ok();
    let cases = [checked, appealed, answered, verdict];
    for locale in LOCALES {
        for who in [&market.buyer, &market.contractor] {
            speaks(&market.app, who, locale, chrono_tz::Europe::Moscow);
        }
        for case in &cases {
            for page in [buyers(case).await, contractors(case).await] {
                assert!(page.has("#dispute h2") && page.has("#said-buyer"));
            }
        }
        assert!(contractors(&cases[0]).await.has("#records .chip"), "what the records say");
        assert_eq!(contractors(&cases[2]).await.count(".proposal"), 2);
    }
}
