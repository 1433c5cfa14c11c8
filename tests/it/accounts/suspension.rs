use lead_exchange::accounts::Role;
use lead_exchange::outbox::Fact;
use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, facts, grant, sign_in, signed_up};

#[actix_web::test]
async fn a_suspended_user_is_out_at_once_and_hears_why_only_with_the_password() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let browser = app.browser();
    sign_in(&browser, "anna@example.com", PASSWORD).await.see_other();
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let program = app.api().with_token(tokens["access_token"].as_str().unwrap());
    let id = program.get("/me").await.ok().json()["user"].as_str().unwrap().to_owned();

    let staff = app.staff().await;
    let path = format!("/users/{id}/suspension");
    staff.api().post(&path, json!({ "reason": " " })).await.faults(&[("reason", "required")]);
    let user = staff.api().post(&path, json!({ "reason": "fraud" })).await.ok().json();
    assert_eq!(user["status"], "suspended");
    staff.api().post(&path, json!({ "reason": "fraud" })).await.problem(409, "already_done");

    browser.get("/settings").await.expect(303);
    program.get("/me").await.problem(401, "sign_in_needed");
    grant(&app, "anna@example.com", PASSWORD).await.problem(403, "suspended");
    grant(&app, "anna@example.com", "not this password").await.problem(401, "wrong_credentials");
    // A reset is no way around it.
    let before = facts(&app).len();
    app.api().post("/password-resets", json!({ "email": "anna@example.com" })).await.expect(202);
    assert_eq!(facts(&app).len(), before);

    staff.api().post(&format!("/users/{id}/restoration"), json!({})).await.ok();
    program.get("/me").await.problem(401, "sign_in_needed");
    grant(&app, "anna@example.com", PASSWORD).await.ok();
}

#[actix_web::test]
async fn staff_cannot_suspend_themselves_nor_each_other_at_once() {
    let app = TestApp::start().await;
    let (one, other) = (app.staff().await, app.staff().await);
    let reason = json!({ "reason": "quarrel" });
    one.api()
        .post(&format!("/users/{}/suspension", one.user), reason.clone())
        .await
        .problem(409, "not_yourself");
    let at_once = [(one.api().clone(), other.user), (other.api().clone(), one.user)];
    let tries = at_once.map(|(api, user)| {
        let reason = reason.clone();
        tokio::spawn(async move { api.post(&format!("/users/{user}/suspension"), reason).await })
    });
    for tried in tries {
        tried.await.unwrap();
    }
    let left = [&one, &other].iter().filter(|staff| staff.person(&app).is_some()).count();
    assert_eq!(left, 1);
}

#[actix_web::test]
async fn a_suspended_party_keeps_its_seats_and_its_users_start_anew() {
    let app = TestApp::start().await;
    let buyer = app.trader("Okna Plus").await;
    let colleague = app.colleague(&buyer, &[Role::Contractor]).await;
    let stranger = app.buyer("Dveri").await;
    let staff = app.staff().await;
    let path = format!("/parties/{}/suspension", buyer.party);
    buyer.api().post(&path, json!({ "reason": "x" })).await.problem(403, "forbidden");
    app.api().post(&path, json!({ "reason": "x" })).await.problem(401, "sign_in_needed");

    let party = staff.api().post(&path, json!({ "reason": "Leads resold" })).await.ok().json();
    assert_eq!(party["status"], "suspended");
    assert_eq!(party["suspended_reason"], "Leads resold");
    assert_eq!(party["users"].as_array().unwrap().len(), 2);
    assert!(facts(&app).contains(&Fact::PartySuspended { party: buyer.party }));
    buyer.api().get("/me").await.problem(401, "sign_in_needed");
    colleague.get("/settings").await.expect(303);
    stranger.api().get("/me").await.ok();
    let person = buyer.person(&app).expect("the user is not suspended");
    assert!(person.seats.iter().all(|seat| seat.party_suspended) && person.seats.len() == 2);

    staff.api().post(&path, json!({ "reason": "again" })).await.problem(409, "already_done");
    let path = format!("/parties/{}/restoration", buyer.party);
    assert_eq!(staff.api().post(&path, json!({})).await.ok().json()["status"], "active");
    staff.api().post(&path, json!({})).await.problem(409, "already_done");
    assert!(facts(&app).contains(&Fact::PartyRestored { party: buyer.party }));
    let missing = format!("/parties/{}/suspension", lead_exchange::kernel::ids::PartyId::new());
    staff.api().post(&missing, json!({ "reason": "x" })).await.problem(404, "not_found");
}

#[actix_web::test]
async fn staff_suspend_through_pages_and_the_trail_tells() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let staff = app.staff().await;
    let address = format!("/staff/parties/{}", buyer.party);
    let form = staff.page(&address).await.form("form[action$='/suspension']");
    let refused = staff.browser.submit(form.clone()).await.expect(422).html();
    assert!(refused.has("details[open] #f-reason-fault"));
    assert_eq!(
        staff.browser.submit(form.fill("reason", "Leads resold")).await.see_other(),
        address
    );
    let page = staff.page(&address).await;
    assert!(page.words().contains("Leads resold"));
    assert!(page.texts(".timeline li").iter().any(|line| line.contains("suspended a party")));
    let restore = page.form("form[action$='/restoration']");
    assert_eq!(staff.browser.submit(restore).await.see_other(), address);

    let address = format!("/staff/users/{}", buyer.user);
    let form = staff.page(&address).await.form("form[action$='/suspension']");
    assert_eq!(staff.browser.submit(form.fill("reason", "Fraud")).await.see_other(), address);
    assert!(staff.page(&address).await.has("form[action$='/restoration']"));
    // Nobody is offered their own suspension.
    let own = staff.page(&format!("/staff/users/{}", staff.user)).await;
    assert!(!own.has("form[action$='/suspension']"));
}
