use lead_exchange::outbox::Fact;
use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, facts, grant, said, sign_in, signed_up};

#[actix_web::test]
async fn the_session_cookie_is_kept_from_scripts_and_other_sites() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let answer = sign_in(&app.browser(), "anna@example.com", PASSWORD).await;
    let cookie = answer.cookie("session").expect("a session").to_owned();
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
}

#[actix_web::test]
async fn over_https_the_cookie_is_secure_and_of_this_host_alone() {
    let app =
        TestApp::start_with(|config| config.base_url = "https://exchange.example".to_owned()).await;
    let staff = app.staff().await;
    let page = staff.page("/settings").await;
    assert!(page.has("form[action='/settings/sign-out']"));
    let answer = staff.post("/settings/sign-out", &[]).await;
    let gone = answer.cookie("__Host-session").expect("the cookie is taken away").to_owned();
    assert!(gone.contains("Secure") && gone.contains("HttpOnly"), "{gone}");
}

#[actix_web::test]
async fn signing_in_goes_on_only_within_the_site() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let away = [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "%2F%2Fevil.example",
    ];
    for next in away {
        let browser = app.browser();
        let form = browser.page("/sign-in").await.form("form[action='/sign-in']");
        let form =
            form.fill("email", "anna@example.com").fill("password", PASSWORD).fill("next", next);
        let to = browser.submit(form).await.see_other();
        assert!(to == "/" || to == "/buyer/leads", "{next} led to {to}");
    }
    // A page of ours is come back to, through the form.
    let browser = app.browser();
    let to = browser.get("/settings?x=1").await.see_other();
    assert_eq!(to, "/sign-in?next=/settings%3Fx%3D1");
    let form = browser.page(&to).await.form("form[action='/sign-in']");
    let form = form.fill("email", "anna@example.com").fill("password", PASSWORD);
    assert_eq!(browser.submit(form).await.see_other(), "/settings?x=1");
}

#[actix_web::test]
async fn guessing_is_slowed_down() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let api = app.api();
    let wrong = serde_json::json!({
        "grant_type": "password", "email": "anna@example.com", "password": "not this password",
    });
    for _ in 0..10 {
        api.post("/tokens", wrong.clone()).await.problem(401, "wrong_credentials");
    }
    let refused = api.post("/tokens", wrong).await;
    let wait: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=31).contains(&wait), "{wait}");
    refused.problem(429, "too_many_requests");
    // The owner, who comes from elsewhere, is not kept out.
    grant(&app, "anna@example.com", PASSWORD).await.ok();

    // The page says so too, and keeps the address.
    let browser = app.browser();
    for _ in 0..10 {
        sign_in(&browser, "boris@example.com", "not this password").await.expect(401);
    }
    let page = sign_in(&browser, "boris@example.com", "not this password").await.expect(429).html();
    assert_eq!(page.attr("input[name=email]", "value"), "boris@example.com");
    assert!(page.has("[role=alert]"));
}

#[actix_web::test]
async fn a_refused_sign_in_keeps_the_address_and_never_the_password() {
    let app = TestApp::start().await;
    let page =
        sign_in(&app.browser(), "anna@example.com", "a wrong guess of it").await.expect(401).html();
    assert_eq!(page.attr("input[name=email]", "value"), "anna@example.com");
    assert!(!page.source().contains("a wrong guess of it"));
}

#[actix_web::test]
async fn signing_out_ends_the_session_at_once() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let browser = app.browser();
    sign_in(&browser, "anna@example.com", PASSWORD).await.see_other();
    let stolen = browser.cookies();
    let page = browser.page("/settings").await;
    let answer = browser.post_from(&page, "/sign-out", &[]).await;
    assert!(answer.cookie("session").unwrap().contains("Max-Age=0"));
    assert_eq!(answer.see_other(), "/");
    // A copy of the cookie is worth nothing any more.
    let thief = app.browser();
    for cookie in stolen.split("; ") {
        let (name, value) = cookie.split_once('=').unwrap();
        thief.set_cookie(name, value);
    }
    assert_eq!(thief.get("/settings").await.see_other(), "/sign-in?next=/settings");
}

#[actix_web::test]
async fn a_session_lasts_thirty_days_from_the_last_visit() {
    const DAY: i64 = 24 * 60 * 60;
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    for _ in 0..3 {
        app.turn_clock(29 * DAY);
        buyer.page("/settings").await;
    }
    app.turn_clock(30 * DAY + 60);
    buyer.get("/settings").await.expect(303);
}

#[actix_web::test]
async fn a_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for path in ["/sign-in", "/sign-up", "/reset", "/sign-out", "/enter/x", "/confirm/x"] {
        browser
            .post(path, &[("email", "anna@example.com"), ("password", PASSWORD)])
            .await
            .expect(403);
    }
}

#[actix_web::test]
async fn a_token_request_names_what_it_lacks() {
    let app = TestApp::start().await;
    let ask = async |body| app.api().post("/tokens", body).await;
    ask(serde_json::json!({})).await.faults(&[("grant_type", "required")]);
    ask(serde_json::json!({"grant_type": "magic"})).await.faults(&[("grant_type", "not-a-choice")]);
    ask(serde_json::json!({"grant_type": "password"}))
        .await
        .faults(&[("email", "required"), ("password", "required")]);
    ask(serde_json::json!({"grant_type": "refresh_token"}))
        .await
        .faults(&[("refresh_token", "required")]);
    let odd = ask(serde_json::json!({"grant_type": "refresh_token", "refresh_token": "x"})).await;
    assert_eq!(said(&odd).0, 401);
    odd.problem(401, "invalid_refresh_token");
}

#[actix_web::test]
async fn an_address_is_one_however_it_is_typed() {
    let app = TestApp::start().await;
    signed_up(&app, "\"anna\"@example.com").await;
    for typed in ["anna@example.com", "\"anna\"@example.com", " ａnna@EXAMPLE.com "] {
        grant(&app, typed, PASSWORD).await.ok();
        app.api().post("/password-resets", json!({ "email": typed })).await.expect(202);
        assert!(matches!(facts(&app).last(), Some(Fact::ResetAsked { .. })), "{typed}");
    }
}
