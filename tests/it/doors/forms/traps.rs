//! Robots, double presses, and whatever else is sent to a form.

use reqwest::Method;
use serde_json::json;

use super::{caught, filled, path, refused, sent, windows};
use crate::pages::market::{Market, publish};
use crate::support::FilledForm;

#[actix_web::test]
async fn a_robot_is_thanked_and_counted() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "+79161234567").await;
    let page = browser.page(&path(&market)).await;
    assert!(page.has("[aria-hidden=true] [name=topic_line][tabindex='-1']"));
    market.app.turn_clock(5);
    let robot = browser.submit(form.clone().fill("topic_line", "buy now")).await.ok();
    assert_eq!(market.leads(), 0);
    let person = browser.submit(form).await.ok();
    assert_eq!(
        robot.html().words(),
        person.html().words(),
        "it is told nothing else than a person"
    );
    assert_eq!((market.leads(), caught(&market)), (1, vec![("honeypot".to_owned(), 1)]));
}

#[actix_web::test]
async fn whoever_is_too_quick_presses_once_more() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "+79161234567").await;
    let page = browser.submit(form).await.expect(409).html();
    assert_eq!(page.attr("[name='contact.phone']", "value"), "+79161234567");
    assert_eq!((market.leads(), caught(&market)), (0, vec![("too_quick".to_owned(), 1)]));
    market.app.turn_clock(5);
    browser.submit(page.form("#form").fill("go", "next")).await.ok();
    assert_eq!(refused(&market), [None]);
}

#[actix_web::test]
async fn a_page_counts_once() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "+79161234567").await;
    market.app.turn_clock(5);
    for _ in 0..3 {
        browser.submit(form.clone()).await.ok();
    }
    let other = browser.submit(form.fill("contact.phone", "+79161234568")).await.expect(409).html();
    assert!(other.has("a[href^='/f/']"), "the form anew");
    assert_eq!(refused(&market), [None]);
}

#[actix_web::test]
async fn two_presses_at_once_are_one_lead() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "+79161234567").await;
    market.app.turn_clock(5);
    let (one, other) = tokio::join!(browser.submit(form.clone()), browser.submit(form));
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (200, 200));
    assert_eq!(refused(&market), [None]);
}

/// The token is refused; the page that says so can be sent.
async fn sent_again(market: &Market, form: FilledForm) {
    let browser = market.app.browser();
    let page = browser.submit(form).await.expect(409).html();
    assert!(page.has("#notice") && page.attr("[name='contact.name']", "value") == "Anna Petrova");
    assert_eq!(market.leads(), 0);
    market.app.turn_clock(5);
    browser.submit(page.form("#form").fill("go", "next")).await.ok();
    assert_eq!(refused(market), [None]);
}

#[actix_web::test]
async fn an_old_page_is_sent_again() {
    let market = Market::with(windows()).await;
    let form = filled(&market.app.browser(), &path(&market), "+79161234567").await;
    market.app.turn_clock(12 * 3_600 + 1);
    sent_again(&market, form).await;
    assert_eq!(caught(&market), []);
}

#[actix_web::test]
async fn a_forged_token_makes_no_lead() {
    let market = Market::with(windows()).await;
    let form = filled(&market.app.browser(), &path(&market), "+79161234567").await;
    market.app.turn_clock(5);
    sent_again(&market, form.fill("token", "AAAA")).await;
    assert_eq!(caught(&market), [("forged".to_owned(), 1)]);
}

#[actix_web::test]
async fn another_forms_token_makes_no_lead() {
    let market = Market::with(windows()).await;
    let second = publish(&market.buyer, &market.staff, windows()).await;
    let engaged = format!("/offers/{second}/engagements");
    let engaged = market.contractor.api().post(&engaged, json!({})).await.created().json();
    let browser = market.app.browser();
    let other = format!("/f/{}", engaged["code"].as_str().unwrap());
    let other = browser.page(&other).await.attr("[name=token]", "value");
    let form = filled(&browser, &path(&market), "+79161234567").await;
    market.app.turn_clock(5);
    sent_again(&market, form.fill("token", &other)).await;
}

