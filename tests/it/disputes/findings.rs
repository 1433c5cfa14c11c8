//! What the exchange's own records say of a reason: shown to both sides, and binding where proved.

use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use crate::leads::market::{Market, terms};

/// Rejects a lead and answers the finding both sides read, if there is one.
async fn finding(market: &Market, lead: &str, reason: &str) -> Value {
    let body = json!({"reason": reason});
    market.decide(lead, "rejection", body).await.ok();
    let path = format!("/leads/{lead}/history");
    let read = |answer: Value| {
        let items = answer["items"].as_array().unwrap().clone();
        items.iter().find(|line| line["reason"] == reason).unwrap()["finding"].clone()
    };
    let buyers = read(market.buyer.api().get(&path).await.ok().json());
    let contractors = read(market.contractor.api().get(&path).await.ok().json());
    assert_eq!(buyers, contractors, "the same for both sides");
    buyers
}

async fn sent(market: &Market, phone: &str) -> String {
    let mut lead = market.lead();
    lead["contact"]["phone"] = json!(phone);
    lead["contact"]["email"] = Value::Null;
    let receipt = market.send(lead).await.created().json();
    assert_eq!(receipt["status"], "delivered", "{receipt:#}");
    receipt["id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_duplicate_is_looked_up() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let found = finding(&market, &lead, "duplicate").await;
    assert_eq!(found, json!({"found": "no_earlier_lead", "days": 30, "proof": "refuted"}));

    // The same person by way of another offer of the same buyer: its terms do not speak of that.
    let (_, engagement) = market.offer(&terms());
    let person = market.lead();
    let mut again = person.clone();
    again["engagement"] = json!(engagement);
    market.send(person).await.created();
    let receipt = market.send(again).await.created().json();
    let found = finding(&market, receipt["id"].as_str().unwrap(), "duplicate").await;
    assert_eq!(
        (&found["found"], &found["proof"]),
        (&json!("earlier_elsewhere"), &json!("undecided"))
    );
}

#[actix_web::test]
async fn a_number_tells_its_country() {
    let anywhere = Market::with(TermsDraft { regions: Vec::new(), ..terms() }).await;
    let lead = sent(&anywhere, "+34612345678").await;
    let found = finding(&anywhere, &lead, "out_of_area").await;
    assert_eq!(found, json!({"found": "any_region", "proof": "refuted"}));

    let russia = Market::open().await;
    let lead = russia.delivered().await;
    let found = finding(&russia, &lead, "out_of_area").await;
    assert_eq!(found, json!({"found": "number_inside", "region": "RU", "proof": "refuted"}));

    // The sender said the region, the number says another.
    let mut abroad = russia.lead();
    abroad["contact"]["phone"] = json!("+34612345678");
    abroad["region"] = json!("RU");
    let receipt = russia.send(abroad).await.created().json();
    assert_eq!(receipt["status"], "delivered", "{receipt:#}");
    let found = finding(&russia, receipt["id"].as_str().unwrap(), "out_of_area").await;
    assert_eq!(found, json!({"found": "number_outside", "region": "ES", "proof": "proved"}));

    let moscow = Market::with(TermsDraft { regions: vec!["RU-MOW".into()], ..terms() }).await;
    let lead = moscow.delivered().await;
    let found = finding(&moscow, &lead, "out_of_area").await;
    assert_eq!(found, json!({"found": "region_untold", "region": "RU", "proof": "undecided"}));
}

#[actix_web::test]
async fn a_number_that_fits_its_plan_may_still_be_nobodys() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let found = finding(&market, &lead, "invalid_contact").await;
    assert_eq!(found, json!({"found": "number_possible", "region": "RU", "proof": "undecided"}));
}

#[actix_web::test]
async fn no_machine_judges_a_topic() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    assert_eq!(finding(&market, &lead, "wrong_topic").await, Value::Null);
}

#[actix_web::test]
async fn what_is_proved_needs_no_staff() {
    let market = Market::open().await;
    for lead in market.deliver(19).await {
        market.decide(&lead, "rejection", json!({"reason": "spam"})).await.ok();
    }
    let mut abroad = market.lead();
    abroad["contact"]["phone"] = json!("+34612345678");
    abroad["region"] = json!("RU");
    let receipt = market.send(abroad).await.created().json();
    let lead = receipt["id"].as_str().unwrap();
    let seen = market.decide(lead, "rejection", json!({"reason": "out_of_area"})).await.ok().json();
    assert_eq!(seen["status"], "rejected", "over the share, but proved");
}
