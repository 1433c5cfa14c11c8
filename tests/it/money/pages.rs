//! `/money`, as a buyer and a contractor see it.

use super::{asked, funded, id};
use crate::support::TestApp;

#[actix_web::test]
async fn a_buyer_asks_reads_how_to_pay_and_takes_it_back() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let empty = buyer.page("/money").await;
    assert!(empty.has(".empty"), "says what to do first");
    let form = empty
        .form("form[action='/money/top-ups']")
        .fill("amount", "1 250,50")
        .fill("currency", "RUB");
    let there = buyer.browser.submit(form).await.see_other();
    let page = buyer.page(&there).await;
    let reference = page.attr("#reference", "value");
    assert!(reference.starts_with("LX-"), "{reference}");
    assert!(page.words().contains("1,250.50"), "{}", page.words());

    let money = buyer.page("/money").await;
    assert_eq!(money.texts("td a.mono"), [reference]);
    let form = page.form(".confirm form");
    assert_eq!(buyer.browser.submit(form).await.see_other(), "/money");
    assert!(!buyer.page("/money").await.has("td a.mono"));
    assert!(buyer.page(&there).await.has(".chip.is-cancelled"));
}

#[actix_web::test]
async fn a_wrong_amount_comes_back_as_it_was_typed() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let form = buyer.page("/money").await.form("form[action='/money/top-ups']");
    let answer = buyer.browser.submit(form.fill("amount", "0.001").fill("currency", "EUR")).await;
    let page = answer.expect(422).html();
    assert_eq!(page.attr("input[name=amount]", "value"), "0.001");
    assert_eq!(page.text("option[selected]"), "EUR");
    assert_eq!(page.texts(".field .fault").len(), 1);
}

#[actix_web::test]
async fn the_statement_adds_up_and_leads_on() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let first = funded(&app, &buyer, "100", "RUB").await;
    let second = funded(&app, &buyer, "11.50", "RUB").await;
    funded(&app, &buyer, "3", "EUR").await;
    let page = buyer.page("/money?currency=RUB").await;
    assert_eq!(page.count(".figure"), 2);
    assert_eq!(page.count(".tabs a"), 2);
    let links = page.attrs("td a[href^='/money/top-ups/']", "href");
    assert_eq!(links, [second, first].map(|id| format!("/money/top-ups/{id}")));
    assert!(page.words().contains("111.50"));
    let first_page = buyer.page("/money?currency=RUB&limit=1").await;
    let next = first_page.attr(".pager a[rel=next]", "href");
    let older = buyer.page(&next).await;
    assert_eq!(
        older.attrs("td a[href^='/money/top-ups/']", "href")[0],
        format!("/money/top-ups/{first}")
    );
    assert_eq!(older.attr(".pager a[rel=prev]", "href"), "/money?currency=RUB");
}

#[actix_web::test]
async fn a_contractor_has_no_top_up_form() {
    let app = TestApp::start().await;
    let contractor = app.contractor("Leads Inc").await;
    let page = contractor.page("/money").await;
    assert!(!page.has("form[action='/money/top-ups']"));
    assert!(page.has(".empty a"));
    contractor.post("/money/top-ups", &[("amount", "5"), ("currency", "RUB")]).await.expect(403);
    let buyer = app.buyer("Okna Plus").await;
    let id = id(&asked(&buyer, "5", "RUB").await);
    contractor.get(&format!("/money/top-ups/{id}")).await.expect(404);
}

#[actix_web::test]
async fn the_balance_is_drawn_day_by_day() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    assert!(!buyer.page("/money").await.has(".chart"), "nothing to draw");
    funded(&app, &buyer, "100", "RUB").await;
    funded(&app, &buyer, "11.50", "RUB").await;
    app.turn_clock(2 * 24 * 3600);
    let page = buyer.page("/money").await;
    let cells = page.texts("#balance-by-day tbody td");
    assert_eq!(cells.len(), 30);
    let last: Vec<&str> = cells.iter().rev().take(4).map(String::as_str).collect();
    assert_eq!(last, ["₽111.50", "₽111.50", "₽111.50", "₽0.00"]);
    assert!(page.attr("#balance-by-day svg", "aria-label").contains("to ₽111.50"));
}
