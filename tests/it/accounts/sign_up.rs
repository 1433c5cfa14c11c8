use diesel::{QueryDsl, RunQueryDsl};
use lead_exchange::outbox::Fact;
use lead_exchange::schema::users;
use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, application, facts, grant, mailed_token, said, sign_in, signed_up};

#[actix_web::test]
async fn a_visitor_signs_up_confirms_and_signs_in_through_pages() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let form = browser.page("/sign-up").await.form("form[action='/sign-up']");
    let form = form
        .tick("roles", "buyer")
        .tick("roles", "contractor")
        .fill("party_name", "Okna Plus")
        .fill("email", "Anna@Example.com")
        .fill("password", PASSWORD)
        .fill("time_zone", "Europe/Moscow");
    assert_eq!(browser.submit(form).await.see_other(), "/sign-up/sent");
    browser.page("/sign-up/sent").await;

    // Before the address is confirmed the door stays closed, and the page offers another link.
    let early = sign_in(&browser, "anna@example.com", PASSWORD).await.expect(403).html();
    let resend = early.form("form[action='/sign-up/confirmation']");
    let first = mailed_token(&app);
    assert_eq!(browser.submit(resend).await.see_other(), "/sign-up/sent");
    let second = mailed_token(&app);
    assert_ne!(first, second);
    browser.get(&format!("/confirm/{first}")).await.expect(410);

    // Opening the link, as scanners of mail do, does not use it up.
    let address = format!("/confirm/{second}");
    browser.page(&address).await;
    let button = browser.page(&address).await.form(&format!("form[action='{address}']"));
    assert_eq!(browser.submit(button.clone()).await.see_other(), "/sign-in");
    browser.submit(button).await.expect(410);

    assert_eq!(sign_in(&browser, " anna@example.com", PASSWORD).await.see_other(), "/buyer/leads");
    let settings = browser.page("/settings").await;
    assert_eq!(settings.attr("input[name=party_name]", "value"), "Okna Plus");
    assert_eq!(settings.attr("input[name=time_zone]", "value"), "Europe/Moscow");
    // Whoever is signed in has no use for the form.
    assert_eq!(browser.get("/sign-in").await.see_other(), "/buyer/leads");
}

#[actix_web::test]
async fn a_program_signs_up_and_learns_who_it_is() {
    let app = TestApp::start().await;
    let api = app.api();
    api.post("/sign-ups", application("anna@example.com")).await.expect(202);
    grant(&app, "anna@example.com", PASSWORD).await.problem(403, "email_not_confirmed");
    let token = mailed_token(&app);
    api.post("/confirmations", json!({ "token": token })).await.expect(204);
    api.post("/confirmations", json!({ "token": token })).await.problem(410, "link_spent");

    let tokens = grant(&app, "Anna@Example.com", PASSWORD).await.ok().json();
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 900);
    let me = api.with_token(tokens["access_token"].as_str().unwrap()).get("/me").await.ok().json();
    assert_eq!(me["email"], "anna@example.com");
    assert_eq!(me["locale"], "ru");
    assert_eq!(me["time_zone"], "Europe/Moscow");
    assert_eq!(me["seats"][0]["role"], "buyer");
    assert_eq!(me["seats"][0]["party_name"], "Okna Plus");
    assert!(me["seats"][0]["party"].as_str().unwrap().starts_with("party_"));
    assert!(me["user"].as_str().unwrap().starts_with("user_"));
    api.get("/me").await.problem(401, "sign_in_needed");
}

#[actix_web::test]
async fn nobody_learns_whether_an_address_has_a_user() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let api = app.api();

    let free = api.post("/sign-ups", application("boris@example.com")).await;
    let taken = api.post("/sign-ups", application("anna@example.com")).await;
    assert_eq!(said(&free), said(&taken));
    assert!(matches!(facts(&app).last(), Some(Fact::SignUpRepeated { .. })));
    // The one who tried did not become the owner.
    let mut stolen = application("anna@example.com");
    stolen["password"] = json!("a thief's own password");
    api.post("/sign-ups", stolen).await.expect(202);
    grant(&app, "anna@example.com", "a thief's own password")
        .await
        .problem(401, "wrong_credentials");

    let known = grant(&app, "anna@example.com", "not this password").await;
    let unknown = grant(&app, "nobody@example.com", "not this password").await;
    // Waits for its confirmation, which only who knows the password hears.
    let waiting = grant(&app, "boris@example.com", "not this password").await;
    assert_eq!(said(&known), said(&unknown));
    assert_eq!(said(&known), said(&waiting));

    for path in ["/password-resets", "/confirmation-mails"] {
        let known = api.post(path, json!({ "email": "anna@example.com" })).await;
        let unknown = api.post(path, json!({ "email": "nobody@example.com" })).await;
        assert_eq!(said(&known), said(&unknown));
        assert_eq!(known.status, 202);
    }
}

