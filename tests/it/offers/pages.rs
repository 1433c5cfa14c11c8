//! The pages, read by selector and used without a script.

use serde_json::json;

use super::given::{draft, published, windows, windows_with};
use crate::support::TestApp;

#[actix_web::test]
async fn the_front_page_says_only_numbers_that_are_true() {
    let app = TestApp::start().await;
    let empty = app.browser().page("/").await;
    assert_eq!(empty.count(".promises .term"), 10);
    assert!(!empty.has(".offers"));
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    published(&buyer, &staff, windows()).await;
    let page = app.browser().page("/").await;
    assert_eq!(page.texts(".offer-card h3"), ["Plastic windows, Moscow"]);
    assert!(page.words().contains("1 offer takes leads now"));
}

#[actix_web::test]
async fn the_catalogue_searches_and_keeps_what_was_asked() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    published(&buyer, &staff, windows()).await;
    published(
        &buyer,
        &staff,
        windows_with(json!({"title": "Kitchens, Kazan", "topic": "kitchens"})),
    )
    .await;
    let all = app.browser().page("/offers").await;
    assert_eq!(all.count(".offer-card"), 2);
    let found = app.browser().page("/offers?q=kazan&sort=price_low").await;
    assert_eq!(found.texts(".offer-card h3"), ["Kitchens, Kazan"]);
    assert_eq!(found.attr("input[name=q]", "value"), "kazan");
    let topic = app.browser().page("/offers?topic=Kitchens").await;
    assert_eq!(topic.count(".offer-card"), 1, "a topic is found by its name");
    let none = app.browser().page("/offers?q=boats").await;
    assert!(none.has(".empty a[href='/offers']"));
    let wrong = app.browser().get("/offers?price_from=abc&currency=RUB").await.expect(422).html();
    assert!(wrong.has("#f-price_from-fault"));
}

#[actix_web::test]
async fn an_offers_page_tells_all_and_speaks_three_languages() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = published(&buyer, &staff, windows()).await;
    buyer.api().put(&format!("/offers/{id}"), json!({"price": "650"})).await.ok();
    let path = format!("/offers/{id}");
    let page = app.browser().page(&path).await;
    assert_eq!(page.text("h1"), "Plastic windows, Moscow");
    assert!(page.text(".way").contains("₽585"), "the payout after the fee");
    assert!(page.text(".record").contains("nothing to tell"));
    assert_eq!(page.count(".reasons li"), 10);
    assert!(page.text(".meter").contains("0 of 10"));
    assert_eq!(page.texts(".changes del"), ["₽500", "₽450"], "price and payout");
    assert_eq!(page.texts(".changes ins"), ["₽650", "₽585"]);
    for (language, says) in
        [("ru", "Срок решения"), ("es", "Plazo para decidir"), ("en", "Time to decide")]
    {
        let page = app.browser().speaking(language).page(&path).await;
        assert!(page.words().contains(says), "{language}");
    }
}

#[actix_web::test]
async fn an_offer_is_taken_asked_for_and_left_on_pages() {
    let app = TestApp::start().await;
    let (buyer, staff, contractor) =
        (app.buyer("Okna Plus").await, app.staff().await, app.contractor("Traffic").await);
    let open = published(&buyer, &staff, windows()).await;
    let asked = published(&buyer, &staff, windows_with(json!({"engagement": "request"}))).await;
    let path = format!("/offers/{open}");
    assert!(contractor.page(&path).await.has(&format!("form[action='{path}/engagements']")));
    let went = contractor.post(&format!("{path}/engagements"), &[]).await.see_other();
    assert_eq!(went, "/contractor/engagements");
    assert!(contractor.page(&path).await.has(".way a[href^='/contractor/leads/new']"));
    let message = [("message", "Context ads")];
    contractor.post(&format!("/offers/{asked}/engagements"), &message).await.see_other();
    let working = contractor.page("/contractor/engagements").await;
    assert_eq!(working.texts(".chip"), ["Requested", "Active"]);
    assert_eq!(working.count("input.mono"), 1, "the code of the active one");

    let requests = buyer.page("/buyer/engagements?status=requested").await;
    assert_eq!(requests.text("blockquote"), "Context ads");
    let approve = requests.attr("form[action$='/approval']", "action");
    buyer.post(&approve, &[]).await.see_other();
    assert!(!buyer.page("/buyer/engagements").await.has("form[action$='/approval']"));
    let leave = contractor
        .page("/contractor/engagements")
        .await
        .attr("form[action$='/departure']", "action");
    contractor.post(&leave, &[]).await.see_other();
    assert!(contractor.page("/contractor/engagements?status=left").await.has(".chip.is-left"));
}

#[actix_web::test]
async fn the_editor_keeps_everything_typed() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let empty = buyer.page("/buyer/offers").await;
    assert!(empty.has(".empty a[href='/buyer/offers/new']"));
    let page = buyer.page("/buyer/offers/new").await;
    assert_eq!(page.count(".question"), 4, "three questions and a spare row");
    let typed = page
        .form("form.editor")
        .fill("title", "Windows")
        .fill("topic", "Windows")
        .fill("price", "many")
        .fill("form[3].label", "City");
    let more = buyer.browser.submit(typed.fill("do", "add-field")).await.ok().html();
    assert_eq!(more.count(".question"), 6, "the typed row, and two spare ones");
    assert_eq!(more.attr("input[name='form[3].label']", "value"), "City");
    assert_eq!(more.attr("input[name=price]", "value"), "many");

    let refused =
        buyer.browser.submit(more.form("form.editor").fill("do", "save")).await.expect(422).html();
    assert_eq!(refused.attr("input[name=title]", "value"), "Windows");
    assert!(refused.has("#f-price-fault") && refused.has("#f-action-fault"));

    let whole = refused
        .form("form.editor")
        .fill("price", "500")
        .fill("action", "application")
        .fill("do", "save");
    let own = buyer.browser.submit(whole).await.see_other();
    let page = buyer.page(&own).await;
    assert_eq!(page.text("h1"), "Windows");
    assert!(page.has("form[action$='/submission']"));
    let table = page.texts("td");
    assert!(table.iter().any(|cell| cell == "City"), "{table:?}");
}

