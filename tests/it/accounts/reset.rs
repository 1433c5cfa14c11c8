use lead_exchange::outbox::Fact;
use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, facts, grant, mailed_token, sign_in, signed_up};

const NEW: &str = "a kettle on the roof";

#[actix_web::test]
async fn a_reset_ends_every_session_and_token_at_once() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let browser = app.browser();
    sign_in(&browser, "anna@example.com", PASSWORD).await.see_other();
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();
    let program = app.api().with_token(tokens["access_token"].as_str().unwrap());
    program.get("/me").await.ok();

    let visitor = app.browser();
    let form = visitor.page("/reset").await.form("form[action='/reset']");
    assert_eq!(
        visitor.submit(form.fill("email", "Anna@example.com")).await.see_other(),
        "/reset/sent"
    );
    let address = format!("/reset/{}", mailed_token(&app));
    visitor.page(&address).await;
    let form = visitor.page(&address).await.form(&format!("form[action='{address}']"));
    let common =
        visitor.submit(form.clone().fill("password", "qwertyuiop")).await.expect(422).html();
    assert!(common.has("#f-password-fault"));
    assert_eq!(visitor.submit(form.clone().fill("password", NEW)).await.see_other(), "/sign-in");
    visitor.submit(form.fill("password", "yet another one")).await.expect(410);
    assert!(matches!(facts(&app).last(), Some(Fact::PasswordChanged { .. })));

    browser.get("/settings").await.expect(303);
    program.get("/me").await.problem(401, "sign_in_needed");
    let refresh =
        json!({ "grant_type": "refresh_token", "refresh_token": tokens["refresh_token"] });
    app.api().post("/tokens", refresh).await.problem(401, "invalid_refresh_token");
    grant(&app, "anna@example.com", PASSWORD).await.problem(401, "wrong_credentials");
    grant(&app, "anna@example.com", NEW).await.ok();
}

#[actix_web::test]
async fn a_link_sets_one_password_however_many_try() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    app.api().post("/password-resets", json!({ "email": "anna@example.com" })).await.expect(202);
    let token = mailed_token(&app);
    let tries = (0..8).map(|n| {
        let (api, token) = (app.api(), token.clone());
        tokio::spawn(async move {
            let password = format!("{NEW} number {n}");
            let body = json!({ "token": token, "password": password });
            (api.post("/passwords", body).await.status.as_u16(), password)
        })
    });
    let mut set = Vec::new();
    for tried in tries.collect::<Vec<_>>() {
        match tried.await.unwrap() {
            (204, password) => set.push(password),
            (status, _) => assert_eq!(status, 410),
        }
    }
    assert_eq!(set.len(), 1, "{set:?}");
    grant(&app, "anna@example.com", &set[0]).await.ok();
}

#[actix_web::test]
async fn a_link_runs_out_and_is_replaced_by_the_next() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let ask = async || {
        app.api()
            .post("/password-resets", json!({ "email": "anna@example.com" }))
            .await
            .expect(202);
        mailed_token(&app)
    };
    let set = async |token: &str| {
        app.api().post("/passwords", json!({ "token": token, "password": NEW })).await
    };
    let first = ask().await;
    let second = ask().await;
    set(&first).await.problem(410, "link_spent");
    app.turn_clock(60 * 60);
    set(&second).await.problem(410, "link_spent");
    let third = ask().await;
    set(&third).await.expect(204);
}

#[actix_web::test]
async fn a_repeated_reset_gets_its_first_answer_again() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    app.api().post("/password-resets", json!({ "email": "anna@example.com" })).await.expect(202);
    let body = json!({ "token": mailed_token(&app), "password": NEW });
    let api = app.api().with("Idempotency-Key", "reset-1");
    api.post("/passwords", body.clone()).await.expect(204);
    let again = api.post("/passwords", body).await.expect(204);
    assert_eq!(again.header("idempotency-replayed"), "true");
}

#[actix_web::test]
async fn a_reset_confirms_the_address_it_was_read_at() {
    let app = TestApp::start().await;
    app.api().post("/sign-ups", super::application("anna@example.com")).await.expect(202);
    app.api().post("/password-resets", json!({ "email": "anna@example.com" })).await.expect(202);
    let body = json!({ "token": mailed_token(&app), "password": NEW });
    app.api().post("/passwords", body).await.expect(204);
    grant(&app, "anna@example.com", NEW).await.ok();
}
