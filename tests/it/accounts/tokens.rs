use serde_json::{Value, json};

use super::super::support::{Answer, TestApp};
use super::{PASSWORD, grant, signed_up};

async fn refresh(app: &TestApp, token: &Value) -> Answer {
    let body = json!({ "grant_type": "refresh_token", "refresh_token": token });
    app.api().post("/tokens", body).await
}

#[actix_web::test]
async fn refresh_tokens_rotate_and_a_reused_one_ends_its_family() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let first = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let other = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let second = refresh(&app, &first["refresh_token"]).await.ok().json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    let third = refresh(&app, &second["refresh_token"]).await.ok().json();

    refresh(&app, &first["refresh_token"]).await.problem(401, "invalid_refresh_token");
    refresh(&app, &third["refresh_token"]).await.problem(401, "invalid_refresh_token");
    // Another sign-in is another family.
    refresh(&app, &other["refresh_token"]).await.ok();
}

#[actix_web::test]
async fn of_many_who_refresh_at_once_one_succeeds_and_the_family_ends() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let first = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let tries = (0..8).map(|_| {
        let (api, token) = (app.api(), first["refresh_token"].clone());
        let body = json!({ "grant_type": "refresh_token", "refresh_token": token });
        tokio::spawn(async move { api.post("/tokens", body).await })
    });
    let mut next = Vec::new();
    for tried in tries.collect::<Vec<_>>() {
        let answer = tried.await.unwrap();
        if answer.status == 200 {
            next.push(answer.json());
        } else {
            answer.problem(401, "invalid_refresh_token");
        }
    }
    assert_eq!(next.len(), 1);
    refresh(&app, &next[0]["refresh_token"]).await.problem(401, "invalid_refresh_token");
}

#[actix_web::test]
async fn tokens_run_out_by_the_exchanges_own_clock() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let program = app.api().with_token(tokens["access_token"].as_str().unwrap());
    app.turn_clock(14 * 60);
    program.get("/me").await.ok();
    app.turn_clock(61);
    program.get("/me").await.problem(401, "sign_in_needed");
    let next = refresh(&app, &tokens["refresh_token"]).await.ok().json();
    app.turn_clock(30 * 24 * 60 * 60 + 1);
    refresh(&app, &next["refresh_token"]).await.problem(401, "invalid_refresh_token");
}

#[actix_web::test]
async fn a_repeated_request_gets_the_same_tokens() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let body = json!({ "grant_type": "refresh_token", "refresh_token": tokens["refresh_token"] });
    let api = app.api().with("Idempotency-Key", "refresh-1");
    let first = api.post("/tokens", body.clone()).await.ok().json();
    let again = api.post("/tokens", body).await.ok();
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), first);
    refresh(&app, &first["refresh_token"]).await.ok();
}

#[actix_web::test]
async fn a_program_signs_out() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    app.api().post("/tokens/revocation", body.clone()).await.expect(204);
    app.api().post("/tokens/revocation", body).await.expect(204);
    refresh(&app, &tokens["refresh_token"]).await.problem(401, "invalid_refresh_token");

    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let program = app.api().with_token(tokens["access_token"].as_str().unwrap());
    program.post("/me/sign-out", json!({})).await.expect(204);
    program.get("/me").await.problem(401, "sign_in_needed");
    refresh(&app, &tokens["refresh_token"]).await.problem(401, "invalid_refresh_token");
}

#[actix_web::test]
async fn forged_tokens_open_nothing() {
    let app = TestApp::start().await;
    let elsewhere = TestApp::start().await;
    let buyer = elsewhere.buyer("Okna Plus").await;
    for token in ["", "x", "a.b.c", &buyer.token] {
        app.api().with_token(token).get("/me").await.problem(401, "sign_in_needed");
    }
}
