use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, grant, sign_in, signed_up};

#[actix_web::test]
async fn language_zone_and_name_are_saved() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let page = buyer.page("/settings").await;
    let form = page.form("form[action='/settings']");
    let wrong = buyer
        .browser
        .submit(form.clone().fill("time_zone", "Mars/Olympus"))
        .await
        .expect(422)
        .html();
    assert_eq!(wrong.attr("input[name=time_zone]", "value"), "Mars/Olympus");
    assert!(wrong.has("#f-time_zone-fault"));
    let form = form.fill("locale", "ru").fill("time_zone", "Asia/Omsk");
    assert_eq!(buyer.browser.submit(form).await.see_other(), "/settings");
    let page = buyer.page("/settings").await;
    assert_eq!(page.text("h1"), "Настройки");
    assert!(page.words().contains("Сохранено"));
    let form = page.form("form[action='/settings/party']");
    assert_eq!(
        buyer.browser.submit(form.fill("party_name", "Окна Плюс")).await.see_other(),
        "/settings"
    );
    let me = buyer.api().get("/me").await.ok().json();
    assert_eq!((&me["locale"], &me["time_zone"]), (&json!("ru"), &json!("Asia/Omsk")));
    assert_eq!(me["seats"][0]["party_name"], "Окна Плюс");

    let body = json!({ "locale": "es", "time_zone": "Europe/Madrid" });
    assert_eq!(buyer.api().put("/me", body).await.ok().json()["locale"], "es");
    buyer
        .api()
        .put("/me", json!({ "locale": "es", "time_zone": "x" }))
        .await
        .faults(&[("time_zone", "time-zone")]);
    buyer
        .api()
        .put("/me/party", json!({ "party_name": "x" }))
        .await
        .faults(&[("party_name", "too-short")]);
    buyer.api().put("/me/party", json!({ "party_name": "Ventanas" })).await.expect(204);
}

#[actix_web::test]
async fn a_changed_password_keeps_this_browser_and_ends_the_rest() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let (here, there) = (app.browser(), app.browser());
    sign_in(&here, "anna@example.com", PASSWORD).await.see_other();
    sign_in(&there, "anna@example.com", PASSWORD).await.see_other();
    let tokens = grant(&app, "anna@example.com", PASSWORD).await.ok().json();

    let form = here.page("/settings").await.form("form[action='/settings/password']");
    let form = form.fill("password", "a kettle on the roof");
    let wrong = here
        .submit(form.clone().fill("current_password", "not it at all"))
        .await
        .expect(422)
        .html();
    assert!(wrong.has("#f-current_password-fault"));
    assert_eq!(here.submit(form.fill("current_password", PASSWORD)).await.see_other(), "/settings");
    here.page("/settings").await;
    there.get("/settings").await.expect(303);
    app.api()
        .with_token(tokens["access_token"].as_str().unwrap())
        .get("/me")
        .await
        .problem(401, "sign_in_needed");
    grant(&app, "anna@example.com", PASSWORD).await.problem(401, "wrong_credentials");

    let tokens = grant(&app, "anna@example.com", "a kettle on the roof").await.ok().json();
    let api = app.api().with_token(tokens["access_token"].as_str().unwrap());
    let body = json!({ "current_password": PASSWORD, "password": "third time lucky now" });
    api.post("/me/password", body).await.faults(&[("current_password", "password-wrong")]);
    let body =
        json!({ "current_password": "a kettle on the roof", "password": "third time lucky now" });
    api.post("/me/password", body).await.expect(204);
    here.get("/settings").await.expect(303);
    grant(&app, "anna@example.com", "third time lucky now").await.ok();
}

#[actix_web::test]
async fn signing_out_everywhere_means_everywhere() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let form = buyer.page("/settings").await.form("form[action='/settings/sign-out']");
    assert_eq!(buyer.browser.submit(form).await.see_other(), "/sign-in");
    buyer.get("/settings").await.expect(303);
    buyer.api().get("/me").await.problem(401, "sign_in_needed");
}

#[actix_web::test]
async fn settings_are_for_every_role_and_none() {
    let app = TestApp::start().await;
    for person in [
        app.buyer("A & B").await,
        app.contractor("C and D").await,
        app.staff().await,
        app.seatless().await,
    ] {
        let page = person.page("/settings").await;
        assert!(page.has("form[action='/settings/password']"));
    }
}

#[actix_web::test]
async fn the_switch_on_a_page_saves_the_language() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let chosen = [("locale", "ru"), ("back", "/settings")];
    assert_eq!(buyer.post("/preferences", &chosen).await.see_other(), "/settings");
    assert_eq!(buyer.page("/settings").await.text("h1"), "Настройки");
    assert_eq!(buyer.api().get("/me").await.ok().json()["locale"], "ru");
    let themed = [("theme", "dark"), ("back", "/settings")];
    assert_eq!(buyer.post("/preferences", &themed).await.see_other(), "/settings");
    assert_eq!(buyer.page("/settings").await.attr("html", "data-theme"), "dark");
    assert_eq!(buyer.api().get("/me").await.ok().json()["locale"], "ru");

    let stranger = app.browser();
    let form = stranger.page("/offers?q=a").await.form("form.switches");
    let answer = stranger.submit(form.fill("locale", "es")).await;
    assert_eq!(answer.see_other(), "/offers?q=a");
    assert_eq!(stranger.page("/offers").await.attr("html", "lang"), "es");
}
