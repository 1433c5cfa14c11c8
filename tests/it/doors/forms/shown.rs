//! The pages around the form: what other sites may frame, the contractor's page, the buyer's look.

use serde_json::json;

use super::{code, path, sent, windows};
use crate::pages::market::{LOCALES, Market, speaks};

#[actix_web::test]
async fn other_sites_frame_the_frames_and_nothing_else() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let own = browser.get(&path(&market)).await.ok();
    assert_eq!(own.header("x-frame-options"), "DENY");
    assert!(own.header("content-security-policy").contains("frame-ancestors 'none'"));
    for shape in ["embed", "call-back"] {
        let framed = browser.get(&format!("{}/{shape}", path(&market))).await.ok();
        let policy = framed.header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"),
            "{policy}"
        );
        for header in ["x-frame-options", "cross-origin-opener-policy", "set-cookie"] {
            assert_eq!(framed.header(header), "", "{header}");
        }
    }
    assert_eq!(own.header("set-cookie"), "", "strangers get no cookie");
    let script = browser.get("/embed.js").await.ok();
    assert_eq!(script.header("cache-control"), "public, max-age=3600");
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    assert!(script.header("content-type").starts_with("text/javascript"));
}

#[actix_web::test]
async fn the_contractor_finds_links_lines_and_figures() {
    let market = Market::with(windows()).await;
    sent(&market, &path(&market), "+79161234567").await.ok();
    sent(&market, &path(&market), "+79161234567").await.ok();
    let page = format!("/contractor/engagements/{}/form", market.engagement);
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let shown = market.contractor.page(&format!("{page}?source=a%22b&sub1=x&test=1")).await;
        let link = shown.attr("#form-link", "value");
        assert!(link.ends_with(&format!("/f/{}?source=a%22b&sub1=x", code(&market))), "{link}");
        let embed = shown.attr("#form-embed", "value");
        assert!(
            embed.contains("/embed.js\"") && embed.contains("data-source=\"a&quot;b\""),
            "{embed}"
        );
        assert!(shown.attr("#form-button", "value").contains("data-button=\""));
        assert!(shown.has("svg.form-square path"));
        assert_eq!(shown.texts(".figures .figure-value"), ["1", "1", "0"]);
    }
    let list = market.contractor.page("/contractor/engagements").await;
    assert!(list.has(&format!("a[href='{page}']")), "the way there");
    let stranger = market.app.contractor("Stranger").await;
    stranger.get(&page).await.expect(404);
}

#[actix_web::test]
async fn the_buyer_looks_at_a_draft_and_sends_nothing() {
    let market = Market::with(windows()).await;
    let draft = market.buyer.api().post("/offers", windows()).await.created().json();
    for offer in [draft["id"].as_str().unwrap().to_owned(), market.offer.to_string()] {
        let own = market.buyer.page(&format!("/buyer/offers/{offer}")).await;
        let look = format!("/buyer/offers/{offer}/form");
        assert!(own.has(&format!("a[href='{look}']")));
        for locale in LOCALES {
            speaks(&market.app, &market.buyer, locale, chrono_tz::UTC);
            let shown = market.buyer.page(&look).await;
            assert!(shown.has("fieldset[disabled] [name='contact.phone']"));
            assert!(!shown.has("#preview form"), "nothing to send");
        }
        market.app.buyer("Stranger").await.get(&look).await.expect(404);
    }
}

#[actix_web::test]
async fn what_is_bought_elsewhere_has_no_form() {
    let offer = json!({
        "title": "Lessons", "description": "Trial lessons.", "topic": "education", "action": "registration",
        "price": "5.00", "currency": "RUB", "engagement": "open",
    });
    let market = Market::with(offer).await;
    market.app.browser().get(&path(&market)).await.expect(404);
    let page = format!("/contractor/engagements/{}/form", market.engagement);
    market.contractor.get(&page).await.expect(404);
}
