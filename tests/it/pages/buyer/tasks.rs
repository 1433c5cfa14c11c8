//! Tasks: overdue, today, later; done, put off.

use chrono::TimeDelta;
use lead_exchange::kernel::locale::Locale;
use lead_exchange::leads::task::{self, NextTask};

use crate::pages::market::{LOCALES, Market, speaks};

#[actix_web::test]
async fn they_are_grouped_by_when_they_are_due() {
    let market = Market::open().await;
    let lead = market.send(&[("Анна Петрова", "+7 916 123-45-67")]).await[0].id;
    assert!(market.buyer.page("/buyer/tasks").await.has(".empty a[href='/buyer/leads']"));
    let seat = market.buyer.buyer_seat();
    for (hours, text) in [(1, "first"), (400, "much later")] {
        market.app.tx(|tx| {
            let next = NextTask { due_at: tx.now() + TimeDelta::hours(hours), text: text.into() };
            task::add(tx, seat, lead, &next).expect("a task")
        });
    }
    market.app.turn_clock(2 * 3_600);
    for locale in LOCALES {
        speaks(&market.app, &market.buyer, locale, chrono_tz::UTC);
        let page = market.buyer.page("/buyer/tasks").await;
        assert_eq!(page.count(".tasks"), 2, "overdue and later");
        assert_eq!(page.count(".late"), 1);
        assert!(page.words().contains("Анна Петрова"));
        assert_eq!(page.text(".nav a[href='/buyer/tasks'] .count"), "1", "what is due");
    }
    speaks(&market.app, &market.buyer, Locale::En, chrono_tz::UTC);
    let page = market.buyer.page("/buyer/tasks").await;
    let form = page.form("form[action$='/rescheduling']").fill("due_at", "2001-01-01T10:00");
    let answer = market.buyer.browser.submit(form).await.expect(422).html();
    assert!(answer.has("details[open] #move-due_at[aria-invalid=true]"));
    let year = chrono::Datelike::year(&market.app.tx(|tx| tx.now())) + 1;
    let form = answer.form("details[open] form").fill("due_at", &format!("{year}-03-01T10:00"));
    market.buyer.browser.submit(form).await.see_other();
    let page = market.buyer.page("/buyer/tasks").await;
    assert_eq!((page.count(".late"), page.count(".tasks li")), (0, 2));
    let done = page.form("form[action$='/completion']");
    assert_eq!(market.buyer.browser.submit(done).await.see_other(), "/buyer/tasks");
    assert_eq!(market.buyer.page("/buyer/tasks").await.count(".tasks li"), 1);
    let stranger = market.app.buyer("Stranger").await;
    let action = page.attrs("form[action$='/completion']", "action")[1].clone();
    stranger.post(&action, &[]).await.expect(404);
}
