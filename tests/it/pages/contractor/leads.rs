//! The contractor's list of leads, and one of them.

use lead_exchange::offers::reason::Reason;

use crate::pages::market::{LOCALES, Market, speaks};

const PEOPLE: [(&str, &str); 3] =
    [("Anna", "+7 916 123-45-67"), ("Boris", "+7 916 123-45-68"), ("Vera", "+7 916 123-45-69")];

#[actix_web::test]
async fn the_list_narrows_by_status_reason_rule_source_sub_and_search() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    market.send(&[("Anna again", "+79161234567")]).await;
    market.accept(sent[0].id);
    market.reject(sent[1].id, Reason::Language, "speaks Greek");
    let names = async |query: &str| {
        let page = market.contractor.page(&format!("/contractor/leads{query}")).await;
        page.texts("#leads .row-link")
    };
    assert_eq!(names("").await, ["Anna again", "Vera", "Boris", "Anna"]);
    assert_eq!(names("?status=settled").await, ["Anna"]);
    assert_eq!(names("?reason=language").await, ["Boris"]);
    assert_eq!(names("?rule=duplicate").await, ["Anna again"]);
    assert_eq!(names("?source=search_ads&sub=brand&status=delivered").await, ["Vera"]);
    assert_eq!(names("?sub=nothing").await, Vec::<String>::new());
    assert_eq!(
        names(&format!("?engagement={}&status=rejected", market.engagement)).await,
        ["Boris"]
    );
    assert_eq!(names("?q=8+916+123-45-69").await, ["Vera"], "by phone, however it is written");
    assert_eq!(names("?q=own-%2B7+916+123-45-68").await, ["Boris"], "by their own id");
    assert_eq!(names("?status=nonsense&offer=nonsense").await.len(), 4, "an old bookmark opens");
}

#[actix_web::test]
async fn the_list_turns_pages() {
    let market = Market::open().await;
    market.send(&PEOPLE).await;
    let page = market.contractor.page("/contractor/leads?limit=2").await;
    assert_eq!(page.texts("#leads .row-link"), ["Vera", "Boris"]);
    let next = page.attr(".pager a[rel=next]", "href");
    let page = market.contractor.page(&next).await;
    assert_eq!(page.texts("#leads .row-link"), ["Anna"]);
    assert!(page.has(".pager a[rel=prev]") && !page.has(".pager a[rel=next]"));
}

#[actix_web::test]
async fn an_empty_list_says_what_to_do() {
    let market = Market::open().await;
    let page = market.contractor.page("/contractor/leads").await;
    assert_eq!(page.attr(".empty a", "href"), "/contractor/leads/new");
}

#[actix_web::test]
async fn one_lead_tells_what_was_sent_the_money_and_the_history() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    market.reject(sent[0].id, Reason::Other, "asked for a discount only");
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        let page = market.contractor.page(&format!("/contractor/leads/{}", sent[0].id)).await;
        assert_eq!(page.text("h1"), "Anna");
        assert!(page.words().contains("+7 916 123-45-67"));
        assert!(page.text("#sent").contains("How many rooms"), "answers under their labels");
        assert!(page.text("#money").contains("450"));
        assert!(page.text("#said-buyer").contains("asked for a discount only"));
        assert_eq!(page.count("#history .timeline > li"), 2);
        assert!(page.has("#dispute .clock progress"));
    }
}

#[actix_web::test]
async fn conceding_returns_the_money_once() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    market.reject(sent[0].id, Reason::Spam, "");
    let path = format!("/contractor/leads/{}", sent[0].id);
    let page = market.contractor.page(&path).await;
    let form = page.form("form[action$='/concession']");
    let to = market.contractor.browser.submit(form.clone()).await.see_other();
    assert_eq!(to, path);
    let page = market.contractor.page(&path).await;
    assert!(page.has(".chip.is-returned") && page.has(".flash.good"));
    assert!(!page.has("form[action$='/concession']"));
    market.contractor.browser.submit(form).await.expect(409);
    let delivered = format!("/contractor/leads/{}/concession", sent[1].id);
    market.contractor.post(&delivered, &[]).await.expect(409);
}

#[actix_web::test]
async fn a_refused_lead_says_the_rule_and_what_can_be_done() {
    let market = Market::open().await;
    let sent = market.send(&[PEOPLE[0], PEOPLE[0]]).await;
    // The same own id is the same lead; another sender's mark would be a duplicate.
    assert_eq!(sent[0].id, sent[1].id);
    let refused = market.send(&[("Anna", "+79161234567")]).await;
    let page = market.contractor.page(&format!("/contractor/leads/{}", refused[0].id)).await;
    assert!(page.text("#why").contains("Send this person to another offer"));
}

#[actix_web::test]
async fn strangers_find_nothing() {
    let market = Market::open().await;
    let sent = market.send(&PEOPLE).await;
    let other = market.app.contractor("Somebody Else").await;
    let path = format!("/contractor/leads/{}", sent[0].id);
    other.get(&path).await.expect(404);
    other.post(&format!("{path}/concession"), &[]).await.expect(404);
    other.get(&format!("/contractor/leads/new?engagement={}", market.engagement)).await.expect(404);
    let engagement = market.engagement.to_string();
    other.post("/contractor/leads", &[("engagement", &engagement)]).await.expect(404);
    other
        .post("/contractor/leads/batch", &[("engagement", &engagement), ("rows", "phone\n1")])
        .await
        .expect(404);
    assert!(other.page("/contractor/leads").await.has(".empty"));
    market.buyer.get(&path).await.expect(403);
    market.contractor.get("/staff/leads").await.expect(403);
}
