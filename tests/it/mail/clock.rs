//! `POST /clock`: rehearsals.

use lead_exchange::outside::letters::Kind;
use serde_json::json;

use super::market::Market;
use crate::support::TestApp;

const WEEK: i64 = 7 * 24 * 3600;

#[actix_web::test]
async fn turning_the_clock_lets_deadlines_pass_and_mails_leave() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    let lead = market.deliver(&app, &["Анна"])[0];
    app.work_jobs();
    app.clear_the_desk();

    let before = app.now();
    let answer = market.staff.api().post("/clock", json!({"advance_seconds": WEEK + 60})).await;
    let now: chrono::DateTime<chrono::Utc> =
        answer.ok().json()["now"].as_str().and_then(|now| now.parse().ok()).expect("a time");
    assert!((now - before).num_seconds() - WEEK - 60 < 60, "{before} {now}");
    assert!(app.now() >= now);
    // Nobody decided, so the lead is accepted, its guarantee of a day runs from its deadline, and
    // the contractor has been told by the time of the answer.
    let kinds: Vec<Kind> = app.queue().iter().map(|mail| mail.kind).collect();
    assert_eq!(kinds, [Kind::LeadAccepted]);
    assert_eq!(app.queue()[0].path(), format!("/contractor/leads/{lead}"));
}

#[actix_web::test]
async fn the_clock_goes_forward_only_and_not_too_far() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let turn = async |seconds: serde_json::Value| {
        staff.api().post("/clock", json!({"advance_seconds": seconds})).await
    };
    turn(json!(-1)).await.faults(&[("advance_seconds", "too-small")]);
    turn(json!(i64::MAX)).await.faults(&[("advance_seconds", "too-large")]);
    turn(json!("1")).await.faults(&[("advance_seconds", "wrong-type")]);
    turn(json!(0)).await.ok();
    let buyer = app.buyer("Окна Плюс").await;
    buyer.api().post("/clock", json!({"advance_seconds": 1})).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn without_the_setting_the_clock_stands() {
    let app = TestApp::start_with(|config| config.test_clock = false).await;
    let staff = app.staff().await;
    staff.api().post("/clock", json!({"advance_seconds": 1})).await.problem(403, "clock_off");
}

#[actix_web::test]
async fn a_repeated_turn_is_one_turn() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let api = staff.api().with("Idempotency-Key", "week-one");
    let first = api.post("/clock", json!({"advance_seconds": 60})).await.ok().json();
    let again = api.post("/clock", json!({"advance_seconds": 60})).await.ok().json();
    assert_eq!(first, again);
}
