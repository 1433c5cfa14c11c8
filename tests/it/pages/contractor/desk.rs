//! The desk: empty for a newcomer, full of figures for everybody else.

use lead_exchange::offers::reason::Reason;
use serde_json::json;

use crate::pages::market::{LOCALES, Market, publish, speaks, windows};
use crate::support::TestApp;

#[actix_web::test]
async fn a_newcomer_is_told_the_first_step() {
    let app = TestApp::start().await;
    let contractor = app.contractor("Traffic House").await;
    for locale in LOCALES {
        speaks(&app, &contractor, locale, chrono_tz::UTC);
        let page = contractor.page("/contractor").await;
        assert_eq!(page.attr("html", "lang"), locale.as_str());
        assert!(page.has("#first-steps a[href='/offers']"));
        assert!(!page.has("#money") && !page.has("#rejected"));
    }
}

#[actix_web::test]
async fn with_an_offer_and_no_lead_the_next_step_is_to_send_one() {
    let market = Market::open().await;
    let page = market.contractor.page("/contractor").await;
    assert!(page.has("#first-steps a[href='/contractor/leads/new']"));
    assert_eq!(page.count("#work tbody tr"), 1);
}

#[actix_web::test]
async fn the_desk_says_what_was_earned_held_rejected_and_refused() {
    let market = Market::open().await;
    let sent = market
        .send(&[
            ("Anna", "+7 916 123-45-67"),
            ("Boris", "+7 916 123-45-68"),
            ("Vera", "+7 916 123-45-69"),
            ("Anna", "8 916 123 45 67"),
        ])
        .await;
    assert!(sent[3].refusal.is_some(), "the fourth is the first again");
    market.accept(sent[0].id);
    market.reject(sent[1].id, Reason::WrongTopic, "wants doors");
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = market.contractor.page("/contractor").await;
        let figures = page.texts("#money .figure-value");
        assert_eq!(figures.len(), 2, "{figures:?}");
        assert!(figures[0].contains("450") && figures[1].contains("900"), "{figures:?}");
        assert_eq!(page.count("#held tbody tr"), 2);
        assert_eq!(page.count("#pay-days tbody tr"), 1);
        assert_eq!(page.attrs("#rejected progress", "value"), ["1"]);
        assert!(page.has("#rejected a[href='/contractor/leads?reason=wrong_topic']"));
        assert!(page.has("#refused a[href='/contractor/leads?rule=duplicate']"));
        assert!(page.has(&format!(
            "#work a[href='/contractor/leads/new?engagement={}']",
            market.engagement
        )));
    }
}

#[actix_web::test]
async fn suggestions_are_of_my_traffic_best_paid_first_and_never_mine() {
    let market = Market::open().await;
    let offer = |title: &str, topic: &str, price: &str, regions: &[&str]| {
        let mut offer = windows();
        offer["title"] = json!(title);
        offer["topic"] = json!(topic);
        offer["price"] = json!(price);
        offer["regions"] = json!(regions);
        offer
    };
    for (title, topic, price, regions) in [
        ("Windows, cheaper", "Windows", "300.00", &["RU"][..]),
        ("Windows, dearer", "windows", "900.00", &["RU-MOW"][..]),
        ("Kitchens, near", "kitchens", "5000.00", &["RU"][..]),
        ("Kitchens, far", "kitchens", "9000.00", &["ES"][..]),
    ] {
        publish(&market.buyer, &market.staff, offer(title, topic, price, regions)).await;
    }
    let page = market.contractor.page("/contractor").await;
    assert_eq!(
        page.texts("#suggested .row-link"),
        ["Windows, dearer", "Windows, cheaper", "Kitchens, near"]
    );
}
