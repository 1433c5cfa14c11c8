//! The form one lead is sent by.

use serde_json::json;

use crate::pages::market::{LOCALES, Market, speaks, windows};
use crate::support::Html;

/// The form as it stands, filled in like a good lead.
fn filled(page: &Html) -> impl Fn(&str, &str) -> crate::support::FilledForm {
    let form = page.form("#lead-form");
    move |name, phone| {
        form.clone()
            .fill("contact.name", name)
            .fill("contact.phone", phone)
            .fill("fields.what", "House")
            .fill("fields.rooms", "2")
            .fill("fields.agreed", "true")
            .fill("source", "search_ads")
    }
}

async fn open(market: &Market) -> Html {
    market.contractor.page(&format!("/contractor/leads/new?engagement={}", market.engagement)).await
}

#[actix_web::test]
async fn the_form_asks_what_the_offer_asks_in_three_languages() {
    let market = Market::open().await;
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = open(&market).await;
        for selector in [
            "input[name='contact.name'][required]",
            "input[type=tel][name='contact.phone'][required]",
            "input[type=email][name='contact.email']:not([required])",
            "input[inputmode=numeric][name='fields.rooms']",
            "select[name='fields.what'][required] option[value=House]",
            "input[type=date][name='fields.day']",
            "input[type=checkbox][name='fields.agreed'][required]",
            "input[type=datetime-local][name='consent.given_at']",
            "details input[name=sub8]",
            "#terms dl",
        ] {
            assert!(page.has(selector), "{locale}: {selector}");
        }
        assert!(!page.has("[name='fields.phone']"), "the contact is asked once");
        assert!(page.text("#terms").contains("450"));
    }
}

#[actix_web::test]
async fn a_good_lead_is_delivered_and_the_next_form_is_ready() {
    let market = Market::open().await;
    let page = open(&market).await;
    let form = filled(&page)("Anna Petrova", "8 916 123-45-67")
        .fill("consent.given_at", "2020-01-02T03:04")
        .fill("consent.text_version", "2020-01")
        .fill("sub1", "brand")
        .fill("external_id", "A-1");
    let to = market.contractor.browser.submit(form).await.see_other();
    let page = market.contractor.page(&to).await;
    assert!(page.has("#told.good"));
    assert!(page.text("#told").contains("450"));
    assert_eq!(page.attr("[name='contact.name']", "value"), "", "a fresh form");
    assert_eq!(page.attr("[name=source]", "value"), "search_ads", "the source stays");
    let lead = page.attr("#told a", "href");
    let page = market.contractor.page(&lead).await;
    assert!(page.has(".chip.is-delivered"));
    let sent = page.text("#sent");
    for part in ["+7 916 123-45-67", "House", "2 Jan 2020, 03:04", "2020-01", "brand", "A-1"] {
        assert!(sent.contains(part), "{part} in {sent}");
    }
}

#[actix_web::test]
async fn wrong_fields_are_named_and_what_was_typed_is_kept() {
    let market = Market::open().await;
    let page = open(&market).await;
    let form = filled(&page)("Anna", "").fill("fields.rooms", "many").fill("fields.agreed", "");
    let page = market.contractor.browser.submit(form).await.expect(422).html();
    assert_eq!(page.attr("[name='contact.name']", "value"), "Anna");
    assert_eq!(page.attr("[name='fields.rooms']", "value"), "many");
    for name in ["contact.phone", "fields.rooms", "fields.agreed"] {
        assert!(page.has(&format!("[name='{name}'][aria-invalid=true]")), "{name}");
        assert_eq!(page.count(&format!(".flash.bad a[href='#f-{name}']")), 1, "{name}");
    }
    let form =
        filled(&page)("Anna", "+7 916 123-45-67").fill("consent.given_at", "2999-01-01T00:00");
    let page = market.contractor.browser.submit(form).await.expect(422).html();
    assert!(page.has("[name='consent.given_at'][aria-invalid=true]"));
    assert!(page.has("[name='consent.text_version'][aria-invalid=true]"));
    assert_eq!(market.leads(), 0, "what does not fit the form is not kept");
}

