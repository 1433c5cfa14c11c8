//! What rings, and what was done about it.

use chrono::TimeDelta;
use lead_exchange::db::Tx;
use lead_exchange::moderation::alarm;
use lead_exchange::outbox::Fact;

use super::path;
use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::pages::market::{LOCALES, speaks};

fn ring(tx: &mut Tx<'_>, facts: &[Fact]) {
    alarm::hear(tx, facts).expect("alarms");
}

#[actix_web::test]
async fn alarms_ring_until_somebody_says_what_was_done() {
    let market = Market::open().await;
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        for path in ["/staff/alarms", "/staff/alarms?handled=true"] {
            assert!(market.staff.page(path).await.has(".empty"));
        }
    }
    let late = Case::answered(&market).await;
    late.turn_past(TimeDelta::zero()).await;
    let buyer = market.buyer.party;
    market.app.tx(|tx| {
        let bulk = |rejected, decided| Fact::BulkRejection { buyer, rejected, decided };
        ring(tx, &[bulk(12, 15)]);
        let (rule, what) = ("escrow_equals_holds".to_owned(), "RUB 500".to_owned());
        ring(tx, &[Fact::LedgerAlarm { rule, what }]);
    });
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page("/staff/alarms").await;
        assert_eq!(page.count(".alarm"), 3);
        let told = page.texts(".alarm");
        assert!(told[1].contains("Okna Plus") && told[1].contains("12") && told[1].contains("15"));
        assert!(told[2].contains("escrow_equals_holds") && told[2].contains("RUB 500"));
        assert_eq!(page.text(".nav a[href='/staff/alarms'] .count"), "3");
        let links = page.attrs(".alarm p a", "href");
        assert!(links.contains(&path(&late).await));
        assert!(links.contains(&format!("/staff/leads?buyer={buyer}&status=rejected")));
        assert!(links.contains(&format!("/staff/parties/{buyer}")));
    }
    for link in market.staff.page("/staff/alarms").await.attrs(".alarm p a", "href") {
        market.staff.page(&link).await;
    }

    let form = market.staff.page("/staff/alarms").await.form(".alarm form");
    let page = market.staff.browser.submit(form.clone().fill("note", " ")).await.expect(422).html();
    assert_eq!(page.count(".alarm .fault"), 1);
    let form = form.fill("note", "The calendar lacked a holiday");
    assert_eq!(market.staff.browser.submit(form.clone()).await.see_other(), "/staff/alarms");
    let page = market.staff.browser.submit(form).await.expect(409).html();
    assert!(page.text("#typed").contains("The calendar lacked a holiday"));
    assert_eq!(page.count(".alarm"), 2);
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page("/staff/alarms?handled=true").await;
        assert!(page.text(".alarm").contains("The calendar lacked a holiday"));
        assert!(page.text(".alarm").contains(&market.staff.email));
        let audit = market.staff.page("/staff/audit").await;
        assert!(audit.text("main").contains("The calendar lacked a holiday"));
    }
}

#[actix_web::test]
async fn a_rejection_after_acceptance_is_told_apart() {
    let market = Market::open().await;
    let buyer = market.buyer.party;
    market.app.tx(|tx| ring(tx, &[Fact::BulkRejection { buyer, rejected: 12, decided: 0 }]));
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page("/staff/alarms").await;
        assert!(page.text(".alarm").contains("12") && !page.text(".alarm").contains(" 0 "));
    }
}

#[actix_web::test]
async fn only_staff_close_them() {
    let market = Market::open().await;
    let nobody = "/staff/alarms/alarm_00000000000000000000000000/handling";
    market.staff.post(nobody, &[("note", "Done")]).await.expect(404);
    for persona in [&market.buyer, &market.contractor] {
        persona.post(nobody, &[("note", "Done")]).await.expect(403);
    }
}
