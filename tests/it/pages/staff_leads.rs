//! Staff's view of leads: covered contacts, and the trace that uncovering leaves.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::schema::staff_acts;

use super::market::{LOCALES, Market, speaks};

const PEOPLE: [(&str, &str); 2] =
    [("Анна Петрова", "+7 916 123-45-67"), ("Boris", "+7 916 123-45-68")];

#[actix_web::test]
async fn the_list_covers_contacts_and_narrows() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    market.accept(sent[0].id);
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page("/staff/leads").await;
        assert_eq!(page.count("#leads tbody tr"), 2);
        assert!(!page.source().contains("Петрова") && !page.source().contains("123-45-67"));
        assert!(page.words().contains("А••• П•••"));
    }
    speaks(&market.app, &market.staff, LOCALES[0], chrono_tz::UTC);
    let count = async |query: &str| {
        market.staff.page(&format!("/staff/leads{query}")).await.count("#leads tbody tr")
    };
    assert_eq!(count("?status=settled").await, 1);
    assert_eq!(count("?buyer=okna").await, 2, "by part of a name");
    assert_eq!(count(&format!("?buyer={}", market.buyer.party)).await, 2);
    assert_eq!(count(&format!("?contractor={}", market.buyer.party)).await, 0);
    assert_eq!(count(&format!("?offer={}", market.offer)).await, 2);
    assert_eq!(count(&format!("?q={}", sent[1].id)).await, 1);
    assert_eq!(count("?q=%2B79161234568").await, 1);
    let page = market.staff.get("/staff/leads?buyer=nobody&offer=5").await.expect(422).html();
    assert!(page.has("#f-buyer-fault") && page.has("#f-offer-fault"));
}

#[actix_web::test]
async fn uncovering_needs_a_reason_and_leaves_its_trace() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    let path = format!("/staff/leads/{}", sent[0].id);
    for locale in LOCALES {
        speaks(&market.app, &market.staff, locale, chrono_tz::UTC);
        let page = market.staff.page(&path).await;
        assert!(!page.source().contains("Петрова") && page.has("#unmask textarea[required]"));
    }
    let form = market.staff.page(&path).await.form("#unmask");
    let page =
        market.staff.browser.submit(form.clone().fill("reason", "  ")).await.expect(422).html();
    assert!(page.has("#f-reason-fault") && !page.source().contains("Петрова"));

    let page =
        market.staff.browser.submit(form.fill("reason", "The person called us")).await.ok().html();
    assert!(page.text("#contact").contains("Анна Петрова"));
    assert!(page.text("#contact").contains("+7 916 123-45-67"));
    assert!(!market.staff.page(&path).await.source().contains("Петрова"), "covered again");

    let acts: Vec<(String, serde_json::Value)> = market.app.tx(|tx| {
        staff_acts::table
            .filter(staff_acts::subject_id.eq(sent[0].id.uuid()))
            .select((staff_acts::act, staff_acts::detail))
            .load(tx.conn())
            .expect("the trail")
    });
    assert_eq!(acts.len(), 1);
    assert_eq!(
        (acts[0].0.as_str(), acts[0].1["reason"].as_str()),
        ("lead_unmasked", Some("The person called us"))
    );
    let seen = market.contractor.page(&format!("/contractor/leads/{}", sent[0].id)).await;
    assert_eq!(seen.count("#history .timeline > li"), 2, "both sides see that staff looked");
}

#[actix_web::test]
async fn only_staff_come_here() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    let path = format!("/staff/leads/{}", sent[0].id);
    for persona in [&market.buyer, &market.contractor] {
        persona.get(&path).await.expect(403);
        persona.post(&format!("{path}/unmasking"), &[("reason", "curious")]).await.expect(403);
    }
    market.staff.get("/staff/leads/lead_00000000000000000000000000").await.expect(404);
}
