//! One case on one page, and its verdict.

use chrono::TimeDelta;
use serde_json::json;

use super::{decide, path, seat};
use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::pages::market::{LOCALES, speaks};

#[actix_web::test]
async fn the_page_shows_all_that_a_verdict_needs() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    case.buyer("split-proposal", json!({"contractor_percent": 30})).await.ok();
    let path = path(&case).await;
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page(&path).await;
        assert!(page.text("#said-buyer").contains("Wanted doors"));
        assert!(page.text("#said-buyer").contains("On the phone it was doors"));
        assert!(page.text("#said-contractor").contains("The form says windows"));
        assert!(page.text("#proposals").contains("30") && page.text("#proposals").contains("135"));
        assert!(page.text("#money").contains("500") && page.text("#money").contains("450"));
        let half = page.texts("#verdict tbody tr").swap_remove(2);
        assert!(half.starts_with("50") && half.contains("225") && half.contains("250"), "{half}");
        assert!(page.text("#terms").contains("City"));
        assert!(!page.source().contains("Петрова"), "the contact stays covered");
        assert!(page.text("#contact").contains("А••• П•••"));
        assert_eq!(page.count("#verdict form select[name=reason] option"), 5);
        assert!(!page.has("#similar"), "nothing like it is open");
        assert_eq!(page.count("#history .timeline > li"), 5);
    }
    let form = market.staff.page(&path).await.form("#unmask");
    let shown = market.staff.browser.submit(form.fill("reason", "To call them")).await.ok().html();
    assert!(shown.text("#contact").contains("Анна Петрова"));
    assert_eq!(shown.attr("#state a[href^='/staff/disputes/']", "href"), path);
}

#[actix_web::test]
async fn each_side_and_a_split_can_win() {
    for (share, number, reason, purses) in [
        ("100", "", "lead_meets_terms", (49_950_000, 0, 45_000)),
        ("0", "", "lead_breaks_terms", (50_000_000, 0, 0)),
        ("25", "", "shared_fault", (49_987_500, 0, 11_250)),
        ("other", "33 %", "no_evidence", (49_983_500, 0, 14_850)),
    ] {
        let market = Market::open().await;
        let case = Case::answered(&market).await;
        let staff = &market.staff;
        let form = staff.page(&path(&case).await).await.form("#verdict form");
        let form = form.fill("share", share).fill("contractor_percent", number);
        let form = form.fill("reason", reason).fill("text", "Read both sides");
        let to = staff.browser.submit(form).await.see_other();
        assert_eq!(to, path(&case).await);
        assert_eq!(market.purses(), purses, "{share}");
        for locale in LOCALES {
            speaks(&market.app, staff, locale, chrono_tz::UTC);
            let page = staff.page(&to).await;
            assert!(page.text("#ended").contains("Read both sides"));
            assert!(!page.has("#verdict"), "nothing is left to decide");
        }
        let lead = staff.page(&format!("/staff/leads/{}", case.lead)).await;
        assert_eq!(lead.attr("#state a[href^='/staff/disputes/']", "href"), to);
        let audit = staff.page("/staff/audit").await;
        assert!(audit.text("main").contains(&case.lead));
    }
}

#[actix_web::test]
async fn similar_cases_are_decided_along() {
    let market = Market::open().await;
    let cases = [
        Case::answered(&market).await,
        Case::answered(&market).await,
        Case::appealed(&market).await,
    ];
    let [first, second, third] = &cases;
    let page = market.staff.page(&path(first).await).await;
    let offered = page.attrs("#similar input", "value");
    assert_eq!(offered, [second.lead.as_str(), third.lead.as_str()]);
    let form = page.form("#verdict form");
    let form = form.tick("similar", &second.lead).tick("similar", &third.lead);
    let form = form.fill("share", "0").fill("reason", "lead_breaks_terms").fill("text", "Doors");
    // One of those ticked ends while the verdict is being written.
    third.buyer("buyer-concession", json!({})).await.ok();
    let to = market.staff.browser.submit(form).await.see_other();
    let page = market.staff.page(&to).await;
    assert_eq!(first.seen().await["status"], "returned");
    assert_eq!(second.seen().await["status"], "returned");
    assert_eq!(second.dispute().await["verdict"]["text"], "Doors");
    assert_eq!(third.seen().await["status"], "settled", "what ended stays ended");
    let told = page.text(".flash.warn");
    assert!(told.contains("2 cases decided") && told.contains("1 ticked case was not"), "{told}");
}

