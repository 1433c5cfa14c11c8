//! Records and reasons on the pages where somebody decides.

use lead_exchange::accounts::Role;
use lead_exchange::offers::TermsDraft;
use serde_json::json;

use super::reject;
use crate::leads::market::{Market, terms};

/// Twelve rejections and ten acceptances.
async fn busy() -> Market {
    let market = Market::open().await;
    let sent = market.deliver(22).await;
    reject(&market, &sent[..9], "invalid_contact").await;
    reject(&market, &sent[9..12], "spam").await;
    for id in &sent[12..] {
        market.decide(id, "acceptance", json!({})).await.ok();
    }
    market
}

#[actix_web::test]
async fn a_buyers_record_stands_where_contractors_choose() {
    let market = busy().await;
    let share = "45 % · 10 of 22";
    let offer = market.contractor.get(&format!("/offers/{}", market.offer)).await.ok().html();
    let record = offer.text(".record");
    assert!(
        record.contains(share) && record.contains("22 leads decided in the last 90 days"),
        "{record}"
    );
    assert!(record.contains("no data yet"), "no dispute so far: {record}");
    let catalogue = market.app.browser().get("/offers").await.ok().html();
    let card = catalogue.text(".offer-card");
    assert!(card.contains(&format!("accepts: {share}")), "{card}");
    let desk = market.contractor.get("/contractor").await.ok().html();
    assert!(desk.text("#work tbody").contains(share));
}

#[actix_web::test]
async fn a_contractors_record_stands_where_buyers_decide() {
    let market = busy().await;
    let draft = TermsDraft { title: "Doors".into(), engagement: "request".into(), ..terms() };
    let offer = crate::leads::market::publish(&market.app, &market.buyer, &market.staff, &draft);
    let path = format!("/offers/{}/engagements", offer.expect("terms"));
    market.contractor.api().post(&path, json!({"message": "Let me in"})).await.created();
    let requests = market.buyer.get("/buyer/engagements").await.ok().html();
    assert_eq!(requests.count(".record"), 1, "only beside the request");
    let record = requests.text(".record");
    assert!(record.contains("45 % · 10 of 22"), "{record}");
    assert!(record.contains("0 of 22"), "what still may be contested is not returned: {record}");
    assert!(record.contains("Windows") || record.contains("windows"), "{record}");

    // The contractor stays silent: the money goes back, and the record says why.
    market.app.turn_clock(3 * 24 * 3600);
    market.work();
    let contractor = market.app.colleague(&market.contractor, &[Role::Contractor]).await;
    contractor.api().post("/leads", market.lead()).await.created();
    let inbox = market.buyer.get("/buyer/leads").await.ok().html();
    let record = inbox.text("#lead .facts .record");
    assert!(record.contains("Returned because") && record.contains("9 of 12"), "{record}");
    let party = market.staff.get(&format!("/staff/parties/{}", market.contractor.party)).await;
    assert!(party.ok().html().text(".record").contains("10 of 22"));
}

#[actix_web::test]
async fn the_matrix_leads_to_the_leads() {
    let market = busy().await;
    let page = market.buyer.get("/buyer/reasons").await.ok().html();
    assert_eq!(page.texts("#matrix thead th").len(), 5);
    assert_eq!(page.texts("#matrix tbody th"), ["Leads North"]);
    assert_eq!(page.text("#matrix tbody td.shade-4"), "9");
    assert_eq!(page.text("#matrix tbody td.shade-2"), "3");
    assert!(page.text("#matrix tbody td.share").contains("55 %"));
    assert!(page.text("#hint").contains("9 of 12 rejections say: The contact does not work."));
    assert!(page.has("#reasons-over-time svg rect") && page.has("#reasons-over-time table"));
    let href = page.attr("#matrix td.shade-4 a", "href");
    let list = market.buyer.get(&href).await.ok().html();
    assert_eq!(list.count(".inbox-list li"), 9);
    assert_eq!(list.attr("select[name=reason] option[selected]", "value"), "invalid_contact");

    let mirrored = market.contractor.get("/contractor/reasons?by=buyer").await.ok().html();
    assert!(mirrored.text("#hint").contains("confirmation code"));
    let href = mirrored.attr("#matrix td.shade-4 a", "href");
    let list = market.contractor.get(&href).await.ok().html();
    assert_eq!(list.count("#leads li"), 9);

    let staff =
        market.staff.get("/staff/reasons?buyer=Okna+Plus&by=offer&days=7").await.ok().html();
    assert_eq!(staff.texts("#matrix tbody th"), ["Window fitting, Moscow"]);
    let href = staff.attr("#matrix td.shade-4 a", "href");
    let list = market.staff.get(&href).await.ok().html();
    assert_eq!(list.count("#leads tbody tr"), 9);
    let wrong = market.staff.get("/staff/reasons?buyer=Nobody").await;
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(!wrong.html().has("#matrix"));
}

#[actix_web::test]
async fn an_empty_page_says_what_next() {
    let market = Market::open().await;
    for (who, area) in
        [(&market.buyer, "buyer"), (&market.contractor, "contractor"), (&market.staff, "staff")]
    {
        let page = who.get(&format!("/{area}/reasons?by=offer")).await.ok().html();
        assert!(page.text(".empty h2").contains("No rejections in 30 days"));
        let longer = page.attr(".empty a", "href");
        assert_eq!(longer, format!("/{area}/reasons?days=90&by=offer"));
        let longer = who.get(&longer).await.ok().html();
        assert_eq!(longer.attr(".empty a", "href"), format!("/{area}/leads"));
        assert!(longer.has(&format!("nav a[aria-current][href='/{area}/reasons']")));
    }
    // An old link with words nobody knows still opens.
    market.buyer.get("/buyer/reasons?by=mood&days=3000").await.ok();
}
