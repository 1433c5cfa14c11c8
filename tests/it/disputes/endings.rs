//! Every way a contested lead can end, through the API and the clock: money, history, one outcome.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::Market;

/// The market's money before any lead, and one lead's: ₽500.00, of which ₽450.00 to the contractor.
const FREE: i64 = 50_000_000;

#[actix_web::test]
async fn the_contractor_concedes() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    let seen = case.contractor("concession", json!({})).await.ok().json();
    assert_eq!(seen["status"], "returned");
    assert_eq!(market.purses(), (FREE, 0, 0));
    let told = ["delivered by exchange", "rejected by buyer", "returned by contractor"];
    assert_eq!(case.history().await, told);
}

#[actix_web::test]
async fn the_contractor_stays_silent() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    case.turn_past(TimeDelta::seconds(30)).await;
    assert_eq!(case.seen().await["status"], "rejected", "not a moment early");
    case.turn_past(TimeDelta::zero()).await;
    assert_eq!(case.seen().await["status"], "returned");
    assert_eq!(market.purses(), (FREE, 0, 0));
    let late = case.contractor("appeal", json!({"text": "Wait"})).await;
    late.problem(409, "illegal_move");
}

#[actix_web::test]
async fn the_buyer_stays_silent_and_loses() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    let opened = case.dispute().await;
    assert_eq!((&opened["turn"], &opened["opening"]), (&json!("buyer"), &json!("appeal")));
    assert_eq!(case.seen().await["deadline_action"], "settled");
    case.turn_past(TimeDelta::seconds(30)).await;
    assert_eq!(case.seen().await["status"], "disputed");
    case.turn_past(TimeDelta::zero()).await;
    assert_eq!(case.seen().await["status"], "settled");
    assert_eq!(market.purses(), (FREE - 50_000, 0, 45_000));
    let ended = case.dispute().await;
    assert_eq!(
        (&ended["outcome"], &ended["contractor_percent"]),
        (&json!("unanswered"), &json!(100))
    );
    assert_eq!(
        case.history().await,
        [
            "delivered by exchange",
            "rejected by buyer",
            "disputed by contractor",
            "settled by clock"
        ]
    );
}

#[actix_web::test]
async fn the_buyer_concedes() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    let seen = case.buyer("buyer-concession", json!({})).await.ok().json();
    assert_eq!((&seen["status"], &seen["charged"]), (&json!("settled"), &json!("500.00")));
    assert_eq!(market.purses(), (FREE - 50_000, 0, 45_000));
    assert_eq!(case.dispute().await["outcome"], "conceded");
}

#[actix_web::test]
async fn the_contractor_withdraws() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let seen = case.contractor("appeal-withdrawal", json!({})).await.ok().json();
    assert_eq!(seen["status"], "returned");
    assert_eq!(market.purses(), (FREE, 0, 0));
    assert_eq!(case.dispute().await["outcome"], "withdrawn");
}

#[actix_web::test]
async fn staff_decide_for_either_side_and_in_part() {
    let market = Market::open().await;
    let whole = Case::answered(&market).await;
    let seen = whole.verdict(100, "lead_meets_terms").await.ok().json();
    assert_eq!((&seen["status"], &seen["earned"]), (&json!("settled"), &json!("450.00")));
    assert_eq!(market.purses(), (FREE - 50_000, 0, 45_000));

    let nothing = Case::answered(&market).await;
    let seen = nothing.verdict(0, "lead_breaks_terms").await.ok().json();
    assert_eq!(seen["status"], "returned");
    assert_eq!(market.purses(), (FREE - 50_000, 0, 45_000));

    let half = Case::answered(&market).await;
    let seen = half.verdict(50, "shared_fault").await.ok().json();
    assert_eq!(seen["status"], "settled");
    assert_eq!((&seen["charged"], &seen["earned"]), (&json!("250.00"), &json!("225.00")));
    assert_eq!(seen["price"], "500.00", "the bargain never changes");
    assert_eq!(market.purses(), (FREE - 75_000, 0, 67_500));
    let dispute = half.dispute().await;
    assert_eq!(dispute["verdict"]["reason"], "shared_fault");
    assert_eq!(dispute["verdict"]["text"], "Read both sides.");
    assert_eq!(
        half.history().await,
        [
            "delivered by exchange",
            "rejected by buyer",
            "disputed by contractor",
            "answered by buyer",
            "settled by staff"
        ]
    );
    let again = half.verdict(100, "lead_meets_terms").await;
    again.problem(409, "illegal_move");
}