#[actix_web::test]
async fn faults_keep_everything_typed() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let other = Case::answered(&market).await;
    let path = path(&case).await;
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let form = market.staff.page(&path).await.form("#verdict form");
        let form = form.tick("similar", &other.lead).fill("share", "25");
        let form = form.fill("contractor_percent", "60").fill("text", "It was said on the phone");
        let page = market.staff.browser.submit(form).await.expect(422).html();
        assert!(page.has("#f-contractor_percent-fault") && page.has("#f-reason-fault"));
        let again = page.form("#verdict form");
        for (name, value) in
            [("share", "25"), ("contractor_percent", "60"), ("similar", other.lead.as_str())]
        {
            assert!(again.fields.contains(&(name.to_owned(), value.to_owned())), "{name}");
        }
        assert!(page.text("#verdict textarea").contains("It was said on the phone"));
        let unfit = again.fill("share", "0").fill("contractor_percent", "");
        let unfit = unfit.fill("reason", "lead_meets_terms").fill("text", "  ");
        let page = market.staff.browser.submit(unfit).await.expect(422).html();
        assert!(page.has("#f-text-fault") && page.has("#f-reason-fault"));
        assert_eq!(page.attr("#verdict option[selected]", "value"), "lead_meets_terms");
    }
    assert_eq!(case.seen().await["status"], "disputed");
}

#[actix_web::test]
async fn deciding_early_is_said_plainly() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page(&path(&case).await).await;
        assert!(page.has("#verdict .flash.warn"));
    }
    case.buyer("statements", json!({"text": "Doors"})).await.created();
    let page = market.staff.page(&path(&case).await).await;
    assert!(!page.has("#verdict .flash.warn"), "the buyer has had its turn");
}

#[actix_web::test]
async fn members_of_a_party_read_why_they_do_not_decide() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    let path = path(&case).await;
    let form = market.staff.page(&path).await.form("#verdict form");
    seat(&market, market.buyer.party, "buyer");
    let form =
        form.fill("share", "0").fill("reason", "no_evidence").fill("text", "Mine, of course");
    let page = market.staff.browser.submit(form).await.expect(409).html();
    assert!(page.has(".flash.bad[role=alert]"));
    assert!(page.text("#typed").contains("Mine, of course"), "no words are lost");
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page(&path).await;
        assert!(page.has("#verdict p") && !page.has("#verdict form"));
        assert_eq!(page.count("#verdict tbody tr"), 5, "the money is shown all the same");
    }
    assert_eq!(case.seen().await["status"], "disputed");
}

#[actix_web::test]
async fn a_late_or_second_verdict_loses_no_words() {
    let market = Market::open().await;
    let (late, twice) = (Case::answered(&market).await, Case::answered(&market).await);
    let form = market.staff.page(&path(&twice).await).await.form("#verdict form");
    let form = form.fill("share", "0").fill("reason", "no_evidence").fill("text", "Nothing shown");
    twice.verdict(100, "lead_meets_terms").await.ok();
    let page = market.staff.browser.submit(form.clone()).await.expect(409).html();
    assert!(page.has(".flash.bad[role=alert]") && !page.has("#verdict"));
    assert!(page.text("#typed").contains("Nothing shown"));
    assert!(page.text("#ended").contains("Read both sides."));

    let form = market.staff.page(&path(&late).await).await.form("#verdict form");
    let form = form.fill("share", "0").fill("reason", "no_evidence").fill("text", "Too slow");
    let now = market.app.tx(|tx| tx.now());
    market.app.turn_clock((late.due().await - now + TimeDelta::seconds(1)).num_seconds());
    let page = market.staff.browser.submit(form).await.expect(409).html();
    assert!(page.text("#typed").contains("Too slow"));
    assert!(page.has("#verdict p") && !page.has("#verdict form"), "the rule is about to decide");
    market.work();
    let page = market.staff.page(&path(&late).await).await;
    assert!(page.has("#ended") && page.has("#corrections form"));
}

#[actix_web::test]
async fn a_verdict_counts_once_however_often_it_is_sent() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    decide(&case, "100", "lead_meets_terms", "Good").await.see_other();
    let fields = [("share", "0"), ("reason", "no_evidence"), ("text", "Again")];
    let again = format!("{}/verdict", path(&case).await);
    market.staff.post(&again, &fields).await.expect(409);
    assert_eq!(market.purses(), (49_950_000, 0, 45_000));
}
