//! The inbox: what waits, narrowed, ordered, decided many at once.

use lead_exchange::offers::reason::Reason;

use crate::pages::market::{LOCALES, Market, speaks};
use crate::support::TestApp;

const THREE: [(&str, &str); 3] = [
    ("Анна Петрова", "+7 916 123-45-67"),
    ("Boris Orlov", "+7 916 123-45-68"),
    ("Vera", "+7 916 123-45-69"),
];

#[actix_web::test]
async fn an_empty_inbox_says_what_to_do_next() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    for locale in LOCALES {
        speaks(&app, &buyer, locale, chrono_tz::UTC);
        let page = buyer.page("/buyer/leads").await;
        assert_eq!(page.attr("html", "lang"), locale.as_str());
        assert!(page.has(".empty a[href='/buyer/offers/new']"), "no offer yet: write one");
    }
    let market = Market::open().await;
    let page = market.buyer.page("/buyer/leads").await;
    assert!(page.has(".empty") && !page.has(".empty a"), "the offer is out: wait");
    let staff = market.staff.get("/buyer/leads").await;
    assert_eq!(staff.status.as_u16(), 403);
}

#[actix_web::test]
async fn it_lists_what_waits_with_a_clock_and_what_happens_then() {
    let market = Market::open().await;
    market.send(&THREE).await;
    for locale in LOCALES {
        speaks(&market.app, &market.buyer, locale, chrono_tz::Europe::Moscow);
        let page = market.buyer.page("/buyer/leads").await;
        assert_eq!(
            page.texts(".row-link"),
            ["Vera", "Boris Orlov", "Анна Петрова"],
            "newest first"
        );
        assert_eq!(page.count(".rows time[data-due]"), 3);
        assert_eq!(page.count(".rows input[name=ids]"), 3);
        assert_eq!(page.text("#lead h2"), "Vera", "the first stands beside the list");
        assert!(page.has("#lead a[href='tel:+79161234569']"));
        assert!(page.has(".figures") && page.has("#leads-by-day svg"));
        assert_eq!(page.text(".tabs a[aria-current] .count"), "3");
        assert_eq!(page.text(".nav a[aria-current] .count"), "3");
        // Every reason is explained, and those of the guarantee are not offered.
        assert!(page.count("#lead input[name=reason]") >= 9);
        assert!(!page.has("#lead input[value=order_cancelled]"));
    }
}

#[actix_web::test]
async fn a_lead_is_chosen_by_its_link_and_decided_in_place() {
    let market = Market::open().await;
    let sent = market.send(&THREE).await;
    let anna = sent[0].id;
    let list = market.buyer.page("/buyer/leads?sort=oldest").await;
    let href = list.attrs(".row-link", "href")[0].clone();
    assert_eq!(href, format!("/buyer/leads?sort=oldest&lead={anna}"));
    let page = market.buyer.page(&href).await;
    assert_eq!(page.text("#lead h2"), "Анна Петрова");
    assert!(page.has(".inbox.opened"), "on a phone it takes the list's place");
    assert_eq!(page.count("li[aria-current=true]"), 1);
    let accept = page.form(&format!("form[action='/buyer/leads/{anna}/acceptance']"));
    let to = market.buyer.browser.submit(accept).await.see_other();
    assert_eq!(to, "/buyer/leads?sort=oldest", "back to the list it was decided in");
    let page = market.buyer.page(&to).await;
    assert!(page.has(".flash.good"));
    assert_eq!(page.count(".row-link"), 2);

    let reject = page.form("#lead form[action$='/rejection']").fill("reason", "spam");
    let to = market.buyer.browser.submit(reject).await.see_other();
    let page = market.buyer.page(&to).await;
    assert_eq!(page.count(".row-link"), 1);
    let page = market.buyer.page("/buyer/leads?status=rejected").await;
    assert_eq!(page.count(".row-link"), 1);
    assert!(!page.has("#lead form[action$='/acceptance']"), "nothing left to decide");
}

#[actix_web::test]
async fn many_are_accepted_or_rejected_without_a_script() {
    let market = Market::open().await;
    let sent = market.send(&THREE).await;
    let page = market.buyer.page("/buyer/leads").await;
    let none = page.form("form[data-bulk]").fill("act", "accept");
    let to = market.buyer.browser.submit(none).await.see_other();
    assert!(market.buyer.page(&to).await.has(".flash.warn"), "nothing was marked");

    let form = page.form("form[data-bulk]");
    let some = form.tick("ids", &sent[0].id.to_string()).tick("ids", &sent[1].id.to_string());
    let to = market.buyer.browser.submit(some.fill("act", "accept")).await.see_other();
    let page = market.buyer.page(&to).await;
    assert!(page.text(".flash.good").contains('2'));
    assert_eq!(page.count(".row-link"), 1);

    let form = page.form("form[data-bulk]").tick("ids", &sent[2].id.to_string());
    let to = market.buyer.browser.submit(form.clone().fill("act", "reject")).await.see_other();
    assert!(market.buyer.page(&to).await.has(".flash.bad"), "a reason is needed");
    let form = form.fill("act", "reject").fill("reason", "spam");
    // One of them was decided before.
    let form = form.tick("ids", &sent[0].id.to_string());
    let to = market.buyer.browser.submit(form).await.see_other();
    assert!(market.buyer.page(&to).await.has(".flash.warn"), "one done, one not");
    assert!(market.buyer.page("/buyer/leads").await.has(".empty a[href='/buyer/tasks']"));
}

#[actix_web::test]
async fn it_is_narrowed_and_searched() {
    let market = Market::open().await;
    let sent = market.send(&THREE).await;
    market.accept(sent[0].id);
    market.reject(sent[1].id, Reason::Spam, "");
    let names = |page: crate::support::Html| page.texts(".row-link");
    let buyer = &market.buyer;
    assert_eq!(names(buyer.page("/buyer/leads").await), ["Vera"]);
    assert_eq!(names(buyer.page("/buyer/leads?status=all").await).len(), 3);
    assert_eq!(names(buyer.page("/buyer/leads?status=settled").await), ["Анна Петрова"]);
    let found = buyer.page("/buyer/leads?q=8%20916%20123%2045%2067").await;
    assert_eq!(names(found), ["Анна Петрова"], "a search looks at every status");
    let nothing = buyer.page("/buyer/leads?q=Anna").await;
    assert!(nothing.has(".empty a[href='/buyer/leads']"), "and says how to go on");
    let filters = buyer.page("/buyer/leads").await.form("form.filters");
    let answer = buyer.browser.submit(filters.fill("stage", "won")).await.ok().html();
    assert!(answer.has(".empty"));
    assert!(answer.has("select[name=stage] option[value=won][selected]"), "what was chosen stays");
    let offer = format!("/buyer/leads?status=all&offer={}", market.offer);
    assert_eq!(names(buyer.page(&offer).await).len(), 3);
    buyer.get("/buyer/leads?status=nonsense&sort=up&stage=x").await.ok();
    buyer.get("/buyer/leads?cursor=nonsense").await.expect(422);
    let paged = buyer.page("/buyer/leads?status=all&limit=2").await;
    assert_eq!(paged.count(".row-link"), 2);
    let next = paged.attr(".pager a[rel=next]", "href");
    assert_eq!(names(buyer.page(&next).await), ["Анна Петрова"]);
}
