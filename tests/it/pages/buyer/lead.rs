//! A lead's page: contact, clock, decision, history, and the buyer's own work.

use lead_exchange::kernel::locale::Locale;
use lead_exchange::offers::reason::Reason;

use crate::pages::market::{LOCALES, Market, speaks};

#[actix_web::test]
async fn it_tells_everything_in_the_readers_language_and_zone() {
    let market = Market::open().await;
    let lead = market.send(&[("Анна Петрова", "+7 916 123-45-67")]).await[0].id;
    let path = format!("/buyer/leads/{lead}");
    for locale in LOCALES {
        speaks(&market.app, &market.buyer, locale, chrono_tz::Asia::Vladivostok);
        let page = market.buyer.page(&path).await;
        assert_eq!(page.text("h1"), "Анна Петрова");
        assert!(page.has("#contact a[href='tel:+79161234567']"));
        assert!(page.words().contains("How many rooms"), "answers under the form's own labels");
        assert!(page.has("#decision time[data-due]"));
        assert!(page.has(&format!("#contact a[href='/buyer/offers/{}']", market.offer)));
        assert_eq!(page.count("#history .timeline > li"), 1);
        assert!(page.words().contains("Asia/Vladivostok"));
        // Keys stand where words should be only when a text is missing.
        assert!(!page.words().contains("leads-"), "{}", page.words());
    }
    let stranger = market.app.buyer("Stranger").await;
    stranger.get(&path).await.expect(404);
    market.contractor.get(&path).await.expect(403);
}

#[actix_web::test]
async fn a_refused_rejection_keeps_what_was_typed() {
    let market = Market::open().await;
    let lead = market.send(&[("Anna", "+7 916 123-45-67")]).await[0].id;
    let path = format!("/buyer/leads/{lead}");
    let page = market.buyer.page(&path).await;
    let form =
        page.form("form[action$='/rejection']").fill("reason", "other").fill("comment", "  ");
    let answer = market.buyer.browser.submit(form).await.expect(422).html();
    assert!(answer.has("details[open] #reject-comment[aria-invalid=true]"));
    assert!(answer.has("input[value=other][checked]"));
    let form = answer.form("form[action$='/rejection']").fill("comment", "Sells windows himself");
    let to = market.buyer.browser.submit(form).await.see_other();
    assert_eq!(to, path);
    let page = market.buyer.page(&to).await;
    assert!(page.words().contains("Sells windows himself"), "the history tells it");
    assert!(!page.has("form[action$='/rejection']"), "it is rejected already");
    let again = market.buyer.post(&format!("{path}/acceptance"), &[]).await.expect(409).html();
    assert!(again.has(".flash.bad"), "and says why not");
}

#[actix_web::test]
async fn stage_attempts_and_notes_are_kept() {
    let market = Market::open().await;
    speaks(&market.app, &market.buyer, Locale::Ru, chrono_tz::Europe::Moscow);
    let lead = market.send(&[("Anna", "+7 916 123-45-67")]).await[0].id;
    let path = format!("/buyer/leads/{lead}");
    let browser = &market.buyer.browser;
    let page = market.buyer.page(&path).await;
    browser.submit(page.form("form#stage").fill("stage", "qualified")).await.see_other();
    browser.submit(page.form("form#note").fill("text", "Wants Saturday")).await.see_other();
    let empty = browser.submit(page.form("form#note").fill("text", " ")).await.expect(422).html();
    assert!(empty.has("#note-text[aria-invalid=true]"));
    let attempt = page.form("form#attempt").fill("note", "Rang out");
    let wrong = attempt.fill("next_at", "tomorrow");
    let answer = browser.submit(wrong).await.expect(422).html();
    assert!(answer.has("details[open] #attempt-next_at[aria-invalid=true]"));
    assert!(answer.source().contains("Rang out"), "what was typed stays");
    let year = chrono::Datelike::year(&market.app.tx(|tx| tx.now())) + 1;
    let form = answer.form("form#attempt");
    let form = form.fill("outcome", "no_answer").fill("next_at", &format!("{year}-03-01T15:00"));
    browser.submit(form).await.see_other();
    let page = market.buyer.page(&path).await;
    let words = page.words();
    assert!(words.contains("Wants Saturday") && words.contains("Rang out"));
    assert!(words.contains("15:00"), "three in the afternoon is the reader's own: {words}");
    assert!(page.has("select[name=stage] option[value=qualified][selected]"));
    assert!(page.has("form[action^='/buyer/tasks/']"));
}

#[actix_web::test]
async fn once_the_money_went_back_the_contact_is_closed() {
    let market = Market::open().await;
    let lead = market.send(&[("Анна Петрова", "+7 916 123-45-67")]).await[0].id;
    market.reject(lead, Reason::Spam, "");
    let path = format!("/contractor/leads/{lead}/concession");
    market.contractor.post(&path, &[]).await.see_other();
    for path in [format!("/buyer/leads/{lead}"), "/buyer/leads?status=returned".to_owned()] {
        let page = market.buyer.page(&path).await;
        for secret in ["Петрова", "79161234567", "916 123"] {
            assert!(!page.source().contains(secret), "{path} shows {secret}");
        }
        assert!(page.has(".flash.warn") && !page.has("form#attempt"));
    }
}
