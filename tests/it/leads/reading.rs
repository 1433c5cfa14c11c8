//! Leads found again: filters, orders, pages, search, counts, figures.

use lead_exchange::leads::find::{self, Filter, Sort};
use lead_exchange::leads::{Status, figures};
use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use super::market::{Market, engage, terms};
use crate::support::Api;

async fn list(api: &Api, query: &str) -> Vec<String> {
    super::market::ids(&api.get(&format!("/leads{query}")).await.ok().json())
}

/// Every page of a list, following the cursors.
async fn pages(api: &Api, query: &str, limit: usize) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/leads{query}&limit={limit}&cursor={cursor}");
        let page = api.get(&path).await.ok().json();
        all.extend(super::market::ids(&page));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return all,
        }
    }
}

#[actix_web::test]
async fn a_lead_tells_what_both_sides_agreed_on() {
    let market = Market::open().await;
    let id = market.delivered().await;
    let lead = market.seen(&id).await;
    assert_eq!(lead["offer"]["title"], "Window fitting, Moscow");
    assert_eq!(
        (&lead["price"], &lead["payout"], &lead["fee"]),
        (&json!("500.00"), &json!("450.00"), &json!("50.00"))
    );
    assert_eq!((&lead["stage"], &lead["terms_version"]), (&json!("new"), &json!(1)));
    assert_eq!(lead["deadline_action"], "accepted");
    assert_eq!(lead["region"], "RU");
    assert_eq!(lead["subs"], json!({"sub1": "brand"}));
    assert_eq!(lead["contractor"]["name"], "Leads North");
    assert_eq!(lead["engagement"], json!(market.engagement));
    assert!(lead["score"].as_i64().unwrap() > 50 && lead["band"].is_string());
}

#[actix_web::test]
async fn lists_are_filtered_by_everything_they_show() {
    let market = Market::open().await;
    let (other, engagement) = market.offer(&TermsDraft { title: "Kitchens".into(), ..terms() });
    let ids = market.deliver(3).await;
    let mut lead = market.lead();
    lead["engagement"] = json!(engagement);
    lead["source"] = json!("Email");
    lead["contact"]["email"] = Value::Null;
    lead["contact"]["name"] = Value::Null;
    lead["fields"] = json!({});
    let kitchen = market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned();
    market.decide(&ids[0], "acceptance", json!({})).await.ok();
    let api = market.buyer.api();
    api.put(&format!("/leads/{}/stage", ids[1]), json!({"stage": "qualified"})).await.ok();

    let newest: Vec<String> = [&kitchen, &ids[2], &ids[1], &ids[0]].map(Clone::clone).to_vec();
    assert_eq!(list(api, "").await, newest);
    assert_eq!(list(api, "?sort=oldest").await, newest.iter().rev().cloned().collect::<Vec<_>>());
    assert_eq!(list(api, "?status=delivered").await, newest[..3]);
    assert_eq!(list(api, "?status=settled").await, std::slice::from_ref(&ids[0]));
    assert_eq!(list(api, "?stage=qualified").await, std::slice::from_ref(&ids[1]));
    assert_eq!(list(api, &format!("?offer={other}")).await, std::slice::from_ref(&kitchen));
    assert_eq!(
        list(api, &format!("?engagement={engagement}")).await,
        std::slice::from_ref(&kitchen)
    );
    assert_eq!(list(api, "?source=Email").await, std::slice::from_ref(&kitchen));
    assert_eq!(list(api, &format!("?contractor={}", market.contractor.party)).await.len(), 4);
    assert_eq!(list(api, &format!("?contractor={}", market.buyer.party)).await.len(), 0);
    assert_eq!(
        list(api, "?band=warm").await.len()
            + list(api, "?band=hot").await.len()
            + list(api, "?band=cold").await.len(),
        4
    );
    assert_eq!(list(api, "?sort=score").await.last(), Some(&kitchen));
    assert_eq!(list(market.contractor.api(), "").await, newest);
    assert_eq!(list(market.staff.api(), &format!("?buyer={}", market.buyer.party)).await, newest);
    for wrong in
        ["?status=good", "?stage=x", "?offer=lead_1", "?sort=up", "?band=mild", "?seat=staff"]
    {
        api.get(&format!("/leads{wrong}")).await.problem(422, "invalid");
    }
    api.get("/leads?cursor=AAAA").await.problem(422, "invalid");
    api.get("/leads?seat=contractor").await.problem(403, "forbidden");
}

