//! Many at once: one wallet, one lead, one clock.

use lead_exchange::leads::clock;
use serde_json::{Value, json};

use super::market::{Market, engage, fund, publish, purse, terms};
use super::sending::futures;

#[actix_web::test]
async fn money_for_ten_leads_buys_ten_whoever_hurries() {
    let market = Market::open().await;
    let poor = market.app.buyer("Ten").await;
    fund(&market.app, &poor, 500_000);
    let offer = publish(&market.app, &poor, &market.staff, &terms()).unwrap();
    let mut apis =
        vec![(market.contractor.api().clone(), engage(&market.app, &market.contractor, offer))];
    for name in ["North", "South", "East"] {
        let contractor = market.app.contractor(name).await;
        apis.push((contractor.api().clone(), engage(&market.app, &contractor, offer)));
    }
    let answers = futures(60, |at| {
        let (api, engagement) = apis[at % apis.len()].clone();
        let mut lead = market.lead();
        lead["engagement"] = json!(engagement);
        async move {
            if at % 3 == 0 {
                let answer = api.post("/leads/batch", json!({"leads": [lead]})).await.ok().json();
                answer["items"][0].clone()
            } else {
                api.post("/leads", lead).await.created().json()
            }
        }
    })
    .await;
    let delivered = answers.iter().filter(|answer| answer["status"] == "delivered").count();
    let broke =
        answers.iter().filter(|answer| answer["refusal"]["rule"] == "insufficient_funds").count();
    assert_eq!((delivered, broke), (10, 50));
    assert_eq!(purse(&market.app, &poor), (0, 500_000));
}

#[actix_web::test]
async fn a_hundred_accepts_of_one_lead_pay_once() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let api = market.buyer.api();
    let answers = futures(100, |_| {
        let (api, path) = (api.clone(), format!("/leads/{lead}/acceptance"));
        async move { api.post(&path, json!({})).await.status.as_u16() }
    })
    .await;
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1);
    assert_eq!(answers.iter().filter(|status| **status == 409).count(), 99);
    assert_eq!(market.purses(), (49_950_000, 0, 45_000));
}

#[actix_web::test]
async fn accept_reject_and_the_clock_meet_and_one_wins() {
    let market = Market::open().await;
    for round in 0..6 {
        let lead = market.delivered().await;
        let api = market.buyer.api();
        let db = market.app.state.db.clone();
        let id: lead_exchange::kernel::ids::LeadId = lead.parse().unwrap();
        // The clock comes for the lead while both decisions are on their way.
        market.app.tx(|tx| {
            use diesel::RunQueryDsl;
            diesel::sql_query("UPDATE leads SET due_at = created_at WHERE id = $1")
                .bind::<diesel::sql_types::Uuid, _>(id)
                .execute(tx.conn())
                .unwrap()
        });
        let accept = actix_web::rt::spawn({
            let (api, path) = (api.clone(), format!("/leads/{lead}/acceptance"));
            async move { api.post(&path, json!({})).await.status.as_u16() }
        });
        let reject = actix_web::rt::spawn({
            let (api, path) = (api.clone(), format!("/leads/{lead}/rejection"));
            async move { api.post(&path, json!({"reason": "spam"})).await.status.as_u16() }
        });
        let tick = actix_web::rt::task::spawn_blocking(move || {
            db.tx(|tx| clock::run_due(tx, 10)).expect("the clock")
        });
        let (accepted, rejected, ticked) =
            (accept.await.unwrap(), reject.await.unwrap(), tick.await.unwrap());
        let seen = market.seen(&lead).await;
        assert_eq!(rejected, 409, "round {round}: too late, or already decided");
        assert!(accepted == 200 || ticked == 1, "round {round}: somebody decided");
        assert_eq!(seen["status"], "settled", "round {round}");
        let events = market.buyer.api().get(&format!("/leads/{lead}/history")).await.ok().json();
        let decisions = events["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|event| event["event"] == "accepted")
            .count();
        assert_eq!(decisions, 1, "round {round}");
    }
}

#[actix_web::test]
async fn accept_and_reject_meet_and_one_wins() {
    let market = Market::open().await;
    for _ in 0..10 {
        let lead = market.delivered().await;
        let api = market.buyer.api();
        let verbs = [("acceptance", json!({})), ("rejection", json!({"reason": "spam"}))];
        let answers = futures(8, |at| {
            let (verb, body) = verbs[at % 2].clone();
            let (api, path) = (api.clone(), format!("/leads/{lead}/{verb}"));
            async move { (verb, api.post(&path, body).await.status.as_u16()) }
        })
        .await;
        let winners: Vec<&str> =
            answers.iter().filter(|(_, status)| *status == 200).map(|(verb, _)| *verb).collect();
        assert_eq!(winners.len(), 1, "{answers:?}");
        let status = market.seen(&lead).await["status"].clone();
        assert_eq!(status, if winners[0] == "acceptance" { "settled" } else { "rejected" });
    }
}

#[actix_web::test]
async fn decisions_on_many_never_wait_in_a_ring() {
    let market = Market::open().await;
    let leads = market.deliver(40).await;
    let mut backwards = leads.clone();
    backwards.reverse();
    let answers = futures(6, |at| {
        let ids = if at % 2 == 0 { leads.clone() } else { backwards.clone() };
        let api = market.buyer.api().clone();
        async move { api.post("/leads/acceptance", json!({ "ids": ids })).await.ok().json() }
    })
    .await;
    let settled: usize = answers
        .iter()
        .map(|answer: &Value| {
            let items = answer["items"].as_array().unwrap();
            items.iter().filter(|item| item["status"] == "settled").count()
        })
        .sum();
    assert_eq!(settled, 40);
    assert_eq!(market.purses(), (48_000_000, 0, 1_800_000));
}
