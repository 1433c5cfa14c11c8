//! A mistaken verdict made good, through the browsers of two people.

use serde_json::json;

use super::{decide, path, seat};
use crate::disputes::ground::Case;
use crate::leads::market::{Market, purse};
use crate::pages::market::{LOCALES, speaks};

/// A market whose fees hold ₽500.00, and a lead staff gave back to the buyer.
async fn mistaken(market: &Market) -> Case<'_> {
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let case = Case::answered(market).await;
    decide(&case, "0", "lead_breaks_terms", "The form asks for doors").await.see_other();
    case
}

#[actix_web::test]
async fn one_asks_and_another_pays() {
    let market = Market::open().await;
    let case = mistaken(&market).await;
    let (staff, path) = (&market.staff, path(&case).await);
    let page = staff.page(&path).await;
    let sides = page.attrs("#corrections select[name=side] option", "value");
    assert_eq!(sides, ["contractor"], "the buyer lost nothing");
    let form = page.form("#corrections form");
    let form = form.fill("amount", "450.01").fill("reason", "A recording was overlooked");
    let page = staff.browser.submit(form).await.expect(422).html();
    assert!(page.has("#correct-amount-fault"));
    assert!(page.text("#corrections textarea").contains("A recording was overlooked"));
    let form = page.form("#corrections form").fill("amount", "450.00");
    let to = staff.browser.submit(form.clone()).await.see_other();
    assert_eq!(to, format!("{path}#corrections"));
    // The form is gone while one waits; sent again it is refused and its words are kept.
    let page = staff.browser.submit(form).await.expect(409).html();
    assert!(page.text("#typed").contains("A recording was overlooked"));
    assert!(!page.has("#corrections form"));

    let other = market.app.staff().await;
    for locale in LOCALES {
        speaks(&market.app, staff, locale, chrono_tz::UTC);
        speaks(&market.app, &other, locale, chrono_tz::UTC);
        let own = staff.page("/staff/corrections").await;
        assert_eq!(own.count(".correction form"), 1, "one's own can only be taken back");
        let theirs = other.page("/staff/corrections").await;
        assert_eq!(theirs.count(".correction form"), 2);
        assert!(theirs.text(".correction").contains("A recording was overlooked"));
        assert!(theirs.text("#fees").contains("500"));
        assert_eq!(theirs.text(".nav a[href='/staff/corrections'] .count"), "1");
    }
    let page = other.page("/staff/corrections").await;
    let approval = page.attr(".correction form[action$=approval]", "action");
    staff.post(&approval, &[]).await.expect(409);
    let before = purse(&market.app, &market.contractor).0;
    let form = page.form(".correction form[action$=approval]");
    assert_eq!(other.browser.submit(form.clone()).await.see_other(), "/staff/corrections");
    assert_eq!(purse(&market.app, &market.contractor).0, before + 45_000);
    let page = other.browser.submit(form).await.expect(409).html();
    assert!(page.has(".flash.bad[role=alert]"), "somebody was quicker");
    for locale in LOCALES {
        speaks(&market.app, &other, locale, chrono_tz::UTC);
        let page = other.page("/staff/corrections?status=approved").await;
        assert_eq!(page.count(".correction"), 1);
        assert!(other.page(&path).await.text("#corrections").contains("450"));
        other.page("/staff/audit").await;
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let money = market.contractor.page("/money").await;
        let link = money.attr("#statement tbody tr:first-child a", "href");
        assert_eq!(link, format!("/contractor/leads/{}", case.lead));
    }
    assert!(!other.page(&path).await.has("#corrections form"), "nothing is left to make good");
}

#[actix_web::test]
async fn a_split_may_be_made_good_to_either_side_and_be_turned_down() {
    let market = Market::open().await;
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let case = Case::answered(&market).await;
    decide(&case, "50", "shared_fault", "Both").await.see_other();
    let path = path(&case).await;
    let page = market.staff.page(&path).await;
    let sides = page.attrs("#corrections select[name=side] option", "value");
    assert_eq!(sides, ["", "buyer", "contractor"]);
    let form = page.form("#corrections form").fill("amount", "100").fill("reason", "Wrong term");
    let page = market.staff.browser.submit(form).await.expect(422).html();
    assert!(page.has("#correct-side-fault"));
    let form = page.form("#corrections form").fill("side", "buyer");
    market.staff.browser.submit(form).await.see_other();
    let other = market.app.staff().await;
    let page = other.page("/staff/corrections").await;
    let form = page.form(".correction form[action$=refusal]");
    other.browser.submit(form).await.see_other();
    assert_eq!(market.purses().0, 50_000_000 - 10 * 50_000 - 25_000);
    let page = other.page("/staff/corrections?status=declined").await;
    assert_eq!((page.count(".correction"), page.count(".correction form")), (1, 0));
    // Asked again, and paid to the buyer: the line leads to its own page of the lead.
    let form = market.staff.page(&path).await.form("#corrections form");
    let form = form.fill("side", "buyer").fill("amount", "100").fill("reason", "Wrong term");
    market.staff.browser.submit(form).await.see_other();
    let page = other.page("/staff/corrections").await;
    other.browser.submit(page.form(".correction form[action$=approval]")).await.see_other();
    let money = market.buyer.page("/money").await;
    assert_eq!(
        money.attr("#statement tbody tr:first-child a", "href"),
        format!("/buyer/leads/{}", case.lead)
    );
}

#[actix_web::test]
async fn short_fees_and_own_parties_are_said() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    decide(&case, "0", "no_evidence", "Nothing").await.see_other();
    let form = market.staff.page(&path(&case).await).await.form("#corrections form");
    let form = form.fill("amount", "450").fill("reason", "A recording was overlooked");
    market.staff.browser.submit(form).await.see_other();
    let other = market.app.staff().await;
    let page = other.page("/staff/corrections").await;
    assert!(page.has(".correction .flash.warn"), "the fees hold less");
    let form = page.form(".correction form[action$=approval]");
    other.browser.submit(form).await.expect(409);
    assert_eq!(market.purses(), (50_000_000, 0, 0));
    let again = Case::answered(&market).await;
    decide(&again, "0", "no_evidence", "Nothing").await.see_other();
    seat(&market, market.contractor.party, "contractor");
    assert!(!market.staff.page(&path(&again).await).await.has("#corrections form"));
}
