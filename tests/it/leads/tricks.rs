//! What a sender tries when it pays: two prices in one lead, consents from tomorrow, questions that
//! cost nothing, texts that no database keeps.

use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::terms::SourceDraft;
use serde_json::{Value, json};

use super::market::{Market, terms};

fn with(mut lead: Value, field: &str, value: Value) -> Value {
    lead[field] = value;
    lead
}

#[actix_web::test]
async fn the_price_is_made_of_the_amount_the_buyer_reads() {
    let purchase = TermsDraft {
        action: "purchase".into(),
        price: "1".into(),
        price_percent: "10".into(),
        price_cap: "5000".into(),
        form: Vec::new(),
        ..terms()
    };
    let market = Market::with(purchase).await;
    let bare = || with(market.lead(), "fields", json!({}));
    let two = with(bare(), "order_amount", json!("50000"));
    let two = with(two, "fields", json!({"order_amount": "10"}));
    market.send(two).await.faults(&[("order_amount", "said-twice")]);
    assert_eq!(market.purses().1, 0);
    // The same amount in two places, however written, is one amount.
    let same = with(bare(), "order_amount", json!("800"));
    let same = with(same, "fields", json!({"order_amount": 800.0}));
    let receipt = market.send(same).await.created().json();
    assert_eq!(receipt["price"], "80.00");
}

#[actix_web::test]
async fn a_consent_is_not_from_the_future_and_not_a_book() {
    let market = Market::open().await;
    let consent = |at: &str, agent: usize| json!({"text_version": "v1", "given_at": at, "user_agent": "a".repeat(agent)});
    let later = with(market.lead(), "consent", consent("2199-01-01T00:00:00Z", 10));
    market.send(later).await.faults(&[("consent.given_at", "in-the-future")]);
    let long = with(market.lead(), "consent", consent("2026-01-01T00:00:00Z", 501));
    market.send(long).await.faults(&[("consent.user_agent", "too-long")]);
}

#[actix_web::test]
async fn nobody_learns_for_free_who_came_before() {
    let full = TermsDraft { cap_daily: "1".into(), ..terms() };
    let market = Market::with(full).await;
    let known = market.lead();
    market.send(known.clone()).await.created();
    for lead in [known, market.lead()] {
        let receipt = market.send(lead).await.created().json();
        assert_eq!(receipt["refusal"]["rule"], "daily_cap");
    }
}

#[actix_web::test]
async fn one_address_spelled_three_ways_is_one_person() {
    let market = Market::open().await;
    let by_mail = |email: &str| with(market.lead(), "contact", json!({ "email": email }));
    let first = market.send(by_mail("same.person@example.com")).await.created().json();
    assert_eq!(first["status"], "delivered");
    for email in ["\"same.person\"@example.com", "ｓame.person@EXAMPLE.com"] {
        let again = market.send(by_mail(email)).await.created().json();
        assert_eq!(again["refusal"]["rule"], "duplicate", "{email}");
    }
}

#[actix_web::test]
async fn a_character_no_database_keeps_is_named_and_harms_nobody_else() {
    let market = Market::open().await;
    let odd = with(market.lead(), "external_id", json!("a\u{0}b"));
    let leads = json!({ "leads": [odd, market.lead()] });
    let answer = market.contractor.api().post("/leads/batch", leads).await.ok().json();
    assert_eq!(answer["items"][0]["errors"][0]["code"], "bad-character");
    assert_eq!(answer["items"][1]["status"], "delivered");

    let nobody = market.app.api();
    for path in ["/offers?q=%00", "/offers?topic=%00"] {
        nobody.get(path).await.problem(422, "bad_character");
    }
    let body = json!({"grant_type": "password", "email": "a\u{0}@b.co", "password": "x"});
    nobody.post("/tokens", body).await.problem(422, "bad_character");
    let lead = market.delivered().await;
    let body = json!({"reason": "other", "comment": "a\u{0}b"});
    market.decide(&lead, "rejection", body).await.faults(&[("comment", "unreadable")]);
}

#[actix_web::test]
async fn a_party_that_cannot_be_read_is_not_guessed() {
    let market = Market::open().await;
    let api = market.contractor.api().with("X-Party", "mine");
    api.get("/leads").await.problem(400, "bad_party");
}

#[actix_web::test]
async fn a_forbidden_source_is_one_with_invisible_letters_too() {
    let plain = TermsDraft {
        sources: SourceDraft { forbidden: vec!["incentive".into()], ..SourceDraft::default() },
        ..terms()
    };
    let market = Market::with(plain).await;
    for source in ["incentive", "incentive\u{200b}", " Incentive\u{2060}"] {
        let lead = with(market.lead(), "source", json!(source));
        let receipt = market.send(lead).await.created().json();
        assert_eq!(receipt["refusal"]["rule"], "source_not_allowed", "{source:?}");
    }
}
