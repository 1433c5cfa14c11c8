use lead_exchange::accounts::password::Password;
use lead_exchange::accounts::{AccountError, admin};
use lead_exchange::kernel::contact::Email;
use serde_json::json;

use super::super::support::TestApp;
use super::{PASSWORD, grant, mailed_token, sign_in, signed_up};

#[actix_web::test]
async fn staff_join_by_invitation() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let form = staff.page("/staff/users").await.form("form[action='/staff/users/invitations']");
    let refused = staff.browser.submit(form.clone().fill("email", "olga")).await.expect(422).html();
    assert!(refused.has("details[open] #invite-email-fault"));
    let form = form.fill("email", "olga@example.com").fill("locale", "es");
    assert_eq!(staff.browser.submit(form).await.see_other(), "/staff/users");

    let browser = app.browser().speaking("es");
    let address = format!("/invitation/{}", mailed_token(&app));
    assert!(browser.page(&address).await.words().contains("olga@example.com"));
    let form = browser.page(&address).await.form(&format!("form[action='{address}']"));
    let form = form.fill("time_zone", "Europe/Madrid");
    let weak =
        browser.submit(form.clone().fill("password", "olga@example.com")).await.expect(422).html();
    assert!(weak.has("#f-password-fault"));
    let form = form.fill("password", PASSWORD);
    assert_eq!(browser.submit(form.clone()).await.see_other(), "/staff/offers");
    browser.page("/staff/users").await;
    browser.submit(form).await.expect(410);
    assert_eq!(
        sign_in(&app.browser(), "olga@example.com", PASSWORD).await.see_other(),
        "/staff/offers"
    );
}

#[actix_web::test]
async fn an_invitation_goes_only_to_an_address_without_a_user() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let staff = app.staff().await;
    let invite =
        async |email: &str| staff.api().post("/invitations", json!({ "email": email })).await;
    invite("anna@example.com").await.faults(&[("email", "email-has-user")]);
    invite("olga@example.com").await.expect(202);
    let token = mailed_token(&app);
    // They sign up by themselves meanwhile.
    signed_up(&app, "olga@example.com").await;
    let browser = app.browser();
    let address = format!("/invitation/{token}");
    let form = browser.page(&address).await.form(&format!("form[action='{address}']"));
    let form = form.fill("time_zone", "UTC").fill("password", "another good password");
    assert!(browser.submit(form).await.expect(409).html().has("[role=alert]"));
    grant(&app, "olga@example.com", PASSWORD).await.ok();
}

#[actix_web::test]
async fn the_operator_makes_staff_and_a_printed_link_signs_in_once() {
    let app = TestApp::start().await;
    let email = Email::parse("boss@example.com").unwrap();
    let link = app.tx(|tx| admin::create_staff(tx, &email, None).unwrap()).expect("a link");
    let address = format!("/enter/{}", link.reveal());
    let visitors: Vec<_> = (0..6).map(|_| app.browser()).collect();
    let mut forms = Vec::new();
    for browser in &visitors {
        // Opening it does not use it.
        let form = browser.page(&address).await.form(&format!("form[action='{address}']"));
        forms.push((browser.clone(), form));
    }
    let tries = forms.into_iter().map(|(browser, form)| {
        tokio::spawn(async move { browser.submit(form).await.status.as_u16() })
    });
    let mut statuses = Vec::new();
    for tried in tries.collect::<Vec<_>>() {
        statuses.push(tried.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410, 410, 410, 410, 410]);

    // A printed link waits a day, and no longer.
    let link = app.tx(|tx| admin::create_staff(tx, &email, None).unwrap()).expect("a link");
    app.turn_clock(24 * 60 * 60);
    app.browser().get(&format!("/enter/{}", link.reveal())).await.expect(410);

    let hash = Password::choose(PASSWORD, &email).unwrap().hash().unwrap();
    let none = app.tx(|tx| admin::create_staff(tx, &email, Some(&hash)).unwrap());
    assert!(none.is_none());
    assert_eq!(
        sign_in(&app.browser(), "boss@example.com", PASSWORD).await.see_other(),
        "/staff/offers"
    );
}

#[actix_web::test]
async fn whoever_trades_cannot_be_staff() {
    let app = TestApp::start().await;
    signed_up(&app, "anna@example.com").await;
    let email = Email::parse("anna@example.com").unwrap();
    let refused = app.tx(|tx| admin::create_staff(tx, &email, None));
    assert!(matches!(refused, Err(AccountError::ActsForParty)));
}