#[actix_web::test]
async fn staff_let_the_deadline_pass_and_are_told() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    assert_eq!(case.dispute().await["turn"], "staff");
    case.turn_past(TimeDelta::seconds(30)).await;
    assert_eq!(case.seen().await["status"], "disputed");
    case.turn_past(TimeDelta::zero()).await;
    assert_eq!(case.seen().await["status"], "settled");
    assert_eq!(case.dispute().await["outcome"], "undecided");
    assert_eq!(market.purses(), (FREE - 50_000, 0, 45_000));

    let staff = market.app.fresh(&market.staff);
    let alarms = staff.get("/alarms").await.ok().json();
    assert_eq!(alarms["items"][0]["kind"], "verdict_overdue");
    assert_eq!(alarms["items"][0]["lead"], json!(case.lead));
    let path = format!("/alarms/{}/handling", alarms["items"][0]["id"].as_str().unwrap());
    staff.post(&path, json!({"note": " "})).await.faults(&[("note", "required")]);
    staff.post(&path, json!({"note": "Two of us were ill"})).await.expect(204);
    staff.post(&path, json!({"note": "Again"})).await.problem(409, "already_decided");
    assert_eq!(staff.get("/alarms").await.ok().json()["items"], json!([]));
    let handled = staff.get("/alarms?handled=true").await.ok().json();
    assert_eq!(handled["items"][0]["note"], "Two of us were ill");
}

#[actix_web::test]
async fn a_verdict_is_due_by_the_operators_calendar() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let now = market.app.tx(|tx| tx.now());
    let due = lead_exchange::kernel::calendar::Calendar::default().verdict_due(now);
    assert!((case.due().await - due).abs() < TimeDelta::minutes(1));
}

#[actix_web::test]
async fn both_sides_say_more_and_no_clock_changes() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let due = case.due().await;
    for number in 1..10 {
        let text = json!({"text": format!("And {number}")});
        case.contractor("statements", text.clone()).await.created();
        case.buyer("statements", text).await.created();
    }
    let eleventh = case.contractor("statements", json!({"text": "One more"})).await;
    eleventh.faults(&[("text", "too-many-statements")]);
    assert_eq!(case.due().await, due);
    let statements = case.dispute().await["statements"].as_array().unwrap().clone();
    assert_eq!(statements.len(), 20);
    let person = |side: &str| {
        let statement = statements.iter().find(|statement| statement["side"] == side).unwrap();
        statement["person"].clone()
    };
    assert_eq!(person("contractor"), json!(market.contractor.email), "one's own people are named");
    assert_eq!(person("buyer"), Value::Null, "the other side's are not");
}

#[actix_web::test]
async fn words_are_checked() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    case.contractor("appeal", json!({"text": "  "})).await.faults(&[("text", "required")]);
    for unseen in ["\u{200b}", "\u{2800}\u{202e}"] {
        let nothing = json!({"text": unseen});
        case.contractor("appeal", nothing).await.faults(&[("text", "required")]);
    }
    let long = json!({"text": "a".repeat(4_001)});
    case.contractor("appeal", long).await.faults(&[("text", "too-long")]);
    assert_eq!(case.seen().await["status"], "rejected");
    let case = Case::answered(&market).await;
    case.verdict(101, "no_evidence").await.faults(&[("contractor_percent", "not-a-percentage")]);
    for (percent, reason) in
        [(0, "lead_meets_terms"), (100, "lead_breaks_terms"), (100, "shared_fault")]
    {
        case.verdict(percent, reason).await.faults(&[("reason", "verdict-reason-unfit")]);
    }
    let body = json!({"contractor_percent": 10, "reason": "no_evidence", "text": ""});
    case.staff("verdict", body).await.faults(&[("text", "required")]);
    case.verdict(0, "no_evidence").await.ok();
}

#[actix_web::test]
async fn similar_cases_are_decided_together_each_alone() {
    let market = Market::open().await;
    let (one, two, gone) = (
        Case::answered(&market).await,
        Case::appealed(&market).await,
        Case::answered(&market).await,
    );
    gone.buyer("buyer-concession", json!({})).await.ok();
    let body = json!({
        "ids": [one.lead, two.lead, gone.lead],
        "contractor_percent": 40, "reason": "shared_fault", "text": "One batch, one fault.",
    });
    let staff = market.app.fresh(&market.staff);
    let told = staff.post("/leads/verdict", body).await.ok().json();
    assert_eq!(told["items"][0]["status"], "settled");
    assert_eq!(told["items"][1]["status"], "settled");
    assert_eq!(told["items"][2]["problem"]["code"], "illegal_move");
    assert_eq!(market.purses(), (FREE - 50_000 - 40_000, 0, 45_000 + 36_000));
    assert_eq!(staff.get("/disputes").await.ok().json()["items"], json!([]));
    let ended = staff.get("/disputes?state=ended").await.ok().json();
    assert_eq!(ended["items"].as_array().unwrap().len(), 3);
}
