//! Taking offers, asking for them, being invited, and leaving.

use serde_json::{Value, json};

use super::given::{published, windows, windows_with};
use crate::support::TestApp;

#[actix_web::test]
async fn an_open_offer_is_taken_at_once_and_once() {
    let app = TestApp::start().await;
    let (buyer, staff, contractor) =
        (app.buyer("Okna Plus").await, app.staff().await, app.contractor("Traffic").await);
    let offer = published(&buyer, &staff, windows()).await;
    let path = format!("/offers/{offer}/engagements");
    let taken = contractor.api().post(&path, json!({})).await.created().json();
    assert_eq!((&taken["status"], &taken["offer"]["payout"]), (&json!("active"), &json!("450.00")));
    let code = taken["code"].as_str().unwrap();
    contractor.api().post(&path, json!({})).await.problem(409, "engagement_is_active");
    let leave = format!("/engagements/{}/departure", taken["id"].as_str().unwrap());
    assert_eq!(contractor.api().post(&leave, json!({})).await.ok().json()["status"], "left");
    contractor.api().post(&leave, json!({})).await.problem(409, "engagement_is_left");
    let back = contractor.api().post(&path, json!({})).await.created().json();
    assert_eq!(
        (&back["status"], back["code"].as_str().unwrap()),
        (&json!("active"), code),
        "links go on working"
    );
}

#[actix_web::test]
async fn a_party_never_sells_to_itself() {
    let app = TestApp::start().await;
    let (trader, staff) = (app.trader("Both Sides").await, app.staff().await);
    let offer = published(&trader, &staff, windows()).await;
    trader
        .api()
        .post(&format!("/offers/{offer}/engagements"), json!({}))
        .await
        .problem(409, "own_offer");
    let invitation = json!({"party": trader.party.to_string()});
    trader
        .api()
        .post(&format!("/offers/{offer}/invitations"), invitation)
        .await
        .problem(409, "own_offer");
    let list = trader.api().get("/engagements").await.ok().json();
    assert_eq!(list["items"], json!([]));
}

#[actix_web::test]
async fn a_request_is_answered_by_the_buyer_alone() {
    let app = TestApp::start().await;
    let (buyer, other, staff) =
        (app.buyer("Okna Plus").await, app.buyer("Other").await, app.staff().await);
    let (one, two) = (app.contractor("One").await, app.contractor("Two").await);
    let offer = published(&buyer, &staff, windows_with(json!({"engagement": "request"}))).await;
    let ask = |who: &crate::support::Persona, message: &str| {
        let (api, path, body) = (
            who.api().clone(),
            format!("/offers/{offer}/engagements"),
            json!({"message": message}),
        );
        async move { api.post(&path, body).await.created().json()["id"].as_str().unwrap().to_owned() }
    };
    let (first, second) = (ask(&one, "Context ads, 20 a day").await, ask(&two, "").await);
    let waiting = buyer.api().get("/engagements?side=buyer&status=requested").await.ok().json();
    assert_eq!(waiting["items"].as_array().unwrap().len(), 2);
    assert_eq!(waiting["items"][1]["message"], "Context ads, 20 a day");
    other
        .api()
        .post(&format!("/engagements/{first}/approval"), json!({}))
        .await
        .problem(404, "not_found");
    let approved =
        buyer.api().post(&format!("/engagements/{first}/approval"), json!({})).await.ok().json();
    assert_eq!(approved["status"], "active");
    let declined = buyer
        .api()
        .post(&format!("/engagements/{second}/refusal"), json!({"reason": "Enough for now"}))
        .await
        .ok()
        .json();
    assert_eq!(
        (&declined["status"], &declined["declined_reason"]),
        (&json!("declined"), &json!("Enough for now"))
    );
    buyer
        .api()
        .post(&format!("/engagements/{second}/approval"), json!({}))
        .await
        .problem(409, "engagement_is_declined");
    two.api()
        .post(&format!("/offers/{offer}/engagements"), json!({}))
        .await
        .problem(409, "engagement_is_declined");
}

#[actix_web::test]
async fn an_invitation_opens_what_is_closed_to_others() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let (guest, stranger) = (app.contractor("Guest").await, app.contractor("Stranger").await);
    let offer = published(&buyer, &staff, windows_with(json!({"engagement": "invitation"}))).await;
    let engage = format!("/offers/{offer}/engagements");
    guest.api().post(&engage, json!({})).await.problem(409, "invitation_only");
    let invite =
        |party: String| (format!("/offers/{offer}/invitations"), json!({ "party": party }));
    let (path, body) = invite(guest.party.to_string());
    let invited = buyer.api().post(&path, body).await.created().json();
    assert_eq!(invited["status"], "active");
    let answered = guest.api().post(&engage, json!({})).await.created().json();
    assert_eq!(answered["id"], invited["id"]);
    stranger.api().post(&engage, json!({})).await.problem(409, "invitation_only");
    let (path, body) = invite("party_01h455vb4pex5vsknk084sn02q".into());
    buyer.api().post(&path, body).await.faults(&[("party", "unknown-party")]);
}

#[actix_web::test]
async fn nobody_takes_what_is_not_published() {
    let app = TestApp::start().await;
    let (buyer, staff, contractor) =
        (app.buyer("Okna Plus").await, app.staff().await, app.contractor("Traffic").await);
    let offer = super::given::draft(&buyer, windows()).await;
    contractor
        .api()
        .post(&format!("/offers/{offer}/engagements"), json!({}))
        .await
        .problem(404, "not_found");
    let offer = published(&buyer, &staff, windows()).await;
    contractor
        .api()
        .post(&format!("/offers/{offer}/engagements"), Value::Null)
        .await
        .problem(422, "invalid");
    buyer.api().post(&format!("/offers/{offer}/pause"), json!({})).await.ok();
    contractor
        .api()
        .post(&format!("/offers/{offer}/engagements"), json!({}))
        .await
        .problem(409, "offer_is_paused");
}
