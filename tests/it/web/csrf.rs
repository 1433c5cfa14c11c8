//! Forms of other sites are refused.

use reqwest::Method;

use crate::support::{Answer, TestApp};

const FIELDS: [(&str, &str); 2] = [("email", "olga@okna.example"), ("password", "wrong horse")];

fn refused(answer: Answer) {
    let page = answer.expect(403).html();
    assert!(page.words().contains("reload"), "it says what to do");
}

#[actix_web::test]
async fn a_form_without_our_token_is_refused() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let page = browser.page("/sign-in").await;
    refused(browser.post("/sign-in", &FIELDS).await);
    let mut forged = FIELDS.to_vec();
    forged.push(("csrf", "AAAA"));
    refused(browser.post("/sign-in", &forged).await);
    // With it the form reaches its handler, which finds the password wrong.
    let answer = browser.post_from(&page, "/sign-in", &FIELDS).await;
    assert_ne!(answer.status.as_u16(), 403);
}

#[actix_web::test]
async fn a_token_fits_one_visitor_only() {
    let app = TestApp::start().await;
    let (thief, victim) = (app.browser(), app.browser());
    let stolen = thief.page("/sign-in").await;
    victim.page("/sign-in").await;
    refused(victim.post_from(&stolen, "/sign-in", &FIELDS).await);
}

#[actix_web::test]
async fn what_the_browser_says_comes_from_elsewhere_is_refused_even_with_a_token() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let token = browser.page("/sign-in").await.csrf();
    let send = |name: &'static str, value: String| {
        let mut fields = FIELDS.to_vec();
        fields.push(("csrf", &token));
        browser.request(Method::POST, "/sign-in").header(name, value).form(&fields).send()
    };
    let here = format!("http://{}", app.address);
    for (name, value, status) in [
        ("Sec-Fetch-Site", "cross-site".to_owned(), 403),
        ("Sec-Fetch-Site", "same-site".to_owned(), 403),
        ("Origin", "https://evil.example".to_owned(), 403),
        ("Origin", "null".to_owned(), 403),
    ] {
        let answer = send(name, value.clone()).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{name}: {value}");
    }
    assert_ne!(send("Origin", here).await.expect("an answer").status().as_u16(), 403);
}

#[actix_web::test]
async fn tokens_differ_from_page_to_page() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let (one, two) = (browser.page("/sign-in").await.csrf(), browser.page("/sign-in").await.csrf());
    assert_ne!(one, two, "so that compression gives nothing away");
}