#[actix_web::test]
async fn staff_publish_or_send_back_with_a_reason() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    assert!(staff.page("/staff/offers").await.has(".empty"));
    let id = draft(&buyer, windows()).await;
    buyer.post(&format!("/buyer/offers/{id}/submission"), &[]).await.see_other();
    let queue = staff.page("/staff/offers").await;
    assert_eq!(queue.texts("td a"), ["Plastic windows, Moscow"]);
    let path = format!("/staff/offers/{id}");
    assert!(staff.page(&path).await.has("form[action$='/publication']"));
    let refused =
        staff.post(&format!("{path}/refusal"), &[("reason", " ")]).await.expect(422).html();
    assert!(refused.has("#f-reason-fault"));
    staff.post(&format!("{path}/refusal"), &[("reason", "Say which district")]).await.see_other();
    let own = buyer.page(&format!("/buyer/offers/{id}")).await;
    assert!(own.text(".flash.warn").contains("Say which district"));
    buyer.post(&format!("/buyer/offers/{id}/submission"), &[]).await.see_other();
    staff.post(&format!("{path}/publication"), &[]).await.see_other();
    assert_eq!(
        app.browser().page(&format!("/offers/{id}")).await.text("h1"),
        "Plastic windows, Moscow"
    );
}

#[actix_web::test]
async fn a_live_offer_is_edited_into_its_next_version() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = published(&buyer, &staff, windows()).await;
    let page = buyer.page(&format!("/buyer/offers/{id}/edit")).await;
    assert!(page.text(".flash.warn").contains("Version 1"));
    assert_eq!(page.attr("input[name='form[1].label']", "value"), "Phone");
    let saved = page.form("form.editor").fill("price", "700").fill("do", "save");
    buyer.browser.submit(saved).await.see_other();
    let review = staff.page(&format!("/staff/offers/{id}")).await;
    assert!(review.texts(".changes ins").iter().any(|change| change.contains("₽700")));
    let offer = buyer.api().get(&format!("/offers/{id}")).await.ok().json();
    assert_eq!(offer["terms_version"], 2);
    assert_eq!(offer["form"].as_array().unwrap().len(), 3, "the spare row meant nothing");
}

#[actix_web::test]
async fn strangers_find_nothing() {
    let app = TestApp::start().await;
    let (buyer, other, contractor) =
        (app.buyer("Okna Plus").await, app.buyer("Other").await, app.contractor("Traffic").await);
    let id = draft(&buyer, windows()).await;
    for path in
        [format!("/buyer/offers/{id}"), format!("/buyer/offers/{id}/edit"), format!("/offers/{id}")]
    {
        other.get(&path).await.expect(404);
    }
    other.post(&format!("/buyer/offers/{id}/submission"), &[]).await.expect(404);
    contractor.get("/buyer/offers").await.expect(403);
    contractor.post(&format!("/offers/{id}/engagements"), &[]).await.expect(404);
    buyer.get("/staff/offers").await.expect(403);
    buyer.post(&format!("/buyer/offers/{id}/pause"), &[]).await.expect(409);
}

#[actix_web::test]
async fn who_is_signed_in_looks_at_offers_in_their_frame() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = published(&buyer, &staff, windows()).await;
    let contractor = app.contractor("Lead Studio").await;
    for path in ["/offers".to_owned(), format!("/offers/{id}")] {
        assert!(!app.browser().page(&path).await.has(".side"), "{path} as nobody");
        for (person, home) in
            [(&buyer, "/buyer/leads"), (&contractor, "/contractor"), (&staff, "/staff/offers")]
        {
            let page = person.page(&path).await;
            assert!(page.has(&format!(".nav a[href='{home}']")), "{path} in the frame of {home}");
            assert_eq!(page.count("h1"), 1);
        }
        let current = contractor.page(&path).await.attr(".nav a[aria-current]", "href");
        assert_eq!(current, "/offers");
    }
}

#[actix_web::test]
async fn staff_find_all_offers_of_a_party_from_its_page() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let other = app.buyer("Kitchens").await;
    published(&buyer, &staff, windows()).await;
    draft(&buyer, windows_with(json!({"title": "A draft"}))).await;
    published(&other, &staff, windows_with(json!({"title": "Another's"}))).await;
    let party = buyer.buyer_seat().party;
    let page = staff.page(&format!("/staff/parties/{party}")).await;
    assert!(page.has("#wallets"));
    assert!(page.has(&format!("a[href='/staff/leads?buyer={party}']")));
    let offers = format!("/staff/offers?buyer={party}");
    assert!(page.has(&format!("a[href='{offers}']")));
    let mut titles = staff.page(&offers).await.texts("tbody td a");
    titles.sort();
    assert_eq!(titles, ["A draft", "Plastic windows, Moscow"]);
    let drafts = staff.page(&format!("/staff/offers?status=draft&buyer={party}")).await;
    assert_eq!(drafts.texts("tbody td a"), ["A draft"]);
}
