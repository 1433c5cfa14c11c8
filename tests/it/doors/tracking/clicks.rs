//! Tracking links: what they record, where they lead, and where they never lead.

use diesel::{QueryDsl, RunQueryDsl};
use lead_exchange::kernel::ids::ClickId;
use lead_exchange::kernel::secret::Vault;
use lead_exchange::schema::clicks;
use reqwest::Method;
use serde_json::{Value, json};

use super::shop::{Shop, click_in, terms};
use crate::leads::market::Market;
use crate::support::Answer;

fn recorded(market: &Market) -> i64 {
    market.app.tx(|tx| clicks::table.count().get_result(tx.conn()).unwrap())
}

#[actix_web::test]
async fn a_click_is_recorded_and_sent_on_with_its_particulars() {
    let shop = Shop::open().await;
    let browser = shop.market.app.browser();
    let path = format!("/c/{}?source=vk+ads%26x&sub1=%D0%B4%D0%B5%D0%BD%D1%8C&sub9=no", shop.code);
    let request = browser
        .request(Method::GET, &path)
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
        .header("Referer", "https://social.example/post");
    let answer = Answer::read("GET a link".to_owned(), request).await.expect(302);
    assert_eq!(answer.header("cache-control"), "no-store");
    let address = answer.header("location");
    assert!(
        address.starts_with("https://shop.example/?from=vk%20ads%26x&s1=%D0%B4%D0%B5%D0%BD%D1%8C&"),
        "{address}"
    );
    let click: ClickId = click_in(address).parse().expect("a click's id");
    let (source, subs, test, sealed): (Option<String>, Value, bool, Vec<u8>) =
        shop.market.app.tx(|tx| {
            clicks::table
                .find(click)
                .select((clicks::source, clicks::subs, clicks::test, clicks::sealed))
                .first(tx.conn())
                .unwrap()
        });
    assert_eq!((source.as_deref(), subs, test), (Some("vk ads&x"), json!({"sub1": "день"}), false));
    let vault: &Vault = &shop.market.app.state.vault;
    let visitor: Value =
        serde_json::from_slice(&vault.open(click.uuid().as_bytes(), &sealed).unwrap()).unwrap();
    assert_eq!(visitor["referrer"], "https://social.example/post");
    assert!(visitor["ip"].as_str().unwrap().starts_with("10."), "{visitor}");
}

#[actix_web::test]
async fn who_only_looks_is_not_counted() {
    let shop = Shop::open().await;
    let path = format!("/c/{}", shop.code);
    for (method, header, value, status) in [
        (Method::HEAD, "User-Agent", "Mozilla/5.0", 302),
        (Method::GET, "User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)", 302),
        (Method::GET, "User-Agent", "TelegramBot (like TwitterBot)", 302),
        (Method::GET, "Sec-Purpose", "prefetch;prerender", 503),
        (Method::GET, "Purpose", "prefetch", 503),
    ] {
        let request = shop.market.app.browser().request(method, &path).header(header, value);
        let answer = Answer::read(format!("{header}: {value}"), request).await.expect(status);
        assert!(!answer.header("location").contains("click_id"), "{value}");
    }
    assert_eq!(recorded(&shop.market), 0);
    shop.click().await;
    assert_eq!(recorded(&shop.market), 1);
}

#[actix_web::test]
async fn a_link_that_leads_nowhere_says_so_and_sends_nobody_anywhere() {
    let shop = Shop::open().await;
    let browser = shop.market.app.browser();
    let nowhere = |answer: Answer| {
        let page = answer.expect(404).html();
        assert!(page.text("h1").contains("does not lead anywhere"), "{}", page.words());
    };
    // Nothing in a link is an address to be sent to.
    let evil = format!("/c/{}?url=https://evil.example&source=//evil.example", shop.code);
    let answer = browser.get(&evil).await.expect(302);
    assert!(answer.header("location").starts_with("https://shop.example/?"));

    let path = format!("/c/{}", shop.code);
    let buyer = shop.market.buyer.api();
    buyer.post(&format!("/offers/{}/pause", shop.market.offer), json!({})).await.ok();
    nowhere(browser.get(&path).await);
    buyer.post(&format!("/offers/{}/resumption", shop.market.offer), json!({})).await.ok();
    browser.get(&path).await.expect(302);

    let staff = shop.market.staff.api();
    let party = shop.market.contractor.party;
    staff.post(&format!("/parties/{party}/suspension"), json!({"reason": "A test"})).await.ok();
    nowhere(browser.get(&path).await);
    staff.post(&format!("/parties/{party}/restoration"), json!({"reason": "Over"})).await.ok();

    let path_left = format!("/engagements/{}/departure", shop.market.engagement);
    let contractor = shop.market.app.fresh(&shop.market.contractor);
    contractor.post(&path_left, json!({})).await.ok();
    nowhere(browser.get(&path).await);
    browser.get("/c/nosuchcode").await.expect(404);

    let mut bare = terms();
    bare.arrival.landing_url = String::new();
    let (_, engagement) = shop.market.offer(&bare);
    let contractor = shop.market.app.fresh(&shop.market.contractor);
    let link = contractor.get(&format!("/engagements/{engagement}/link")).await.ok().json();
    let code = link["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    nowhere(browser.get(&format!("/c/{code}")).await);
    assert_eq!(recorded(&shop.market), 2, "the two that led on");
}
