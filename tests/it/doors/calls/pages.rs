//! The pages: numbers and telephone exchanges set up by their buyer, calls read by their contractor.

use super::desk::{Desk, NUMBER};
use crate::support::Answer;

#[actix_web::test]
async fn a_buyer_sets_up_numbers_and_an_exchange_and_tries_it() {
    let desk = Desk::open().await;
    let buyer = &desk.market.buyer;
    let page = buyer.page("/buyer/calls").await;
    assert_eq!(page.texts("#numbers b"), ["+7 495 123-45-67"]);
    assert!(page.text("#numbers").contains("rings for Leads North"));
    let answer = buyer.browser.submit(page.form("#add form").fill("number", "nonsense")).await;
    assert!(answer.expect(422).html().has("#add .fault"));
    let form = page.form("#add form").fill("number", "+7 495 765-43-21").fill("label", "Desk 2");
    buyer.browser.submit(form).await.see_other();
    let page = buyer.page("/buyer/calls").await;
    assert_eq!(page.count("#numbers li"), 2);
    for kind in ["generic", "asterisk", "twilio"] {
        let form = page.form("#make form").fill("label", kind).tick("kind", kind);
        let there = buyer.browser.submit(form).await.see_other();
        let shown = buyer.page(&there).await;
        assert_eq!(shown.text("h1"), kind);
        let secret = shown.attr("#secret", "value");
        assert!(shown.attr("#sample-line", "value").contains(&secret));
        assert!(shown.count("#steps li") == 3);
        let there = buyer.browser.submit(shown.form("#try form")).await.see_other();
        let shown = buyer.page(there.split('#').next().unwrap()).await;
        assert!(shown.text(".flash").contains("went through"), "{}", shown.words());
        assert_eq!(shown.texts("#log tbody .chip"), ["Test"]);
    }
    assert!(desk.outcomes().await.is_empty(), "a trial leaves no call");
    assert_eq!(desk.purses(), (50_000_000, 0, 0));
    let form =
        page.form("#make form").fill("label", "x").tick("kind", "twilio").fill("secret", "short");
    let answer = buyer.browser.submit(form).await.expect(422).html();
    assert!(answer.has("#make .fault"));
}

#[actix_web::test]
async fn a_contractor_reads_its_calls_with_numbers_partly_covered() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    desk.call(&tel, "1", "+79161234567", 60).await;
    desk.call(&tel, "2", "+79161234568", 5).await;
    let path = format!("/contractor/engagements/{}/calls", desk.market.engagement);
    let page = desk.market.contractor.page(&path).await;
    assert_eq!(page.text("#numbers a"), "+7 495 123-45-67");
    assert_eq!(page.attr("#numbers a", "href"), format!("tel:{NUMBER}"));
    assert_eq!(page.texts("#calls tbody .chip"), ["Too short", "Counted"]);
    let calls = page.text("#calls tbody");
    assert!(calls.contains("•••-••-67"), "{calls}");
    assert!(!page.source().contains("+7 916 123-45-67"), "covered");
    assert!(page.text("#counts").contains("at least 30 seconds"));
    let own = desk.market.buyer.page("/buyer/calls?outcome=too_short").await;
    assert!(own.text("#calls tbody").contains("+7 916 123-45-68"));
    for language in ["ru", "es"] {
        for (who, path) in [
            (&desk.market.contractor, path.clone()),
            (&desk.market.buyer, "/buyer/calls".to_owned()),
            (&desk.market.buyer, format!("/buyer/calls/telephony/{}", tel.id)),
        ] {
            let request = who.browser.speaking(language).request(reqwest::Method::GET, &path);
            Answer::read(format!("{language} {path}"), request).await.ok();
        }
    }
    let rival = desk.market.app.contractor("Rival").await;
    rival.get(&path).await.expect(404);
}
