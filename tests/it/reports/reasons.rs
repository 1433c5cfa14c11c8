//! Why leads are rejected, through the API.

use lead_exchange::accounts::Role;
use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::{DAY, reject};
use crate::leads::market::{Market, engage, ids, terms};
use crate::support::Persona;

async fn report(reader: &Persona, query: &str) -> Value {
    reader.api().get(&format!("/reports/reasons{query}")).await.ok().json()
}

/// A buyer's twelve rejections: eight of one contractor, four of another with two sources.
async fn crowded() -> (Market, Persona) {
    let market = Market::open().await;
    let other = market.app.contractor("Leads South").await;
    let engagement = engage(&market.app, &other, market.offer);
    let sent = market.deliver(12).await;
    let leads: Vec<Value> = (0..5)
        .map(|at| {
            let mut lead = market.lead();
            lead["engagement"] = json!(engagement);
            lead["source"] = if at < 2 { json!("Campaign 12") } else { Value::Null };
            lead
        })
        .collect();
    let answer = other.api().post("/leads/batch", json!({ "leads": leads })).await.ok().json();
    let theirs = ids(&answer);
    reject(&market, &sent[..7], "invalid_contact").await;
    reject(&market, &sent[7..8], "spam").await;
    reject(&market, &theirs[..3], "language").await;
    reject(&market, &theirs[3..4], "spam").await;
    for id in [&sent[8], &sent[9], &theirs[4]] {
        market.decide(id, "acceptance", json!({})).await.ok();
    }
    (market, other)
}

#[actix_web::test]
async fn a_buyer_sees_who_and_why() {
    let (market, other) = crowded().await;
    let told = report(&market.buyer, "").await;
    assert_eq!(
        (&told["seat"], &told["by"], &told["days"]),
        (&json!("buyer"), &json!("contractor"), &json!(30))
    );
    assert_eq!(
        (&told["rejections"], &told["decided"], &told["decided_rejected"]),
        (&json!(12), &json!(15), &json!(12))
    );
    assert_eq!(
        told["reasons"],
        json!([
            {"reason": "invalid_contact", "count": 7},
            {"reason": "language", "count": 3},
            {"reason": "spam", "count": 2},
        ])
    );
    assert_eq!(
        told["rows"],
        json!([
            {"key": market.contractor.party, "name": "Leads North", "rejections": 8,
             "by_reason": {"invalid_contact": 7, "spam": 1}, "decided": 10, "decided_rejected": 8},
            {"key": other.party, "name": "Leads South", "rejections": 4,
             "by_reason": {"language": 3, "spam": 1}, "decided": 5, "decided_rejected": 4},
        ])
    );
    let hint = &told["hint"];
    assert_eq!(
        (&hint["code"], &hint["reason"], &hint["count"]),
        (&json!("one"), &json!("invalid_contact"), &json!(7))
    );
    assert_eq!(hint["row"], json!(market.contractor.party));
    let text = hint["text"].as_str().unwrap();
    assert!(text.contains("Leads North") && text.contains("required field"), "{text}");
    assert_eq!(told["over_time"].as_array().unwrap().len(), 30);
    let last = told["over_time"].as_array().unwrap().last().unwrap();
    assert_eq!(last["rejections"], 12);
    assert_eq!((&told["capped"], &told["more_rows"]), (&json!(false), &json!(0)));
}

#[actix_web::test]
async fn rows_are_what_was_asked_for() {
    let (market, other) = crowded().await;
    let (offer, engagement) = market.offer(&TermsDraft { title: "Kitchens".into(), ..terms() });
    let mut lead = market.lead();
    lead["engagement"] = json!(engagement);
    let kitchen = market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned();
    reject(&market, &[kitchen], "spam").await;

    let sources = report(&market.buyer, "?by=source").await;
    let keys: Vec<&Value> =
        sources["rows"].as_array().unwrap().iter().map(|row| &row["key"]).collect();
    assert_eq!(keys, [&json!("search_ads"), &json!("Campaign 12"), &Value::Null]);
    assert_eq!(sources["rows"][2]["decided"], 3);
    let offers = report(&market.buyer, "?by=offer&days=7").await;
    assert_eq!(offers["rows"][1]["key"], json!(offer));
    assert_eq!(
        (&offers["rows"][1]["name"], &offers["rows"][1]["rejections"]),
        (&json!("Kitchens"), &json!(1))
    );
    assert_eq!(offers["over_time"].as_array().unwrap().len(), 7);

    // The contractor reads the same from the other side, and only of its own leads.
    let mirrored = report(&market.contractor, "?by=buyer").await;
    assert_eq!((&mirrored["seat"], &mirrored["rejections"]), (&json!("contractor"), &json!(9)));
    assert_eq!(mirrored["rows"][0]["name"], "Okna Plus");
    let early = report(&other, "").await;
    assert_eq!((&early["by"], &early["hint"]["code"]), (&json!("offer"), &json!("too_early")));
    assert!(early["hint"]["text"].as_str().unwrap().contains("From 10 on"), "{early:#}");

    // Staff see all, or what lies between two parties.
    let all = report(&market.staff, "?by=buyer&days=90").await;
    assert_eq!((&all["rejections"], &all["rows"][0]["name"]), (&json!(13), &json!("Okna Plus")));
    assert_eq!(all["over_time"].as_array().unwrap().len(), 13);
    let (buyer, contractor) = (market.buyer.party, other.party);
    for (query, rejections) in [
        (format!("?buyer={buyer}"), 13),
        (format!("?contractor={contractor}"), 4),
        (format!("?buyer={buyer}&contractor={contractor}"), 4),
        (format!("?buyer={contractor}"), 0),
    ] {
        assert_eq!(report(&market.staff, &query).await["rejections"], rejections, "{query}");
    }
    let text = all["hint"]["text"].as_str().unwrap();
    assert!(text.contains("For the buyer:") && text.contains("For the contractor:"), "{text}");
}

#[actix_web::test]
async fn the_period_is_whole_days_and_ends() {
    let (market, _) = crowded().await;
    market.app.turn_clock(8 * DAY);
    market.work();
    let buyer = market.app.colleague(&market.buyer, &[Role::Buyer]).await;
    let week = report(&buyer, "?days=7").await;
    assert_eq!((&week["rejections"], &week["hint"]["code"]), (&json!(0), &json!("too_early")));
    let month = report(&buyer, "?days=30").await;
    assert_eq!(
        (&month["rejections"], &month["over_time"][21]["rejections"]),
        (&json!(12), &json!(12))
    );
    market.app.turn_clock(90 * DAY);
    let buyer = market.app.colleague(&market.buyer, &[Role::Buyer]).await;
    assert_eq!(report(&buyer, "?days=90").await["rejections"], 0);
}

#[actix_web::test]
async fn a_wrong_question_is_told_so() {
    let market = Market::open().await;
    let buyer = market.buyer.api();
    for wrong in ["?by=buyer", "?by=mood", "?days=31", "?seat=staff"] {
        buyer.get(&format!("/reports/reasons{wrong}")).await.problem(422, "invalid");
    }
    buyer.get("/reports/reasons?seat=contractor").await.problem(403, "forbidden");
    let staff = market.staff.api();
    staff.get("/reports/reasons?buyer=lead_1").await.problem(422, "invalid");
    let trader = market.app.trader("Both Ways").await;
    assert_eq!(report(&trader, "?seat=contractor").await["seat"], "contractor");
    assert_eq!(report(&trader, "").await["seat"], "buyer");
}
