//! Each form with files and without, and what comes back when it is refused.

use super::ground::{PNG, buyers, contractors, send};
use crate::disputes::ground::Case;
use crate::leads::market::Market;

#[actix_web::test]
async fn a_rejection_brings_its_evidence_from_the_page_and_from_the_inbox() {
    let market = Market::open().await;
    for page in ["/buyer/leads/", "/buyer/leads?lead="] {
        let lead = market.delivered().await;
        let shown = market.buyer.page(&format!("{page}{lead}")).await;
        let share = shown.text("#return-share");
        assert!(share.contains("decided leads") && share.contains("15"), "{share}");
        let form = shown.form("form[action$='/rejection']");
        assert_eq!(shown.attr("form[action$='/rejection']", "enctype"), "multipart/form-data");
        let form = form.fill("reason", "wrong_topic").fill("comment", "Wanted doors");
        market.buyer.browser.submit_files(form, &[("chat.png", PNG)]).await.see_other();
        let case = Case { market: &market, lead };
        for page in [buyers(&case).await, contractors(&case).await] {
            assert!(page.text("#said-buyer").contains("Wanted doors"));
            assert_eq!(page.texts("#said-buyer .evidence .about a"), ["chat.png"]);
            assert!(page.text("#history").contains("1 file"));
        }
    }
}

#[actix_web::test]
async fn a_refused_rejection_keeps_the_words_and_asks_for_the_files_again() {
    let market = Market::open().await;
    let lead = market.delivered().await;
    let page = market.buyer.page(&format!("/buyer/leads/{lead}")).await;
    let form = page.form("form[action$='/rejection']").fill("comment", "Wanted doors");
    let browser = &market.buyer.browser;
    let files: [(&str, &[u8]); 2] = [("run.exe", b"MZ\x90\0\x03\0\0\0"), ("chat.png", PNG)];
    let back = browser.submit_files(form, &files).await.expect(422).html();
    assert!(back.has("details[open] #reject-reason") && back.has("#reject-files[aria-invalid]"));
    assert!(back.source().contains("Wanted doors"));
    assert!(back.words().contains("Choose the files again"));
    assert!(back.text(".flash.bad").contains("run.exe"));
    assert_eq!(market.seen(&lead).await["status"], "delivered");
}

#[actix_web::test]
async fn an_appeal_and_an_answer_with_files_and_without() {
    let market = Market::open().await;
    for files in [&[("call.png", PNG)] as &[_], &[]] {
        let case = Case::rejected(&market).await;
        let form = contractors(&case).await.form("form[action$='/appeal']");
        let form = form.fill("text", "The form says windows");
        let sent = market.contractor.browser.submit_files(form, files).await;
        assert_eq!(sent.see_other(), format!("/contractor/leads/{}", case.lead));
        let page = buyers(&case).await;
        assert!(page.text("#standing").contains("Answer by"));
        let form = page.form("form#say").fill("text", "On the phone it was doors");
        market.buyer.browser.submit_files(form, files).await.see_other();
        assert!(buyers(&case).await.text(".flash").contains("Now staff decide"));
        for page in [buyers(&case).await, contractors(&case).await] {
            assert!(page.text("#said-contractor").contains("The form says windows"));
            assert!(page.text("#said-buyer").contains("On the phone it was doors"));
            assert_eq!(page.count("#sides .evidence img"), files.len() * 2);
            assert!(page.text("#standing").contains("Staff"));
        }
    }
}

#[actix_web::test]
async fn a_refused_statement_keeps_its_words() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    let too_long = "a".repeat(4_001);
    let fields = [("text", too_long.as_str())];
    let page = contractors(&case).await;
    let back = send(&market.contractor, &page, "appeal", &fields).await.expect(422).html();
    assert!(back.has("#appeal-text[aria-invalid]") && back.source().contains(&too_long));
    assert!(back.text("#contest").contains("Choose the files again"));
    assert_eq!(back.text("h1"), page.text("h1"), "it is the lead's page");
    let case = Case::answered(&market).await;
    for (who, page) in
        [(&market.buyer, buyers(&case).await), (&market.contractor, contractors(&case).await)]
    {
        let form = page.form("form#say").fill("text", "Listen to this");
        let back = who.browser.submit_files(form, &[("empty.mp3", b"")]).await.expect(422).html();
        assert!(back.has("details[open] #say-files[aria-invalid]"));
        assert!(back.source().contains("Listen to this"));
        let form = back.form("form#say");
        who.browser.submit_files(form, &[("call.png", PNG)]).await.see_other();
    }
    assert_eq!(contractors(&case).await.count("#sides .evidence img"), 2);
}

#[actix_web::test]
async fn a_split_is_a_whole_percentage() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    for wrong in ["", "0", "100", "half", "12.5", "-3"] {
        let page = contractors(&case).await;
        let fields = [("contractor_percent", wrong)];
        let back = send(&market.contractor, &page, "split-proposal", &fields).await;
        let back = back.expect(422).html();
        assert!(back.has("details[open] #split-contractor_percent[aria-invalid]"), "{wrong}");
        assert_eq!(back.attr("#split-contractor_percent", "value"), wrong);
    }
    let page = contractors(&case).await;
    let fields = [("contractor_percent", " 60 % ")];
    send(&market.contractor, &page, "split-proposal", &fields).await.see_other();
    assert_eq!(contractors(&case).await.attr("#split-contractor_percent", "value"), "60");
}

#[actix_web::test]
async fn nobody_says_more_than_ten_times() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    for left in (1..10).rev() {
        let page = contractors(&case).await;
        assert!(page.text("#say-text-hint").contains(&left.to_string()));
        send(&market.contractor, &page, "statements", &[("text", "And this")]).await.see_other();
    }
    let page = contractors(&case).await;
    assert!(!page.has("form#say") && page.text("#dispute").contains("all 10 statements"));
}
