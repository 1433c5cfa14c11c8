//! The pages: a site set up and tried by its buyer, a link built by its contractor, the staff's log.

use super::shop::{Shop, terms};
use crate::leads::market::terms as plain_terms;

#[actix_web::test]
async fn a_buyer_sets_up_a_site_and_tries_it() {
    let shop = Shop::open().await;
    let buyer = &shop.market.buyer;
    let list = buyer.page("/buyer/tracking").await;
    assert_eq!(list.texts("#sites .row-link"), ["Shop"]);
    let answer = buyer.browser.submit(list.form("#make form").fill("label", "  ")).await;
    assert!(answer.expect(422).html().has("#make .fault"));
    let answer = buyer.browser.submit(list.form("#make form").fill("label", "Second shop")).await;
    let page = buyer.page(&answer.see_other()).await;
    assert_eq!(page.text("h1"), "Second shop");
    let secret = page.attr("#secret", "value");
    for sample in ["#sample-get", "#sample-form", "#sample-json", "#sample-sign"] {
        assert!(page.attr(sample, "value").contains(&secret), "{sample}");
    }
    assert!(!page.attr("#sample-pixel", "value").contains(&secret));
    assert!(page.attr("#sample-pixel", "value").contains(".gif?click_id=CLICK_ID"));

    let answer = buyer.browser.submit(page.form("#try form")).await;
    let there = answer.see_other();
    let page = buyer.page(there.split('#').next().unwrap()).await;
    assert!(page.text(".flash").contains("went through"), "{}", page.words());
    assert_eq!(page.texts("#log tbody .chip"), ["Test"]);
    let line = page.attr("#log tbody a", "href");
    let one = buyer.page(&line).await;
    assert!(one.source().contains("order_id=test-"), "{}", one.words());
    assert!(!one.source().contains(&secret), "the secret is not kept");
    assert_eq!(shop.purses(), (50_000_000, 0, 0));

    // Another buyer finds nothing of it.
    let other = shop.market.app.buyer("Other").await;
    other.get(&line).await.expect(404);
    let own = format!("/buyer/tracking/{}", shop.site);
    other.get(&own).await.expect(404);
    other.post(&format!("{own}/secret"), &[]).await.expect(404);
    other.post(&format!("{own}/closing"), &[]).await.expect(404);
    other.post(&format!("{own}/test"), &[]).await.expect(404);

    let before = buyer.page(&own).await.attr("#secret", "value");
    buyer.post(&format!("{own}/secret"), &[]).await.see_other();
    assert_ne!(buyer.page(&own).await.attr("#secret", "value"), before);
    buyer.post(&format!("{own}/closing"), &[]).await.see_other();
    assert!(!buyer.page(&own).await.has("#address"));
}

#[actix_web::test]
async fn a_contractor_builds_a_link_and_sees_what_came_of_it() {
    let shop = Shop::open().await;
    let contractor = &shop.market.contractor;
    let path = format!("/contractor/engagements/{}/link", shop.market.engagement);
    let page = contractor.page(&path).await;
    assert!(page.attr("#plain", "value").ends_with(&format!("/c/{}", shop.code)));
    assert!(page.has(".tabs [aria-current]"));
    let form = page.form("#build form").fill("source", "vk ads").fill("sub1", "лето & co");
    let page = contractor.browser.submit(form).await.ok().html();
    assert!(
        page.attr("#built", "value")
            .ends_with("?source=vk%20ads&sub1=%D0%BB%D0%B5%D1%82%D0%BE%20%26%20co")
    );
    assert!(page.attr("#test", "value").ends_with("&test=1"));

    shop.ordered("1", "1000").await;
    shop.click().await;
    shop.click_by(&shop.code, "test=1").await;
    let page = contractor.page(&path).await;
    assert_eq!(page.texts(".figures .figure-value")[..2], ["2".to_owned(), "1".to_owned()]);
    assert!(page.text(".figures").contains("1 of 2"), "a share with its sample");

    // An offer that is not tracked has no link.
    let (_, plain) = shop.market.offer(&plain_terms());
    contractor.get(&format!("/contractor/engagements/{plain}/link")).await.expect(404);
    let rival = shop.market.app.contractor("Rival").await;
    rival.get(&path).await.expect(404);
    let mut bare = terms();
    bare.arrival.landing_url = String::new();
    let (_, bare) = shop.market.offer(&bare);
    let page = contractor.page(&format!("/contractor/engagements/{bare}/link")).await;
    assert!(page.words().contains("has not set a landing page"));
}

#[actix_web::test]
async fn staff_read_the_log_of_all_doors() {
    let shop = Shop::open().await;
    shop.ordered("1", "1000").await;
    shop.told(&[("click_id", "x")]).await;
    let staff = &shop.market.staff;
    let page = staff.page("/staff/arrivals").await;
    assert_eq!(page.texts("tbody .chip"), ["Not understood", "Lead delivered"]);
    let page = staff.page("/staff/arrivals?outcome=wrong").await;
    assert_eq!(page.texts("tbody .chip"), ["Not understood"]);
    for language in ["ru", "es"] {
        for (who, path) in [
            (&shop.market.buyer, format!("/buyer/tracking/{}", shop.site)),
            (
                &shop.market.contractor,
                format!("/contractor/engagements/{}/link", shop.market.engagement),
            ),
            (staff, "/staff/arrivals".to_owned()),
        ] {
            let request = who.browser.speaking(language).request(reqwest::Method::GET, &path);
            crate::support::Answer::read(format!("{language} {path}"), request).await.ok();
        }
    }
}
