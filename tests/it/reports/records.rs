//! What stands in a party's record, through the API.

use lead_exchange::kernel::ids::PartyId;
use serde_json::{Value, json};

use super::{DAY, dispute_ended, reject};
use crate::leads::market::Market;
use crate::support::Persona;

async fn record(reader: &Persona, party: PartyId) -> Value {
    reader.api().get(&format!("/records/{party}")).await.ok().json()
}

#[actix_web::test]
async fn both_halves_are_counted_over_the_same_leads() {
    let market = Market::open().await;
    let mut sent = market.deliver(8).await;
    let mut lead = market.lead();
    lead["source"] = json!("Campaign 12");
    sent.push(market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned());
    // One is left to the clock, one still waits for the buyer.
    market.app.turn_clock(3_600);
    for id in &sent[..3] {
        market.decide(id, "acceptance", json!({})).await.ok();
    }
    reject(&market, &sent[3..5], "spam").await;
    reject(&market, &sent[8..9], "language").await;
    let concession = format!("/leads/{}/concession", sent[3]);
    market.contractor.api().post(&concession, json!({})).await.ok();
    market.app.turn_clock(7 * DAY);
    market.work();
    let late = market.delivered().await;

    let buyer = record(&market.contractor, market.buyer.party).await;
    assert_eq!((&buyer["name"], &buyer["contractor"]), (&json!("Okna Plus"), &Value::Null));
    let half = &buyer["buyer"];
    assert_eq!(
        (&half["days"], &half["decided"], &half["accepted"]),
        (&json!(90), &json!(9), &json!(6))
    );
    assert_eq!((&half["by_clock"], &half["returned"]), (&json!(3), &json!(3)));
    assert_eq!((&half["median_seconds"], &half["too_few"]), (&json!(3_600), &json!(true)));
    assert!(half["since"].is_string());

    let contractor = record(&market.buyer, market.contractor.party).await;
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
    // The same numbers wherever they stand, and with whoever reads.
    let offer = market.contractor.api().get(&format!("/offers/{}", market.offer)).await.ok().json();
    assert_eq!(offer["buyer_record"], buyer["buyer"]);
    assert_eq!(record(&market.staff, market.buyer.party).await, buyer);
    assert_eq!(record(&market.buyer, market.buyer.party).await, buyer);
    market.decide(&late, "acceptance", json!({})).await.ok();
}

#[actix_web::test]
async fn a_dispute_is_won_with_more_than_half_or_by_the_others_silence() {
    let market = Market::open().await;
    let sent = market.deliver(8).await;
    reject(&market, &sent, "spam").await;
    market.app.turn_clock(3 * DAY);
    market.work();
    let judge = market.staff.user;
    let ended = [
        ("conceded", 100),
        ("unanswered", 100),
        ("undecided", 100),
        ("verdict", 80),
        ("verdict", 50),
        ("agreed", 51),
        ("withdrawn", 0),
    ];
    for (lead, (outcome, percent)) in sent.iter().zip(ended) {
        dispute_ended(&market.app, lead, outcome, percent, judge);
    }
    let buyer = record(&market.contractor, market.buyer.party).await;
    assert_eq!(
        (&buyer["buyer"]["disputes"], &buyer["buyer"]["disputes_lost"]),
        (&json!(7), &json!(5))
    );
    let half = &record(&market.buyer, market.contractor.party).await["contractor"];
    assert_eq!((&half["disputes"], &half["disputes_won"]), (&json!(7), &json!(5)));
}

#[actix_web::test]
async fn a_record_forgets_after_ninety_days() {
    let market = Market::open().await;
    let sent = market.deliver(2).await;
    market.decide(&sent[0], "acceptance", json!({})).await.ok();
    market.decide(&sent[1], "acceptance", json!({})).await.ok();
    market.app.turn_clock(90 * DAY - 60);
    assert_eq!(record(&market.staff, market.buyer.party).await["buyer"]["decided"], 2);
    market.app.turn_clock(120);
    let forgotten = record(&market.staff, market.buyer.party).await;
    assert_eq!(forgotten["buyer"]["decided"], 0);
    assert_eq!(forgotten["buyer"]["since"], Value::Null);
}

#[actix_web::test]
async fn every_seat_may_read_and_nobody_else() {
    let market = Market::open().await;
    let trader = market.app.trader("Both Ways").await;
    let both = record(&market.buyer, trader.party).await;
    assert!(both["buyer"].is_object() && both["contractor"].is_object(), "{both:#}");
    let path = format!("/records/{}", market.buyer.party);
    market.app.api().get(&path).await.problem(401, "unauthorized");
    market.app.seatless().await.api().get(&path).await.problem(403, "forbidden");
    let strange = format!("/records/{}", PartyId::new());
    market.buyer.api().get(&strange).await.problem(404, "not_found");
}
