//! Time decides when nobody does: deadlines, and the days caps count.

use lead_exchange::accounts::token;
use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::market::{Market, terms};
use crate::support::{Api, Persona};

const HOUR: i64 = 3_600;

/// A program whose token is of the clock's present time.
fn api(market: &Market, who: &Persona) -> Api {
    let person = who.person(&market.app).unwrap();
    let now = market.app.state.db.clock().now();
    who.api().with_token(&token::issue(&market.app.state.token_keys, &person, now).unwrap())
}

async fn lead(market: &Market, id: &str) -> Value {
    api(market, &market.buyer).get(&format!("/leads/{id}")).await.ok().json()
}

#[actix_web::test]
async fn silence_means_acceptance_and_payment() {
    let market = Market::open().await;
    let id = market.delivered().await;
    market.app.turn_clock(7 * 24 * HOUR - 60);
    market.work();
    assert_eq!(lead(&market, &id).await["status"], "delivered");
    market.app.turn_clock(120);
    market.work();
    let seen = lead(&market, &id).await;
    assert_eq!((&seen["status"], &seen["decided_by_clock"]), (&json!("settled"), &json!(true)));
    assert_eq!(market.purses(), (49_950_000, 0, 45_000));
    let history =
        api(&market, &market.contractor).get(&format!("/leads/{id}/history")).await.ok().json();
    assert_eq!(history["items"][1]["side"], "clock");
}

#[actix_web::test]
async fn the_guarantee_runs_from_the_deadline_and_then_pays() {
    let market = Market::with(TermsDraft { guarantee_hours: "24".into(), ..terms() }).await;
    let id = market.delivered().await;
    // The worker comes a day and a half late: the guarantee has run out too, and takes nobody's time.
    market.app.turn_clock((7 * 24 + 36) * HOUR);
    market.work();
    assert_eq!(lead(&market, &id).await["status"], "settled");

    let id = market_lead(&market).await;
    api(&market, &market.buyer).post(&format!("/leads/{id}/acceptance"), json!({})).await.ok();
    assert_eq!(market.purses().1, 50_000, "still held");
    market.app.turn_clock(24 * HOUR + 1);
    market.work();
    assert_eq!(lead(&market, &id).await["status"], "settled");
    assert_eq!(market.purses(), (49_900_000, 0, 90_000));
}

async fn market_lead(market: &Market) -> String {
    let receipt =
        api(market, &market.contractor).post("/leads", market.lead()).await.created().json();
    receipt["id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn an_unanswered_rejection_returns_the_money() {
    let market = Market::open().await;
    let id = market.delivered().await;
    market.decide(&id, "rejection", json!({"reason": "spam"})).await.ok();
    market.app.turn_clock(48 * HOUR + 1);
    market.work();
    assert_eq!(lead(&market, &id).await["status"], "returned");
    assert_eq!(market.purses(), (50_000_000, 0, 0));
}

#[actix_web::test]
async fn a_rejection_after_the_deadline_is_too_late() {
    let market = Market::open().await;
    let id = market.delivered().await;
    market.app.turn_clock(7 * 24 * HOUR + 1);
    // The worker has not come round yet.
    let body = json!({"reason": "spam"});
    api(&market, &market.buyer)
        .post(&format!("/leads/{id}/rejection"), body)
        .await
        .problem(409, "deadline_passed");
    // What the clock would have done anyway is not refused.
    let done =
        api(&market, &market.buyer).post(&format!("/leads/{id}/acceptance"), json!({})).await;
    assert_eq!(done.ok().json()["status"], "settled");
}

#[actix_web::test]
async fn a_daily_cap_starts_anew_at_the_offers_own_midnight() {
    let zone = chrono_tz::Asia::Vladivostok;
    let market = Market::with(TermsDraft {
        cap_daily: "2".into(),
        time_zone: "Asia/Vladivostok".into(),
        ..terms()
    })
    .await;
    // To ten in the evening over there.
    let now = market.app.tx(|tx| tx.now()).with_timezone(&zone);
    let evening = (now.date_naive() + chrono::Days::new(1)).and_hms_opt(22, 0, 0).unwrap();
    let evening = evening.and_local_timezone(zone).unwrap();
    market.app.turn_clock((evening - now).num_seconds());

    let send = || async {
        api(&market, &market.contractor).post("/leads", market.lead()).await.created().json()
    };
    assert_eq!(send().await["status"], "delivered");
    assert_eq!(send().await["status"], "delivered");
    assert_eq!(send().await["refusal"]["rule"], "daily_cap");
    market.app.turn_clock(HOUR);
    assert_eq!(send().await["refusal"]["rule"], "daily_cap", "eleven in the evening");
    market.app.turn_clock(HOUR + 60);
    assert_eq!(send().await["status"], "delivered", "past midnight there");
}

#[actix_web::test]
async fn duplicates_are_forgotten_when_their_window_is_over() {
    let market = Market::with(TermsDraft { dedupe_days: "2".into(), ..terms() }).await;
    let first = market.lead();
    market.send(first.clone()).await.created();
    market.app.turn_clock(47 * HOUR);
    let again =
        api(&market, &market.contractor).post("/leads", first.clone()).await.created().json();
    assert_eq!(again["refusal"]["rule"], "duplicate");
    market.app.turn_clock(2 * HOUR);
    let again = api(&market, &market.contractor).post("/leads", first).await.created().json();
    assert_eq!(again["status"], "delivered", "a refused one does not prolong the window");
}
