//! What stands in a party's record, through the API.

use lead_exchange::accounts::Role;
use lead_exchange::kernel::ids::PartyId;
use serde_json::{Value, json};

use super::{DAY, appeal, reject};
use crate::leads::market::Market;
use crate::support::Persona;

async fn read(reader: &Persona, party: PartyId) -> Value {
    reader.api().get(&format!("/records/{party}")).await.ok().json()
}

/// Read by somebody who has just come, so that the clock may have been turned.
async fn record(market: &Market, party: PartyId) -> Value {
    read(&market.app.staff().await, party).await
}

#[actix_web::test]
async fn both_halves_are_counted_over_the_same_leads() {
    let market = Market::open().await;
    let mut sent = market.deliver(8).await;
    let mut lead = market.lead();
    lead["source"] = json!("Campaign 12");
    sent.push(market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned());
    // The rest is left to the clock.
    market.app.turn_clock(300);
    for id in &sent[..3] {
        market.decide(id, "acceptance", json!({})).await.ok();
    }
    reject(&market, &sent[3..5], "spam").await;
    reject(&market, &sent[8..9], "language").await;
    let concession = format!("/leads/{}/concession", sent[3]);
    market.contractor.api().post(&concession, json!({})).await.ok();
    // One still waits for the buyer.
    market.app.turn_clock(7 * DAY - 60);
    market.work();
    let contractor = market.app.colleague(&market.contractor, &[Role::Contractor]).await;
    contractor.api().post("/leads", market.lead()).await.created();
    market.app.turn_clock(120);
    market.work();

    let buyer = record(&market, market.buyer.party).await;
    assert_eq!((&buyer["name"], &buyer["contractor"]), (&json!("Okna Plus"), &Value::Null));
    let half = &buyer["buyer"];
    assert_eq!(
        (&half["days"], &half["decided"], &half["accepted"]),
        (&json!(90), &json!(9), &json!(6))
    );
    assert_eq!((&half["by_clock"], &half["returned"]), (&json!(3), &json!(3)));
    let median = half["median_seconds"].as_i64().unwrap();
    assert!((300..360).contains(&median), "{median}");
    assert_eq!(half["too_few"], true);
    assert!(half["since"].is_string());

    let contractor = record(&market, market.contractor.party).await;
    assert_eq!(contractor["buyer"], Value::Null);
    let half = &contractor["contractor"];
    assert_eq!(
        (&half["decided"], &half["accepted"], &half["returned"]),
        (&json!(9), &json!(6), &json!(3))
    );
    assert_eq!(half["returned_by_reason"], json!({"spam": 2, "language": 1}));
    assert_eq!(half["topics"], json!([{"name": "windows", "decided": 9, "accepted": 6}]));
    assert_eq!(
        half["sources"],
        json!([{"name": "search_ads", "decided": 8, "accepted": 6}, {"name": "Campaign 12", "decided": 1, "accepted": 0}])
    );
    // The same numbers wherever they stand, and whoever reads.
    let contractor = market.app.colleague(&market.contractor, &[Role::Contractor]).await;
    let offer = contractor.api().get(&format!("/offers/{}", market.offer)).await.ok().json();
    assert_eq!(offer["buyer_record"], buyer["buyer"]);
    assert_eq!(read(&contractor, market.buyer.party).await, buyer);
}

#[actix_web::test]
async fn a_dispute_is_won_with_more_than_half_or_by_the_others_silence() {
    let market = Market::open().await;
    let sent = market.deliver(10).await;
    reject(&market, &sent, "spam").await;
    appeal(&market, &sent[..9]).await;
    let verdict = |lead: &str, percent: i64| {
        let body =
            json!({"contractor_percent": percent, "reason": "shared_fault", "text": "Both."});
        (format!("/leads/{lead}/verdict"), body)
    };
    // Won: the buyer gives in; four fifths by verdict; just more than half agreed on.
    market.decide(&sent[0], "buyer-concession", json!({})).await.ok();
    for (lead, percent) in [(&sent[1], 80), (&sent[2], 50)] {
        market.decide(lead, "statements", json!({"text": "It was spam."})).await.created();
        let (path, body) = verdict(lead, percent);
        market.staff.api().post(&path, body).await.ok();
    }
    let split = json!({"contractor_percent": 51});
    market.decide(&sent[3], "split-proposal", split.clone()).await.ok();
    let path = format!("/leads/{}/split-acceptance", sent[3]);
    market.contractor.api().post(&path, split).await.ok();
    // Not won: half and half above, and an appeal taken back.
    let path = format!("/leads/{}/appeal-withdrawal", sent[4]);
    market.contractor.api().post(&path, json!({})).await.ok();
    // The buyer answers one of the rest, where staff then stay silent; four it leaves unanswered.
    market.decide(&sent[5], "statements", json!({"text": "It was spam."})).await.created();
    let before = record(&market, market.buyer.party).await;
    assert_eq!(
        (&before["buyer"]["disputes"], &before["buyer"]["returned"]),
        (&json!(5), &json!(1)),
        "what is still open has not been returned"
    );
    market.app.turn_clock(30 * DAY);
    market.work();
    let buyer = record(&market, market.buyer.party).await;
    assert_eq!(
        (&buyer["buyer"]["disputes"], &buyer["buyer"]["disputes_lost"]),
        (&json!(9), &json!(7))
    );
    let half = &record(&market, market.contractor.party).await["contractor"];
    assert_eq!((&half["disputes"], &half["disputes_won"]), (&json!(9), &json!(7)));
}

#[actix_web::test]
async fn a_record_forgets_after_ninety_days() {
    let market = Market::open().await;
    let sent = market.deliver(2).await;
    market.decide(&sent[0], "acceptance", json!({})).await.ok();
    market.decide(&sent[1], "acceptance", json!({})).await.ok();
    market.app.turn_clock(90 * DAY - 60);
    assert_eq!(record(&market, market.buyer.party).await["buyer"]["decided"], 2);
    market.app.turn_clock(120);
    let forgotten = record(&market, market.buyer.party).await;
    assert_eq!(forgotten["buyer"]["decided"], 0);
    assert_eq!(forgotten["buyer"]["since"], Value::Null);
}

#[actix_web::test]
async fn every_seat_may_read_and_nobody_else() {
    let market = Market::open().await;
    let trader = market.app.trader("Both Ways").await;
    let both = read(&market.buyer, trader.party).await;
    assert!(both["buyer"].is_object() && both["contractor"].is_object(), "{both:#}");
    let path = format!("/records/{}", market.buyer.party);
    market.app.api().get(&path).await.problem(401, "sign_in_needed");
    market.app.seatless().await.api().get(&path).await.problem(403, "forbidden");
    let strange = format!("/records/{}", PartyId::new());
    market.buyer.api().get(&strange).await.problem(404, "not_found");
}
