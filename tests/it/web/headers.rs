//! What every answer carries: security headers, cookies' attributes, how long it may be kept.

use crate::support::TestApp;

const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
];

#[actix_web::test]
async fn the_server_lives_and_is_ready() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/livez").await.ok().body, "ok\n");
    assert_eq!(app.browser().get("/readyz").await.ok().body, "ready\n");
}

#[actix_web::test]
async fn every_answer_is_closed_to_other_sites() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for path in ["/sign-in", "/no-such-page", "/api/openapi.json", "/api/v1/me", "/livez"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.header("content-security-policy"), POLICY.join("; "), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: not over plain http");
    }
}

#[actix_web::test]
async fn nothing_personal_is_kept_by_a_cache() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    assert_eq!(buyer.get("/settings").await.header("cache-control"), "no-store");
    assert_eq!(buyer.api().get("/me").await.ok().header("cache-control"), "no-store");
    let sign_in = app.browser().get("/sign-in").await.ok();
    assert_eq!(sign_in.header("cache-control"), "private, no-cache");
    let css = sign_in.html().attr("link[rel=stylesheet]", "href");
    assert!(app.browser().get(&css).await.ok().header("cache-control").contains("immutable"));
}

#[actix_web::test]
async fn over_https_cookies_are_the_hosts_own() {
    let app = TestApp::start_with(|config| config.base_url = "https://leads.example".into()).await;
    let answer = app.browser().get("/sign-in").await.ok();
    let cookie = answer.cookie("__Host-csrf").expect("the seed of form tokens");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
}

#[actix_web::test]
async fn over_http_cookies_work_and_are_kept_from_scripts() {
    let app = TestApp::start().await;
    let answer = app.browser().get("/sign-in").await.ok();
    let cookie = answer.cookie("csrf").expect("the seed of form tokens");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
}

#[actix_web::test]
async fn a_request_can_be_found_in_the_log() {
    let app = TestApp::start().await;
    let problem = app.api().get("/me").await.problem(401, "sign_in_needed");
    assert!(problem["instance"].as_str().is_some_and(|id| id.starts_with("urn:uuid:")));
}
