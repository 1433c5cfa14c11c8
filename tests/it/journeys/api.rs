//! The road as two programs and a member of staff walk it, call by call.

use serde_json::{Value, json};

use super::ground::{
    FEE, FUNDS, HOUR, PAYOUT, PRICE, books, history, lead, offer, purse, statement,
};
use super::people::Member;
use super::postbox::Postbox;
use crate::support::{Api, TestApp};

const BUYER: &str = "olga@example.com";
const CONTRACTOR: &str = "ivan@example.com";

fn id(answer: &Value) -> String {
    answer["id"].as_str().expect("an id").to_owned()
}

async fn delivered(contractor: &Api, engagement: &str, number: u32) -> String {
    let receipt = contractor.post("/leads", lead(engagement, number)).await.created().json();
    assert_eq!(receipt["status"], "delivered", "{receipt:#}");
    assert_eq!((&receipt["price"], &receipt["payout"]), (&json!(PRICE), &json!(PAYOUT)));
    id(&receipt)
}

#[actix_web::test]
async fn from_sign_up_to_statement_by_api() {
    let app = TestApp::start_with(|config| config.low_balance_leads = 0).await;
    let mut post = Postbox::default();
    let olga = Member::sign_up(&app, &mut post, BUYER, "Okna Plus", "buyer").await;
    let ivan = Member::sign_up(&app, &mut post, CONTRACTOR, "Leads North", "contractor").await;
    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    let staff = app.staff().await;

    // Money comes in.
    let asked = json!({"amount": FUNDS, "currency": "RUB"});
    let top_up = buyer.post("/top-ups", asked).await.created().json();
    assert_eq!(
        (purse(&buyer).await, top_up["status"].as_str()),
        (purse(&contractor).await, Some("requested"))
    );
    assert_eq!(purse(&buyer).await, "0.00 free, 0.00 held");
    post.expect(&app, &[]);
    let path = format!("/top-ups/{}/confirmation", id(&top_up));
    staff.api().post(&path, json!({})).await.ok();
    assert_eq!(purse(&buyer).await, "1000.05 free, 0.00 held");
    post.expect(&app, &[(BUYER, "₽1,000.05 came into your wallet")]);

    // An offer goes out.
    let draft = buyer.post("/offers", offer()).await.created().json();
    assert_eq!(draft["status"], "draft");
    let offer = id(&draft);
    app.api().get(&format!("/offers/{offer}")).await.problem(404, "not_found");
    let sent = buyer.post(&format!("/offers/{offer}/submission"), json!({})).await.ok().json();
    assert_eq!(sent["status"], "review");
    post.expect(&app, &[]);
    let out =
        staff.api().post(&format!("/offers/{offer}/publication"), json!({})).await.ok().json();
    assert_eq!(out["status"], "published");
    post.expect(&app, &[(BUYER, "Published: Windows, Moscow")]);
    assert_eq!(app.api().get("/offers").await.ok().json()["items"][0]["id"], json!(offer));

    // A contractor takes it and sends what the money is good for.
    let path = format!("/offers/{offer}/engagements");
    let engaged = contractor.post(&path, json!({})).await.created().json();
    assert_eq!(engaged["status"], "active");
    post.expect(&app, &[]);
    let engagement = id(&engaged);
    let mut leads = Vec::new();
    for (number, left) in [
        (1, "666.70 free, 333.35 held"),
        (2, "333.35 free, 666.70 held"),
        (3, "0.00 free, 1000.05 held"),
    ] {
        leads.push(delivered(&contractor, &engagement, number).await);
        assert_eq!(purse(&buyer).await, left);
        assert_eq!(purse(&contractor).await, "0.00 free, 0.00 held");
        if number < 3 {
            post.expect(&app, &[(BUYER, "New lead: Windows, Moscow")]);
        }
    }
    let none = contractor.post("/leads", lead(&engagement, 4)).await.created().json();
    assert_eq!(none["refusal"]["rule"], "insufficient_funds");
    assert_eq!(purse(&buyer).await, "0.00 free, 1000.05 held");
    // The offer waits until there is money for another lead.
    let paused = (BUYER, "Paused for want of money: ₽0 free");
    post.expect(&app, &[(BUYER, "New lead: Windows, Moscow"), paused]);
    let again = contractor.post("/leads", lead(&engagement, 1)).await.created().json();
    assert_eq!(id(&again), leads[0], "the same own id is the same lead");

    // One is good, one is not, one is left alone.
    let [good, bad, left] = &leads[..] else { panic!("{leads:?}") };
    let answer = buyer.post(&format!("/leads/{good}/acceptance"), json!({})).await.ok().json();
    assert_eq!(answer["status"], "accepted");
    post.expect(&app, &[(CONTRACTOR, "Accepted: Windows, Moscow")]);
    let why = json!({"reason": "wrong_topic", "comment": "Wants doors"});
    let answer = buyer.post(&format!("/leads/{bad}/rejection"), why).await.ok().json();
    assert_eq!(answer["status"], "rejected");
    post.expect(&app, &[(CONTRACTOR, "Rejected: Windows, Moscow")]);
    let seen = contractor.get(&format!("/leads/{bad}")).await.ok().json();
    assert_eq!((&seen["reason"], &seen["comment"]), (&json!("wrong_topic"), &json!("Wants doors")));
    assert_eq!(purse(&buyer).await, "0.00 free, 1000.05 held", "nothing moves before the clocks");

    // The guarantee ends: the good one is paid.
    app.turn_clock(24 * HOUR + 1);
    post.expect(&app, &[(CONTRACTOR, "Paid: Windows, Moscow")]);
    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    assert_eq!(purse(&buyer).await, "0.00 free, 666.70 held");
    assert_eq!(purse(&contractor).await, "300.01 free, 0.00 held");

    // The rejection stays unanswered: its money goes back.
    app.turn_clock(24 * HOUR);
    post.expect(&app, &[(CONTRACTOR, "Returned: Windows, Moscow"), (BUYER, "Your offers go on")]);
    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    assert_eq!(purse(&buyer).await, "333.35 free, 333.35 held");
    assert_eq!(purse(&contractor).await, "300.01 free, 0.00 held");

    // Nobody decides the last one: it counts as accepted, and a day later it is paid.
    app.turn_clock(5 * 24 * HOUR);
    post.expect(&app, &[(CONTRACTOR, "Accepted: Windows, Moscow")]);
    app.turn_clock(24 * HOUR);
    post.expect(&app, &[(CONTRACTOR, "Paid: Windows, Moscow")]);

    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    assert_eq!(purse(&buyer).await, "333.35 free, 0.00 held");
    assert_eq!(purse(&contractor).await, "600.02 free, 0.00 held");
    assert_eq!(
        statement(&buyer).await,
        [
            "top_up 1000.05 = 1000.05",
            "hold -333.35 = 666.70",
            "hold -333.35 = 333.35",
            "hold -333.35 = 0.00",
            "release 333.35 = 333.35",
        ]
    );
    assert_eq!(
        statement(&contractor).await,
        ["capture 300.01 = 300.01", "capture 300.01 = 600.02"]
    );
    for (lead, told) in [
        (good, ["delivered by exchange", "accepted by buyer", "settled by clock"]),
        (bad, ["delivered by exchange", "rejected by buyer", "returned by clock"]),
        (left, ["delivered by exchange", "accepted by clock", "settled by clock"]),
    ] {
        assert_eq!(history(&buyer, lead).await, told);
        assert_eq!(history(&contractor, lead).await, told, "both sides read the same");
        let seen = buyer.get(&format!("/leads/{lead}")).await.ok().json();
        assert_eq!((&seen["price"], &seen["fee"]), (&json!(PRICE), &json!(FEE)));
    }
    assert_eq!(
        books(&app),
        [("clearing".into(), -100_005), ("fees".into(), 6_668), ("wallet".into(), 33_335 + 60_002)]
    );
    post.expect(&app, &[]);
}
