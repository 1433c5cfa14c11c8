//! Two at once: whatever meets, one wins, the other is told so, and the books balance (they are
//! proved when each test ends).

use lead_exchange::disputes;
use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::Market;
use crate::leads::sending::futures;

/// Lets calls run into each other; how many went through, and how the lead stands.
async fn meet(
    case: &Case<'_>,
    calls: &[(&crate::support::Persona, &str, Value)],
) -> (usize, String) {
    let answers = futures(calls.len() * 4, |at| {
        let (who, act, body) = &calls[at % calls.len()];
        let (api, path) = (case.market.app.fresh(who), format!("/leads/{}/{act}", case.lead));
        let body = body.clone();
        async move { api.post(&path, body).await.status.as_u16() }
    })
    .await;
    assert!(answers.iter().all(|status| matches!(status, 200 | 201 | 409)), "{answers:?}");
    let won = answers.iter().filter(|status| **status < 300).count();
    (won, case.seen().await["status"].as_str().unwrap().to_owned())
}

#[actix_web::test]
async fn two_verdicts_at_once_are_one() {
    let market = Market::open().await;
    let other = market.app.staff().await;
    for _ in 0..4 {
        let before = market.purses();
        let case = Case::answered(&market).await;
        let verdict = |percent: i64, reason: &str| json!({"contractor_percent": percent, "reason": reason, "text": "So it is"});
        let calls = [
            (&market.staff, "verdict", verdict(100, "lead_meets_terms")),
            (&other, "verdict", verdict(0, "lead_breaks_terms")),
            (&other, "verdict", verdict(30, "shared_fault")),
        ];
        let (won, status) = meet(&case, &calls).await;
        assert_eq!(won, 1);
        let percent = case.dispute().await["contractor_percent"].as_i64().unwrap();
        assert_eq!(status, if percent == 0 { "returned" } else { "settled" });
        let earned = 450 * percent;
        assert_eq!(market.purses(), (before.0 - 500 * percent, 0, before.2 + earned));
    }
}

#[actix_web::test]
async fn conceding_meets_withdrawing_and_a_split() {
    let market = Market::open().await;
    for _ in 0..4 {
        let case = Case::appealed(&market).await;
        case.buyer("split-proposal", json!({"contractor_percent": 10})).await.ok();
        let calls = [
            (&market.buyer, "buyer-concession", json!({})),
            (&market.contractor, "appeal-withdrawal", json!({})),
            (&market.contractor, "split-acceptance", json!({"contractor_percent": 10})),
        ];
        let (won, status) = meet(&case, &calls).await;
        assert_eq!(won, 1);
        let outcome = case.dispute().await["outcome"].as_str().unwrap().to_owned();
        let expected = match outcome.as_str() {
            "conceded" | "agreed" => "settled",
            "withdrawn" => "returned",
            other => panic!("{other}"),
        };
        assert_eq!(status, expected);
    }
}

#[actix_web::test]
async fn an_appeal_meets_its_clock_and_a_concession() {
    for _ in 0..4 {
        let market = Market::open().await;
        let case = Case::rejected(&market).await;
        // The last second of the clock: some calls come before it, some after.
        let now = market.app.tx(|tx| tx.now());
        market.app.turn_clock((case.due().await - now).num_seconds().max(1) - 1);
        let db = market.app.state.db.clone();
        let clock = std::thread::spawn(move || {
            for _ in 0..40 {
                db.tx(|tx| lead_exchange::leads::clock::run_due(tx, 10)).expect("the clock");
                db.tx(|tx| disputes::clock::run_due(tx, 10)).expect("the clock");
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        });
        let calls = [
            (&market.contractor, "appeal", json!({"text": "Just in time"})),
            (&market.contractor, "concession", json!({})),
        ];
        let (won, status) = meet(&case, &calls).await;
        clock.join().expect("the clock");
        assert!(won <= 1, "{won}");
        let status = if status == "rejected" {
            case.seen().await["status"].as_str().unwrap().to_owned()
        } else {
            status
        };
        assert!(matches!(status.as_str(), "disputed" | "returned"), "{status}");
    }
}

#[actix_web::test]
async fn rejections_at_once_are_counted_one_after_the_other() {
    let market = Market::open().await;
    let leads = market.deliver(40).await;
    let accept = json!({"ids": leads[..17]});
    market.buyer.api().post("/leads/acceptance", accept).await.ok();
    let api = market.buyer.api();
    let answers = futures(20, |at| {
        let (api, path) = (api.clone(), format!("/leads/{}/rejection", leads[17 + at]));
        async move { api.post(&path, json!({"reason": "spam"})).await.ok().json()["status"].clone() }
    })
    .await;
    let plain = answers.iter().filter(|status| **status == json!("rejected")).count();
    // 3 of 20 is 15 %; the next is over it, whoever comes first.
    assert_eq!((plain, answers.len() - plain), (3, 17));
}
