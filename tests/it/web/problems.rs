//! Errors: a page for people, a problem for programs, in their language.

use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;

#[actix_web::test]
async fn a_program_gets_a_problem() {
    let app = TestApp::start().await;
    let api = app.api();
    api.get("/no-such-thing").await.problem(404, "not_found");
    let answer = api.get("/me").await;
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    answer.problem(401, "sign_in_needed");
    api.with_token("nonsense").get("/me").await.problem(401, "sign_in_needed");
    let broken = Some(("application/json", "{".to_owned()));
    api.raw(Method::POST, "/tokens", broken).await.problem(400, "malformed_json");
    let form = Some(("application/x-www-form-urlencoded", "a=b".to_owned()));
    api.raw(Method::POST, "/tokens", form).await.problem(415, "unsupported_media_type");
    api.post("/tokens", json!({})).await.faults(&[("grant_type", "required")]);
    api.post("/tokens", json!({ "grant_type": 1 })).await.faults(&[("grant_type", "wrong-type")]);
}

#[actix_web::test]
async fn a_program_is_spoken_to_in_its_language() {
    let app = TestApp::start().await;
    let title = |api: crate::support::Api| async move {
        api.get("/nothing").await.problem(404, "not_found")["title"].clone()
    };
    assert_eq!(
        title(app.api().with("Accept-Language", "ru-RU,ru;q=0.9")).await,
        "Здесь ничего нет"
    );
    assert_eq!(title(app.api().with("Accept-Language", "es")).await, "Aquí no hay nada");
    assert_eq!(title(app.api()).await, "There is nothing here");
}

#[actix_web::test]
async fn a_person_gets_a_page() {
    let app = TestApp::start().await;
    let page = app.browser().speaking("es").get("/nada").await.expect(404).html();
    assert_eq!(page.text("h1"), "Aquí no hay nada");
    assert_eq!(page.attr("html", "lang"), "es");
}

#[actix_web::test]
async fn nobody_is_sent_to_sign_in_and_back() {
    let app = TestApp::start().await;
    let to = app.browser().get("/settings?tab=a%20b&x=1").await.see_other();
    assert_eq!(to, "/sign-in?next=/settings%3Ftab%3Da%2520b%26x%3D1");
}

#[actix_web::test]
async fn a_wrong_role_is_told_so() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    buyer.api().get("/users").await.problem(403, "forbidden");
    let page = buyer.get("/staff/users").await.expect(403).html();
    assert!(page.has("h1"));
}

#[actix_web::test]
async fn a_party_one_does_not_have_is_no_seat() {
    let app = TestApp::start().await;
    let (buyer, other) = (app.buyer("Okna Plus").await, app.buyer("Dveri").await);
    let party = other.party.to_string();
    let rename = json!({ "name": "Okna" });
    buyer.api().with("X-Party", party).put("/me/party", rename).await.problem(403, "forbidden");
}