#[actix_web::test]
async fn pages_follow_each_other_in_every_order() {
    let market = Market::with(TermsDraft { guarantee_hours: "240".into(), ..terms() }).await;
    let ids = market.deliver(11).await;
    // Some with another deadline and another status among them.
    for id in &ids[3..6] {
        market.decide(id, "acceptance", json!({})).await.ok();
    }
    let api = market.buyer.api();
    let mut sorted = ids.clone();
    sorted.sort();
    for sort in ["newest", "oldest", "urgent", "score"] {
        let whole = list(api, &format!("?sort={sort}")).await;
        for limit in [1, 4, 11, 12] {
            assert_eq!(
                pages(api, &format!("?sort={sort}"), limit).await,
                whole,
                "{sort} by {limit}"
            );
        }
        let mut all = whole.clone();
        all.sort();
        assert_eq!(all, sorted, "{sort}: each once");
    }
    let urgent = list(api, "?sort=urgent").await;
    assert_eq!(
        urgent[8..],
        [ids[3].clone(), ids[4].clone(), ids[5].clone()],
        "ten days of guarantee come last"
    );

    // The lead a cursor stands on may move on before the next page is asked for.
    let first = api.get("/leads?sort=urgent&status=delivered&limit=4").await.ok().json();
    let last = first["items"][3]["id"].as_str().unwrap().to_owned();
    market.decide(&last, "acceptance", json!({})).await.ok();
    let cursor = first["next"].as_str().unwrap();
    let rest = list(api, &format!("?sort=urgent&status=delivered&cursor={cursor}")).await;
    assert_eq!(rest.len(), 4, "and its place is not lost");
}

#[actix_web::test]
async fn a_contact_is_found_whole_however_it_is_written() {
    let market = Market::open().await;
    let mut lead = market.lead();
    lead["contact"] = json!({"phone": "8 (916) 123-45-67", "email": "Anna.P@Example.com"});
    let id = market.send(lead.clone()).await.created().json()["id"].as_str().unwrap().to_owned();
    market.deliver(2).await;
    let refused = market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned();
    for text in [
        "%2B7 916 123-45-67",
        "89161234567",
        "9161234567",
        "anna.p@example.com",
        "ANNA.P@EXAMPLE.COM",
        id.as_str(),
    ] {
        assert_eq!(
            list(market.buyer.api(), &format!("?q={text}")).await,
            std::slice::from_ref(&id),
            "{text}"
        );
    }
    for text in ["1234567", "Anna", "anna.p@", "lead_nonsense"] {
        assert_eq!(
            list(market.buyer.api(), &format!("?q={text}")).await,
            Vec::<String>::new(),
            "{text}"
        );
    }
    let sent = list(market.contractor.api(), "?q=89161234567").await;
    assert_eq!(sent, [refused.clone(), id.clone()], "the contractor finds the refused one too");
    let all = list(market.staff.api(), "?q=%2B79161234567").await;
    assert_eq!(all, [refused, id.clone()]);
    let stranger = market.app.buyer("Stranger").await;
    assert_eq!(list(stranger.api(), "?q=%2B79161234567").await, Vec::<String>::new());
    assert_eq!(list(stranger.api(), &format!("?q={id}")).await, Vec::<String>::new());
}

