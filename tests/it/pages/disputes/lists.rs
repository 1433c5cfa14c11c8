//! Lists, the desk and the inbox say whose turn it is.

use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::pages::market::{LOCALES, speaks};

#[actix_web::test]
async fn lists_say_whose_turn_it_is() {
    let market = Market::open().await;
    let page = market.contractor.page("/contractor/leads").await;
    assert!(!page.has(".tabs"), "nothing was sent yet");
    Case::rejected(&market).await;
    let page = market.contractor.page("/contractor/leads").await;
    assert!(page.has(".tabs a[href$='status=disputed']"), "the tab is always there");
    Case::appealed(&market).await;
    let answered = Case::answered(&market).await;
    for locale in LOCALES {
        speaks(&market.app, &market.buyer, locale, chrono_tz::UTC);
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = market.buyer.page("/buyer/leads?status=disputed").await;
        assert_eq!(page.count(".rows .chip.bad"), 1, "the answer that is due is seen");
        assert_eq!(page.count(".rows .clock"), 2);
        assert!(page.has("#decision a[href$='#dispute']"), "and leads to the whole case");
        let page = market.contractor.page("/contractor/leads?status=disputed").await;
        assert_eq!(page.count("#leads .chip:not(.is-disputed)"), 2);
        assert_eq!(market.contractor.page("/contractor").await.count(".waits"), 2);
    }
    let path = format!("/buyer/leads?status=disputed&lead={}", answered.lead);
    assert!(market.buyer.page(&path).await.has("#lead #decision"));
}

#[actix_web::test]
async fn the_desk_says_what_waits_and_until_when() {
    let market = Market::open().await;
    market.delivered().await;
    assert!(!market.contractor.page("/contractor").await.has(".waits"));
    let case = Case::rejected(&market).await;
    Case::rejected(&market).await;
    let page = market.contractor.page("/contractor").await;
    assert!(page.text(".waits").contains("2 rejected leads wait for your answer"));
    assert_eq!(page.attr(".waits a", "href"), "/contractor/leads?status=rejected");
    case.contractor("concession", serde_json::json!({})).await.ok();
    let page = market.contractor.page("/contractor").await;
    assert!(page.text(".waits").contains("1 rejected lead waits"));
}