#[actix_web::test]
async fn nothing_that_is_sent_breaks_it() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let path = path(&market);
    let form = filled(&browser, &path, "+79161234567").await;
    market.app.turn_clock(5);
    for field in ["contact.name", "contact.phone", "fields.what", "fields.rooms"] {
        let page = browser.submit(form.clone().fill(field, "a\0b")).await.expect(422).html();
        assert!(page.has(&format!("[id='f-{field}-fault']")), "{field}");
    }
    for field in ["contact.name", "fields.what"] {
        let long = "x".repeat(5_000);
        browser.submit(form.clone().fill(field, &long)).await.expect(422);
    }
    for field in ["step", "language", "lang", "go", "unknown"] {
        for value in ["\0", "-1", "99999999999999999999", "😀"] {
            let answer = browser.submit(form.clone().fill(field, value)).await;
            assert!(answer.status.as_u16() < 500, "{field} {value:?}");
        }
    }
    browser.submit(form.clone().fill("contact.name", &"x".repeat(300_000))).await.expect(413);
    let raw =
        browser.request(Method::POST, &path).header("Content-Type", "application/json").body("{}");
    assert_eq!(raw.send().await.unwrap().status().as_u16(), 415);
    let raw = browser.request(Method::POST, &path);
    let raw = raw.header("Content-Type", "application/x-www-form-urlencoded").body("%FF%00=&&=%");
    assert!(raw.send().await.unwrap().status().is_client_error());
    for strange in ["/f/nothing", "/f/nothing/embed", "/f/%00", "/f/nothing/call-back"] {
        browser.get(strange).await.expect(404);
        browser.post(strange, &[("a", "b")]).await.expect(404);
    }
    for query in ["?sub1=%00&source=%FF", "?lang=xx&theme=pink&test=", "?=&&&=%"] {
        browser.get(&format!("{path}{query}")).await.ok();
    }
}

#[actix_web::test]
async fn a_form_that_takes_nothing_says_so() {
    let market = Market::with(windows()).await;
    let path = path(&market);
    let form = filled(&market.app.browser(), &path, "+79161234567").await;
    market.app.turn_clock(5);
    market.buyer.api().post(&format!("/offers/{}/pause", market.offer), json!({})).await.ok();
    let browser = market.app.browser();
    browser.get(&path).await.expect(410);
    browser.submit(form).await.expect(410);
    browser.get(&format!("{path}?test=1")).await.ok();
    market.buyer.api().post(&format!("/offers/{}/resumption", market.offer), json!({})).await.ok();
    browser.get(&path).await.ok();
    let leave = format!("/engagements/{}/departure", market.engagement);
    market.contractor.api().post(&leave, json!({})).await;
    browser.get(&path).await.expect(410);
    assert_eq!(market.leads(), 0);
}

#[actix_web::test]
async fn one_network_sends_so_many() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "12").await;
    let mut limited = None;
    for _ in 0..80 {
        let answer = browser.submit(form.clone()).await;
        if answer.status.as_u16() == 429 {
            limited = Some(answer);
            break;
        }
    }
    let limited = limited.expect("a limit");
    assert!(!limited.header("retry-after").is_empty());
    assert_eq!(limited.html().attr("[name='contact.name']", "value"), "Anna Petrova");
    // Everybody else goes on.
    sent(&market, &path(&market), "+79161234567").await.ok();
}

#[actix_web::test]
async fn another_sites_frame_may_send() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let framed = format!("{}/embed", path(&market));
    let form = filled(&browser, &framed, "+79161234567").await;
    market.app.turn_clock(5);
    let request = browser
        .request(Method::POST, &form.action)
        .header("Sec-Fetch-Site", "cross-site")
        .header("Origin", "null")
        .form(&form.fields);
    assert_eq!(request.send().await.unwrap().status().as_u16(), 200);
    assert_eq!(refused(&market), [None]);
}
