//! The road when nobody acts after the leads are in: staff turn the clock through the API, to half
//! a minute before each deadline and to one after it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::ground::{FUNDS, books, history, lead, offer, purse, statement};
use super::people::Member;
use super::postbox::Postbox;
use crate::support::{Api, Persona, TestApp};

/// Turns the clock to this time; what is due then is done when it answers.
async fn turn_to(app: &TestApp, staff: &Persona, time: DateTime<Utc>) {
    let now = app.tx(|tx| tx.now());
    let seconds = (time - now).num_seconds();
    let turned = app.fresh(staff).post("/clock", json!({"advance_seconds": seconds})).await.ok();
    let now: DateTime<Utc> = turned.json()["now"].as_str().unwrap().parse().unwrap();
    assert!((now - time).abs() < TimeDelta::seconds(20), "{now} and not {time}");
}

async fn lead_of(api: &Api, id: &str) -> (Value, Option<DateTime<Utc>>) {
    let seen = api.get(&format!("/leads/{id}")).await.ok().json();
    (seen["status"].clone(), seen["deadline"].as_str().map(|time| time.parse().unwrap()))
}

#[actix_web::test]
async fn from_sign_up_to_statement_by_the_clock_alone() {
    let app = TestApp::start_with(|config| config.low_balance_leads = 0).await;
    let mut post = Postbox::default();
    let olga = Member::sign_up(&app, &mut post, "olga@example.com", "Okna Plus", "buyer").await;
    let ivan =
        Member::sign_up(&app, &mut post, "ivan@example.com", "Leads North", "contractor").await;
    let staff = app.staff().await;
    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    let asked = json!({"amount": FUNDS, "currency": "RUB"});
    let top_up = buyer.post("/top-ups", asked).await.created().json();
    let path = format!("/top-ups/{}/confirmation", top_up["id"].as_str().unwrap());
    staff.api().post(&path, json!({})).await.ok();
    let draft = buyer.post("/offers", offer()).await.created().json();
    let offer = draft["id"].as_str().unwrap();
    buyer.post(&format!("/offers/{offer}/submission"), json!({})).await.ok();
    staff.api().post(&format!("/offers/{offer}/publication"), json!({})).await.ok();
    let path = format!("/offers/{offer}/engagements");
    let engaged = contractor.post(&path, json!({})).await.created().json();
    let engagement = engaged["id"].as_str().unwrap();
    let leads: Vec<Value> = (1..=2).map(|number| lead(engagement, number)).collect();
    let sent = contractor.post("/leads/batch", json!({ "leads": leads })).await.ok().json();
    let [left, rejected] =
        [0, 1].map(|place| sent["items"][place]["id"].as_str().unwrap().to_owned());
    let why = json!({"reason": "spam"});
    buyer.post(&format!("/leads/{rejected}/rejection"), why).await.ok();
    post.forget(&app);
    assert_eq!(purse(&buyer).await, "333.35 free, 666.70 held");

    // Deadline after deadline: just before it nothing has moved, just after it everything has.
    let steps = [
        (
            &rejected,
            "rejected",
            "returned",
            "Returned",
            "666.70 free, 333.35 held",
            "0.00 free, 0.00 held",
        ),
        (
            &left,
            "delivered",
            "accepted",
            "Accepted",
            "666.70 free, 333.35 held",
            "0.00 free, 0.00 held",
        ),
        (&left, "accepted", "settled", "Paid", "666.70 free, 0.00 held", "300.01 free, 0.00 held"),
    ];
    let mut before = "333.35 free, 666.70 held";
    for (lead, from, to, mailed, bought, earned) in steps {
        let buyer = olga.api(&app).await;
        let (status, due) = lead_of(&buyer, lead).await;
        assert_eq!(status, from);
        let due = due.expect("a running clock");
        // Half a minute, for a machine that is slow to get from here to there.
        turn_to(&app, &staff, due - TimeDelta::seconds(30)).await;
        let buyer = olga.api(&app).await;
        assert_eq!(lead_of(&buyer, lead).await, (json!(from), Some(due)));
        assert_eq!(purse(&buyer).await, before);
        post.expect(&app, &[]);
        turn_to(&app, &staff, due + TimeDelta::seconds(1)).await;
        let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
        assert_eq!(lead_of(&contractor, lead).await.0, to);
        assert_eq!(purse(&buyer).await, bought);
        assert_eq!(purse(&contractor).await, earned);
        post.expect(&app, &[("ivan@example.com", &format!("{mailed}: Windows, Moscow"))]);
        before = bought;
    }
    // Years later nothing is left to move.
    turn_to(&app, &staff, app.tx(|tx| tx.now()) + TimeDelta::days(400)).await;
    let (buyer, contractor) = (olga.api(&app).await, ivan.api(&app).await);
    assert_eq!(
        statement(&buyer).await,
        [
            "top_up 1000.05 = 1000.05",
            "hold -333.35 = 666.70",
            "hold -333.35 = 333.35",
            "release 333.35 = 666.70",
        ]
    );
    assert_eq!(statement(&contractor).await, ["capture 300.01 = 300.01"]);
    assert_eq!(
        history(&contractor, &left).await,
        ["delivered by exchange", "accepted by clock", "settled by clock"]
    );
    assert_eq!(
        books(&app),
        [("clearing".into(), -100_005), ("fees".into(), 3_334), ("wallet".into(), 66_670 + 30_001)]
    );
    post.expect(&app, &[]);
}
