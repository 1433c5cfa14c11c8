//! `Idempotency-Key`, on calls that everybody has: sign-ups, tokens, the party's name.

use serde_json::json;

use crate::support::TestApp;

#[actix_web::test]
async fn a_repeat_gets_the_first_answer() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let api = staff.api().with("Idempotency-Key", "invite-1");
    let body = json!({ "email": "new@example.com" });
    let first = api.post("/invitations", body.clone()).await;
    assert!(first.status.is_success(), "{first:?}");
    assert_eq!(first.header("idempotency-replayed"), "");
    let second = api.post("/invitations", body).await;
    assert_eq!((second.status, &second.body), (first.status, &first.body));
    assert_eq!(second.header("idempotency-replayed"), "true");
    let mails = app.mails();
    assert_eq!(mails.iter().filter(|mail| mail.to.contains("new@example.com")).count(), 1);
}

#[actix_web::test]
async fn another_request_under_the_same_key_is_refused() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let api = staff.api().with("Idempotency-Key", "one");
    let first = api.post("/invitations", json!({ "email": "a@example.com" })).await;
    assert!(first.status.is_success());
    let other = api.post("/invitations", json!({ "email": "b@example.com" })).await;
    other.problem(422, "idempotency_key_reused");
    // Another user's key is another key.
    let colleague = app.staff().await.api().with("Idempotency-Key", "one");
    let theirs = colleague.post("/invitations", json!({ "email": "b@example.com" })).await;
    assert!(theirs.status.is_success(), "{theirs:?}");
}

#[actix_web::test]
async fn a_rules_no_is_an_answer_too() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let path = format!("/users/{}/restoration", staff.user);
    let api = staff.api().with("Idempotency-Key", "restore");
    let first = api.post(&path, json!({})).await;
    assert!(first.status.is_client_error(), "{first:?}");
    let second = api.post(&path, json!({})).await;
    assert_eq!((second.status, &second.body), (first.status, &first.body));
    assert_eq!(second.header("content-type"), "application/problem+json");
    assert_eq!(second.header("idempotency-replayed"), "true");
}

#[actix_web::test]
async fn a_key_has_one_to_255_characters() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    for key in [String::new(), "k".repeat(256)] {
        let api = staff.api().with("Idempotency-Key", key);
        let answer = api.post("/invitations", json!({ "email": "a@example.com" })).await;
        answer.problem(400, "bad_idempotency_key");
    }
}