#[actix_web::test]
async fn tabs_count_what_they_hold() {
    let market = Market::open().await;
    let ids = market.deliver(5).await;
    market.decide(&ids[0], "acceptance", json!({})).await.ok();
    market.decide(&ids[1], "rejection", json!({"reason": "spam"})).await.ok();
    let again = market.lead();
    market.send(again.clone()).await.created();
    market.send(again).await.created();
    let seat = market.buyer.buyer_seat();
    let counts = market.app.tx(|tx| find::counts(tx, seat).unwrap());
    let of = |status| counts.of(status);
    assert_eq!((of(Status::Delivered), of(Status::Rejected), of(Status::Settled)), (4, 1, 1));
    assert_eq!(counts.all(), 6, "the refused one is not the buyer's");
    let seat = market.contractor.contractor_seat();
    let counts = market.app.tx(|tx| find::counts(tx, seat).unwrap());
    assert_eq!((counts.of(Status::Refused), counts.all()), (1, 7));
    let seat = market.staff.staff_seat();
    assert_eq!(market.app.tx(|tx| find::counts(tx, seat).unwrap()).of(Status::Rejected), 1);
}

#[actix_web::test]
async fn figures_say_what_they_stand_on() {
    let market = Market::open().await;
    let ids = market.deliver(4).await;
    market.app.turn_clock(600);
    market.decide(&ids[0], "acceptance", json!({})).await.ok();
    market.decide(&ids[1], "acceptance", json!({})).await.ok();
    market.decide(&ids[2], "rejection", json!({"reason": "spam"})).await.ok();
    market.buyer.api().put(&format!("/leads/{}/stage", ids[0]), json!({"stage": "won"})).await.ok();
    let seat = market.buyer.buyer_seat();
    let figures =
        market.app.tx(|tx| figures::figures(tx, seat, chrono_tz::Europe::Moscow).unwrap());
    assert_eq!(
        (figures.received, figures.decided, figures.accepted, figures.by_clock),
        (4, 3, 2, 0)
    );
    let median = figures.median.unwrap().num_seconds();
    assert!((600..660).contains(&median), "{median}");
    assert_eq!(figures.topic_median, None, "nobody else to compare with");
    assert_eq!((figures.won[0].won, figures.won[0].each().unwrap().minor()), (1, 100_000));
}

#[actix_web::test]
async fn somebody_with_both_seats_says_which_leads() {
    let market = Market::open().await;
    let trader = market.app.trader("Both").await;
    super::market::fund(&market.app, &trader, 1_000_000);
    let own = super::market::publish(&market.app, &trader, &market.staff, &terms()).unwrap();
    let engagement = engage(&market.app, &market.contractor, own);
    let mut lead = market.lead();
    lead["engagement"] = json!(engagement);
    let bought = market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned();
    let selling = engage(&market.app, &trader, market.offer);
    let mut lead = market.lead();
    lead["engagement"] = json!(selling);
    let sold =
        trader.api().post("/leads", lead).await.created().json()["id"].as_str().unwrap().to_owned();
    assert_eq!(list(trader.api(), "?seat=buyer").await, std::slice::from_ref(&bought));
    assert_eq!(list(trader.api(), "?seat=contractor").await, std::slice::from_ref(&sold));
    for id in [&bought, &sold] {
        let lead = trader.api().get(&format!("/leads/{id}")).await.ok().json();
        assert!(!lead["contact"].is_null());
    }
}

#[actix_web::test]
async fn a_needle_that_is_nothing_finds_nothing() {
    let market = Market::open().await;
    market.deliver(1).await;
    let seat = market.buyer.buyer_seat();
    let filter = Filter { needle: Some(find::Needle::Nothing), ..Filter::default() };
    let paging = lead_exchange::kernel::paging::Paging::default();
    let found = market.app.tx(|tx| find::list(tx, seat, &filter, Sort::Newest, &paging).unwrap());
    assert!(found.items.is_empty());
}
