//! The catalogue: what is found, and in which order, page by page.

use serde_json::{Value, json};

use super::given::{published, windows_with};
use crate::support::TestApp;

fn titles(list: &Value) -> Vec<String> {
    list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|offer| offer["title"].as_str().unwrap().to_owned())
        .collect()
}

async fn market(app: &TestApp) {
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    for offer in [
        json!({"title": "Windows, Moscow", "price": "500", "regions": ["RU-MOW"], "decision_hours": 48}),
        json!({"title": "Окна под ключ", "price": "300", "topic": "Окна", "regions": ["RU"], "decision_hours": 24}),
        json!({"title": "Cocinas en Valencia", "price": "18", "currency": "EUR", "topic": "kitchens",
               "action": "call", "regions": ["ES-V"], "engagement": "request"}),
        json!({"title": "100% anywhere", "price": "700", "regions": [], "topic": "credit"}),
    ] {
        published(&buyer, &staff, windows_with(offer)).await;
        app.turn_clock(60);
    }
}

#[actix_web::test]
async fn filters_find_what_they_say() {
    let app = TestApp::start().await;
    market(&app).await;
    let find = |query: &'static str| {
        let api = app.api();
        async move { titles(&api.get(&format!("/offers?{query}")).await.ok().json()) }
    };
    assert_eq!(
        find("").await,
        ["100% anywhere", "Cocinas en Valencia", "Окна под ключ", "Windows, Moscow"]
    );
    assert_eq!(find("q=windows+MOSCOW").await, ["Windows, Moscow"]);
    assert_eq!(
        find("q=%D0%BE%D0%BA%D0%BD%D0%B0").await,
        ["Окна под ключ"],
        "any case of any script"
    );
    assert_eq!(find("q=100%25").await, ["100% anywhere"], "a percent sign is a percent sign");
    assert_eq!(find("q=_").await, Vec::<String>::new());
    assert_eq!(find("topic=KITCHENS").await, ["Cocinas en Valencia"]);
    assert_eq!(find("action=call").await, ["Cocinas en Valencia"]);
    assert_eq!(find("engagement=request").await, ["Cocinas en Valencia"]);
    assert_eq!(find("region=RU-SPE").await, ["100% anywhere", "Окна под ключ"]);
    assert_eq!(find("region=RU").await, ["100% anywhere", "Окна под ключ", "Windows, Moscow"]);
    assert_eq!(find("region=ES").await, ["100% anywhere", "Cocinas en Valencia"]);
    assert_eq!(find("currency=RUB&price_from=400&price_to=600").await, ["Windows, Moscow"]);
    app.api()
        .get("/offers?price_from=4&sort=best")
        .await
        .faults(&[("sort", "not-a-choice"), ("price_from", "bound-needs-currency")]);
}

#[actix_web::test]
async fn every_order_pages_without_gaps() {
    let app = TestApp::start().await;
    market(&app).await;
    for (sort, wanted) in [
        ("newest", ["100% anywhere", "Cocinas en Valencia", "Окна под ключ", "Windows, Moscow"]),
        (
            "price_high",
            ["Cocinas en Valencia", "100% anywhere", "Windows, Moscow", "Окна под ключ"],
        ),
        ("price_low", ["Cocinas en Valencia", "Окна под ключ", "Windows, Moscow", "100% anywhere"]),
        ("quickest", ["Окна под ключ", "Windows, Moscow", "Cocinas en Valencia", "100% anywhere"]),
    ] {
        let mut found = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = app
                .api()
                .get(&format!("/offers?sort={sort}&limit=1&cursor={cursor}"))
                .await
                .ok()
                .json();
            found.extend(titles(&page));
            match page["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(found, wanted, "{sort}");
    }
}

#[actix_web::test]
async fn a_new_buyers_record_says_that_it_says_nothing() {
    let app = TestApp::start().await;
    market(&app).await;
    let list = app.api().get("/offers").await.ok().json();
    let id = list["items"][0]["id"].as_str().unwrap();
    let offer = app.api().get(&format!("/offers/{id}")).await.ok().json();
    assert_eq!(
        offer["buyer_record"],
        json!({
            "days": 90, "decided": 0, "accepted": 0, "by_clock": 0, "median_seconds": null, "returned": 0,
            "disputes": 0, "disputes_lost": 0, "since": null, "too_few": true,
        })
    );
}