#[actix_web::test]
async fn a_duplicate_is_refused_in_words_and_the_form_kept() {
    let market = Market::open().await;
    market.send(&[("Anna", "+7 916 123-45-67")]).await;
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = open(&market).await;
        let form = filled(&page)("Anna", "+7 916 123-45-67").fill("external_id", locale.as_str());
        let page = market.contractor.browser.submit(form).await.ok().html();
        assert!(page.has("#told.bad a[href^='/contractor/leads/lead_']"));
        assert_eq!(page.attr("[name='contact.phone']", "value"), "+7 916 123-45-67");
        assert_eq!(page.attr("[name=external_id]", "value"), locale.as_str(), "a refusal frees it");
        // Mended, it goes in.
        let phone = format!("+7 916 000-00-{}", 10 + locale as u8);
        let form = filled(&page)("Anna", &phone);
        market.contractor.browser.submit(form).await.see_other();
    }
}

#[actix_web::test]
async fn pressing_twice_makes_one_lead() {
    let market = Market::open().await;
    let page = open(&market).await;
    let form = filled(&page)("Anna", "+7 916 123-45-67");
    let (first, second) = futures_pair(&market, &form).await;
    assert_eq!(first, second);
    assert_eq!(market.leads(), 1);
    // Sent again with other values, it is not silently the first lead, nor silently another.
    let changed = form.fill("contact.phone", "+7 916 123-45-68");
    let page = market.contractor.browser.submit(changed).await.expect(422).html();
    assert!(page.has("#told.warn"));
    assert_eq!(market.leads(), 1);
    let form = page.form("#lead-form");
    market.contractor.browser.submit(form).await.see_other();
    assert_eq!(market.leads(), 2);
}

/// The same form sent twice at once.
async fn futures_pair(market: &Market, form: &crate::support::FilledForm) -> (String, String) {
    let browser = &market.contractor.browser;
    let other = browser.clone();
    let twin = form.clone();
    let second = actix_web::rt::spawn(async move { other.submit(twin).await.see_other() });
    let first = browser.submit(form.clone()).await.see_other();
    (first, second.await.expect("the second"))
}

#[actix_web::test]
async fn a_share_of_the_order_asks_for_its_amount() {
    let mut offer = windows();
    offer["action"] = json!("purchase");
    offer["price"] = json!("100.00");
    offer["price_percent"] = json!("7.5");
    offer["price_cap"] = json!("2000.00");
    offer["form"] = json!([
        {"key": "order_amount", "label": "Order amount", "type": "number", "required": true},
    ]);
    let market = Market::with(offer).await;
    let page = open(&market).await;
    let form = page.form("#lead-form").fill("contact.phone", "+7 916 123-45-67");
    let page = market.contractor.browser.submit(form.clone()).await.expect(422).html();
    assert_eq!(page.count("[aria-invalid=true]"), 1, "one fault for one missing amount");
    let form = page.form("#lead-form").fill("fields.order_amount", "10 000,50");
    let to = market.contractor.browser.submit(form).await.see_other();
    // 7.5 % of 10,000.50 is 750.04; nine tenths of it are the contractor's.
    assert!(market.contractor.page(&to).await.text("#told").contains("675.04"));
}

#[actix_web::test]
async fn without_an_engagement_one_is_chosen_first() {
    let market = Market::open().await;
    let page = market.contractor.page("/contractor/leads/new").await;
    let href = page.attr("#choose .row-link", "href");
    assert_eq!(href, format!("/contractor/leads/new?engagement={}", market.engagement));
    let nobody = market.app.contractor("Newcomer").await;
    assert_eq!(nobody.page("/contractor/leads/new").await.attr(".empty a", "href"), "/offers");
}

#[actix_web::test]
async fn the_api_is_shown_with_the_real_fields_and_no_secret() {
    let market = Market::open().await;
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = market
            .contractor
            .page(&format!("/contractor/leads/new?engagement={}&how=api", market.engagement))
            .await;
        let curl = page.text("#curl");
        for part in
            [&market.engagement.to_string(), "\"what\": \"Flat\"", "$TOKEN", "/api/v1/leads"]
        {
            assert!(curl.contains(part), "{part}");
        }
        assert!(!page.source().contains(&market.contractor.token));
    }
}