const STRANGERS: &str = "the stranger's own words";

/// Anna and a stranger both sign her address up, in the order given by their passwords; she opens
/// the link of the newest mail.
async fn signed_up_twice(app: &TestApp, passwords: [&str; 2]) -> String {
    let mut link = None;
    for password in passwords {
        if let Some(link) = &link {
            app.browser().get(&format!("/confirm/{link}")).await.ok();
        }
        let mut body = application("anna@example.com");
        body["password"] = json!(password);
        app.api().post("/sign-ups", body).await.expect(202);
        let newer = mailed_token(app);
        if let Some(older) = link.replace(newer) {
            let body = json!({ "token": older });
            app.api().post("/confirmations", body).await.problem(410, "link_spent");
        }
    }
    link.expect("a link")
}

#[actix_web::test]
async fn a_stranger_who_signs_somebody_up_before_or_after_them_leaves_no_way_in() {
    for passwords in [[STRANGERS, PASSWORD], [PASSWORD, STRANGERS]] {
        let app = TestApp::start().await;
        let link = signed_up_twice(&app, passwords).await;
        let browser = app.browser();
        let address = format!("/confirm/{link}");
        let button = browser.page(&address).await.form(&format!("form[action='{address}']"));
        let reset = browser.submit(button).await.see_other();
        for password in passwords {
            grant(&app, "anna@example.com", password).await.problem(401, "wrong_credentials");
        }
        let page = browser.page(&reset).await;
        let form = page.form(&format!("form[action='{reset}']"));
        let chosen = "a lighthouse in the fog";
        assert_eq!(browser.submit(form.fill("password", chosen)).await.see_other(), "/sign-in");
        grant(&app, "anna@example.com", chosen).await.ok();
        grant(&app, "anna@example.com", STRANGERS).await.problem(401, "wrong_credentials");
    }
}

#[actix_web::test]
async fn a_program_that_confirms_a_repeated_sign_up_gets_the_reset_by_mail() {
    let app = TestApp::start().await;
    let link = signed_up_twice(&app, [PASSWORD, PASSWORD]).await;
    app.api().post("/confirmations", json!({ "token": link })).await.expect(204);
    grant(&app, "anna@example.com", PASSWORD).await.problem(401, "wrong_credentials");
    let body = json!({ "token": mailed_token(&app), "password": "a lighthouse in the fog" });
    app.api().post("/passwords", body).await.expect(204);
    grant(&app, "anna@example.com", "a lighthouse in the fog").await.ok();
}

#[actix_web::test]
async fn a_refused_form_names_each_fault_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let body = json!({
        "email": "anna", "password": "password123", "party_name": "", "roles": ["staff"],
        "time_zone": "Moscow",
    });
    app.api().post("/sign-ups", body).await.faults(&[
        ("email", "email"),
        ("password", "password-common"),
        ("party_name", "required"),
        ("roles", "role-not-offered"),
        ("time_zone", "time-zone"),
    ]);

    let browser = app.browser();
    let form = browser.page("/sign-up").await.form("form[action='/sign-up']");
    let form = form.fill("party_name", "Okna & Co").fill("email", "anna").fill("password", "short");
    let page = browser.submit(form).await.expect(422).html();
    assert_eq!(page.attr("input[name=party_name]", "value"), "Okna & Co");
    assert_eq!(page.attr("input[name=email]", "value"), "anna");
    assert!(!page.has("input[name=password][value]"));
    assert!(
        page.has("#f-email-fault") && page.has("#f-password-fault") && page.has("#f-roles-fault")
    );
    assert!(facts(&app).is_empty());
}

#[actix_web::test]
async fn two_sign_ups_at_once_make_one_user() {
    let app = TestApp::start().await;
    let tries = (0..6).map(|_| {
        let api = app.api();
        tokio::spawn(async move { api.post("/sign-ups", application("anna@example.com")).await })
    });
    for tried in tries.collect::<Vec<_>>() {
        tried.await.unwrap().expect(202);
    }
    let token = mailed_token(&app);
    app.api().post("/confirmations", json!({ "token": token })).await.expect(204);
    let users: i64 = app.tx(|tx| users::table.count().get_result(tx.conn()).unwrap());
    assert_eq!(users, 1);
}

#[actix_web::test]
async fn pages_speak_three_languages() {
    let app = TestApp::start().await;
    for (language, title) in
        [("en", "Create an account"), ("ru", "Создать учётную запись"), ("es", "Crear una cuenta")]
    {
        let browser = app.browser().speaking(language);
        assert_eq!(browser.page("/sign-up").await.text("h1"), title);
        for path in ["/sign-up/sent", "/sign-in", "/reset", "/reset/sent"] {
            browser.page(path).await;
        }
        for path in ["/confirm/x", "/reset/x", "/enter/x", "/invitation/x"] {
            browser.get(path).await.expect(410);
        }
    }
}
