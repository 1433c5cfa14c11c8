//! What waits for a verdict, what waits for the buyer, and what ended.

use super::{decide, path};
use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::pages::market::{LOCALES, speaks};

#[actix_web::test]
async fn an_empty_queue_says_what_comes_there() {
    let market = Market::open().await;
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        for tab in ["", "?show=buyer", "?show=ended", "?show=nonsense"] {
            let page = market.staff.page(&format!("/staff/disputes{tab}")).await;
            assert!(page.has("#disputes .empty p"), "{tab}");
        }
    }
}

#[actix_web::test]
async fn cases_stand_where_their_turn_is_oldest_first() {
    let market = Market::open().await;
    let first = Case::answered(&market).await;
    let second = Case::answered(&market).await;
    let asked = Case::appealed(&market).await;
    let ended = Case::answered(&market).await;
    decide(&ended, "50", "shared_fault", "Both were careless").await.see_other();
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page("/staff/disputes").await;
        let links = page.attrs("#disputes tbody td:first-child a", "href");
        assert_eq!(links, [path(&first).await, path(&second).await]);
        assert_eq!(page.count("#disputes time[data-due]"), 2, "each with what is left");
        assert!(page.text("tbody tr:first-child").contains("Okna Plus"));
        assert!(page.text("tbody tr:first-child").contains("Leads North"));
        assert_eq!(page.text(".tabs [aria-current] .count"), "2");
        assert_eq!(page.text(".nav a[href='/staff/disputes'] .count"), "2");
        let page = market.staff.page("/staff/disputes?show=buyer").await;
        assert_eq!(page.attrs("#disputes tbody td:first-child a", "href"), [path(&asked).await]);
        let page = market.staff.page("/staff/disputes?show=ended").await;
        assert_eq!(page.attrs("#disputes tbody td:first-child a", "href"), [path(&ended).await]);
        assert!(page.text("#disputes tbody tr").contains("50"));
    }
    let page = market.staff.page("/staff/disputes?limit=1").await;
    assert_eq!(page.count("#disputes tbody tr"), 1);
    let next = page.attr("[rel=next]", "href");
    let page = market.staff.page(&next).await;
    assert_eq!(page.attrs("#disputes tbody td:first-child a", "href"), [path(&second).await]);
}

#[actix_web::test]
async fn only_staff_come_here() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let path = path(&case).await;
    for persona in [&market.buyer, &market.contractor] {
        persona.get("/staff/disputes").await.expect(403);
        persona.get(&path).await.expect(403);
        let fields = [("share", "0"), ("reason", "no_evidence"), ("text", "Mine")];
        persona.post(&format!("{path}/verdict"), &fields).await.expect(403);
        persona.post(&format!("{path}/corrections"), &[]).await.expect(403);
        for path in ["/staff/corrections", "/staff/alarms"] {
            persona.get(path).await.expect(403);
        }
    }
    assert_eq!(case.seen().await["status"], "disputed");
    let nobody = "/staff/disputes/disp_00000000000000000000000000";
    market.staff.get(nobody).await.expect(404);
    market.staff.post(&format!("{nobody}/verdict"), &[("share", "0")]).await.expect(404);
}
