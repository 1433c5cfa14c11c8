//! `/staff/top-ups`.

use super::{asked, id, wallet};
use crate::support::TestApp;

#[actix_web::test]
async fn staff_confirm_the_oldest_first_in_two_steps() {
    let app = TestApp::start().await;
    let (okna, doma) = (app.buyer("Okna Plus").await, app.buyer("Doma").await);
    let older = asked(&okna, "100", "RUB").await;
    let newer = asked(&doma, "200", "RUB").await;
    let staff = app.staff().await;
    let page = staff.page("/staff/top-ups").await;
    let references =
        [&older, &newer].map(|top_up| top_up["reference"].as_str().unwrap().to_owned());
    assert_eq!(page.texts("td a.mono"), references);
    assert_eq!(page.count("details.confirm"), 2, "a question stands before each confirmation");
    let path = format!("/staff/top-ups/{}/confirmation", id(&older));
    let form = page.form(&format!("form[action='{path}']"));
    assert_eq!(staff.browser.submit(form.clone()).await.see_other(), "/staff/top-ups");
    let after = staff.page("/staff/top-ups").await;
    assert_eq!(after.texts("td a.mono"), references[1..]);
    // The same form again: a double click, or another's page that was open.
    staff.browser.submit(form).await.expect(409);
    assert_eq!(wallet(&okna, "RUB").await["free"], "100.00");
    let confirmed = staff.page("/staff/top-ups?status=confirmed").await;
    assert_eq!(confirmed.texts("td a.mono"), references[..1]);
}

#[actix_web::test]
async fn a_reference_is_found_however_it_is_typed() {
    let app = TestApp::start().await;
    let (okna, doma) = (app.buyer("Okna Plus").await, app.buyer("Doma").await);
    let wanted = asked(&okna, "100", "RUB").await;
    asked(&doma, "200", "RUB").await;
    let reference = wanted["reference"].as_str().unwrap();
    let staff = app.staff().await;
    for typed in [
        reference.to_owned(),
        reference.to_lowercase().replace('-', ""),
        reference.trim_start_matches("LX-").replace('-', "+"),
        "okna".to_owned(),
    ] {
        let page = staff.page(&format!("/staff/top-ups?q={typed}")).await;
        assert_eq!(page.texts("td a.mono"), [reference], "{typed}");
    }
    for nothing in ["nobody", "%25", "_", "LX-0000-0001"] {
        let page = staff.page(&format!("/staff/top-ups?q={nothing}")).await;
        assert!(page.has(".empty"), "{nothing}");
    }
}

#[actix_web::test]
async fn a_cancellation_needs_a_reason_the_buyer_reads() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let id = id(&asked(&buyer, "100", "RUB").await);
    let staff = app.staff().await;
    let path = format!("/staff/top-ups/{id}");
    let form = staff.page(&path).await.form("form[action$=cancellation]");
    let refused = staff.browser.submit(form.clone()).await.expect(422).html();
    assert_eq!(refused.texts(".field .fault").len(), 1);
    let there =
        staff.browser.submit(form.fill("reason", "The bank sent it back")).await.see_other();
    assert_eq!(there, "/staff/top-ups");
    let seen = buyer.page(&format!("/money/top-ups/{id}")).await;
    assert!(seen.words().contains("The bank sent it back"));
}
