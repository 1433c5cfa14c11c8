//! Reports of orders: every way to send one, counted once, and settled.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use futures_util::future::join_all;
use lead_exchange::schema::{clicks, conversions, leads, test_leads};
use reqwest::Method;
use serde_json::json;

use super::shop::{Shop, code, form, terms};
use crate::leads::market::engage;

const FORM: &str = "application/x-www-form-urlencoded";

#[actix_web::test]
async fn every_way_to_report_leads_to_the_settled_lead() {
    let shop = Shop::open().await;
    let secret = shop.secret.clone();
    let mut leads = Vec::new();
    for way in ["query", "form", "json", "bearer", "signature", "pixel"] {
        let click = shop.click().await;
        let order = format!("№ {way}");
        let pairs: [(&str, &str); 5] = [
            ("click_id", &click),
            ("event", "purchase"),
            ("order_id", &order),
            ("amount", "1990.00"),
            ("currency", "RUB"),
        ];
        let mut with_secret = pairs.to_vec();
        with_secret.push(("secret", &secret));
        let body = json!({"click_id": click, "event": "sale", "order_id": order, "amount": 1990, "currency": "rub"});
        let bearer = format!("Bearer {secret}");
        let answer = match way {
            "query" => shop.call(Method::GET, &format!("?{}", form(&with_secret)), &[], None).await,
            "form" => shop.call(Method::POST, "", &[], Some((FORM, form(&with_secret)))).await,
            "json" => {
                let headers = [("X-Secret", secret.as_str())];
                let body = Some(("application/json", body.to_string()));
                shop.call(Method::POST, "", &headers, body).await
            }
            "bearer" => {
                let headers = [("Authorization", bearer.as_str())];
                shop.call(Method::POST, "", &headers, Some((FORM, form(&pairs)))).await
            }
            "signature" => shop.call(Method::GET, &shop.signed(&pairs), &[], None).await,
            _ => {
                let path = format!("/px/{}.gif?{}", shop.site, form(&pairs));
                let answer = shop.market.app.browser().get(&path).await.ok();
                assert_eq!(answer.header("content-type"), "image/gif");
                assert_eq!(answer.header("cache-control"), "no-store");
                answer
            }
        };
        if way != "pixel" {
            let told = answer.ok().json();
            assert_eq!(told["outcome"], "delivered", "{way}: {told:#}");
            leads.push(told["lead"].as_str().expect("a lead").to_owned());
        }
    }
    let all = shop.market.buyer.api().get("/leads").await.ok().json();
    assert_eq!(all["items"].as_array().unwrap().len(), 6);
    let by_pixel = all["items"][0]["id"].as_str().unwrap().to_owned();
    assert!(!leads.contains(&by_pixel), "the newest is the pixel's");
    for lead in leads.iter().chain([&by_pixel]) {
        let seen = shop.lead(lead).await;
        assert_eq!((&seen["price"], &seen["payout"]), (&json!("199.00"), &json!("179.10")));
        assert_eq!((&seen["channel"], &seen["source"]), (&json!("postback"), &json!("vk_ads")));
        assert_eq!(seen["subs"], json!({"sub1": "summer"}));
        let page = shop.market.buyer.page(&format!("/buyer/leads/{lead}")).await.words();
        let browser = page.contains("Reported by the visitor's browser");
        assert_eq!(browser, *lead == by_pixel, "{page}");
        assert!(page.contains("₽1,990.00"), "{page}");
    }
    // Nobody decides: accepted by the clock, and a day later paid.
    shop.hours(24);
    shop.hours(24);
    assert_eq!(shop.purses(), (50_000_000 - 6 * 19_900, 0, 6 * 17_910));
}

#[actix_web::test]
async fn an_order_counts_once_over_all_engagements() {
    let shop = Shop::open().await;
    let rival = shop.market.app.contractor("Rival").await;
    let theirs = engage(&shop.market.app, &rival, shop.market.offer);
    let theirs = code(&rival, theirs).await;
    let lead = shop.ordered("77", "2000").await;
    let click = shop.click_by(&theirs, "source=other").await;
    let again = shop
        .told(&[("click_id", &click), ("order_id", "77"), ("amount", "9000"), ("event", "order")])
        .await;
    assert_eq!(
        (&again["outcome"], &again["reason"], &again["lead"]),
        (&json!("repeated"), &json!("order-known"), &json!(lead))
    );
    // Without an order's number a click counts once.
    for outcome in ["delivered", "repeated"] {
        let told = shop.told(&[("click_id", &click), ("amount", "500")]).await;
        assert_eq!(told["outcome"], outcome, "{told:#}");
    }
    let count: i64 = shop.market.app.tx(|tx| leads::table.count().get_result(tx.conn()).unwrap());
    assert_eq!(count, 2);
    assert_eq!(shop.lead(&lead).await["price"], "200.00");
}

#[actix_web::test]
async fn twenty_reports_at_once_are_one_lead() {
    let shop = Shop::open().await;
    let click = shop.click().await;
    let pairs = [("click_id", click.as_str()), ("order_id", "5"), ("amount", "1500")];
    let told = join_all((0..20).map(|_| shop.told(&pairs))).await;
    let leads: std::collections::BTreeSet<&str> =
        told.iter().map(|told| told["lead"].as_str().expect("a lead")).collect();
    assert_eq!(leads.len(), 1);
    let first = told.iter().filter(|told| told["outcome"] == "delivered").count();
    assert_eq!(first, 1, "{told:#?}");
    assert_eq!(shop.purses().1, 15_000);
}

#[actix_web::test]
async fn a_crash_between_claim_and_lead_is_healed_by_the_next_report() {
    let shop = Shop::open().await;
    let lead = shop.ordered("9", "1000").await;
    // As a crash after the lead was written and before the claim learned of it.
    shop.market.app.tx(|tx| {
        diesel::update(conversions::table)
            .set(conversions::lead_id.eq(None::<uuid::Uuid>))
            .execute(tx.conn())
            .unwrap()
    });
    let click = shop.click().await;
    let told = shop.told(&[("click_id", &click), ("order_id", "9"), ("amount", "1000")]).await;
    assert_eq!(told["lead"], json!(lead));
    let kept: Option<uuid::Uuid> = shop
        .market
        .app
        .tx(|tx| conversions::table.select(conversions::lead_id).first(tx.conn()).unwrap());
    assert!(kept.is_some());
    assert_eq!(shop.purses().1, 10_000);
}

#[actix_web::test]
async fn what_does_not_count_is_told_why() {
    let shop = Shop::open().await;
    let click = shop.click().await;
    let id: &str = &click;
    let strange = lead_exchange::kernel::ids::ClickId::new().to_string();
    for (pairs, outcome, reason) in [
        (vec![("order_id", "1"), ("amount", "10")], "wrong", "click-missing"),
        (vec![("click_id", "x"), ("amount", "10")], "wrong", "unknown-click"),
        (vec![("click_id", &*strange), ("amount", "10")], "wrong", "unknown-click"),
        (vec![("click_id", id)], "wrong", "amount-missing"),
        (vec![("click_id", id), ("amount", "0")], "wrong", "amount-not-positive"),
        (vec![("click_id", id), ("amount", "12,345")], "wrong", "amount-ambiguous"),
        (vec![("click_id", id), ("amount", "1"), ("currency", "USD")], "wrong", "currency-differs"),
        (
            vec![("click_id", id), ("amount", "1"), ("event", "registration")],
            "ignored",
            "other-event",
        ),
        (vec![("click_id", id), ("amount", "1"), ("goal", "cart")], "ignored", "other-event"),
        (vec![("event", "amend"), ("order_id", "1"), ("amount", "1")], "wrong", "unknown-order"),
        (vec![("event", "cancel")], "wrong", "order-missing"),
    ] {
        let told = shop.told(&pairs).await;
        assert_eq!(
            (&told["outcome"], &told["reason"]),
            (&json!(outcome), &json!(reason)),
            "{pairs:?}"
        );
        assert!(!told["message"].as_str().unwrap().is_empty());
    }
    shop.hours(7 * 24);
    let told = shop.told(&[("click_id", id), ("amount", "100"), ("order_id", "1")]).await;
    assert_eq!(told["reason"], "click-too-old");
    // Another buyer's site knows nothing of this buyer's clicks.
    let other = shop.market.app.buyer("Other").await;
    let site = other.api().post("/sites", json!({"label": "x"})).await;
    let site = site.created().json();
    let path = format!(
        "/p/{}?click_id={click}&amount=1&secret={}",
        site["id"].as_str().unwrap(),
        site["secret"].as_str().unwrap()
    );
    let told = shop.market.app.browser().get(&path).await.expect(422).json();
    assert_eq!(told["reason"], "unknown-click");
}

#[actix_web::test]
async fn a_refused_order_costs_nothing_and_may_be_told_again() {
    let mut poor = terms();
    poor.budget_total = "150".into();
    let shop = Shop::with(poor).await;
    let click = shop.click().await;
    let pairs = [("click_id", click.as_str()), ("order_id", "1"), ("amount", "9000")];
    for _ in 0..2 {
        let told = shop.told(&pairs).await;
        assert_eq!((&told["outcome"], &told["reason"]), (&json!("refused"), &json!("budget")));
    }
    assert_eq!(shop.purses(), (50_000_000, 0, 0));
    let told = shop.told(&[("click_id", &click), ("order_id", "1"), ("amount", "1000")]).await;
    assert_eq!(told["outcome"], "delivered", "{told:#}");
}

#[actix_web::test]
async fn a_number_nobody_can_read_costs_no_order() {
    let shop = Shop::open().await;
    let click = shop.click().await;
    let told = shop
        .told(&[
            ("click_id", &click),
            ("order_id", "1"),
            ("amount", "1000"),
            ("name", "Анна"),
            ("phone", "12"),
            ("email", "anna@example.com"),
        ])
        .await;
    assert_eq!(
        (&told["outcome"], &told["reason"]),
        (&json!("delivered"), &json!("contact-left-out"))
    );
    let seen = shop.lead(told["lead"].as_str().unwrap()).await;
    assert_eq!(seen["contact"]["email"], "anna@example.com");
    assert_eq!(seen["contact"]["phone"], json!(null));
}

#[actix_web::test]
async fn a_test_click_makes_a_test_lead_and_moves_no_money() {
    let shop = Shop::open().await;
    let click = shop.click_by(&shop.code, "test=1").await;
    let pairs = [("click_id", click.as_str()), ("order_id", "1"), ("amount", "1000")];
    let told = shop.told(&pairs).await;
    assert_eq!(told["outcome"], "test", "{told:#}");
    assert!(told["test_lead"].as_str().unwrap().starts_with("test_"));
    assert_eq!(shop.told(&pairs).await["outcome"], "repeated");
    assert_eq!(shop.purses(), (50_000_000, 0, 0));
    let tests: i64 =
        shop.market.app.tx(|tx| test_leads::table.count().get_result(tx.conn()).unwrap());
    assert_eq!(tests, 1);
    // The real order of the same number is still to come.
    let lead = shop.ordered("1", "1000").await;
    assert_eq!(shop.lead(&lead).await["status"], "delivered");
}

#[actix_web::test]
async fn a_registration_counts_once_for_its_account() {
    let mut terms = terms();
    terms.action = "registration".into();
    (terms.price, terms.price_percent, terms.price_cap) = ("300".into(), "".into(), "".into());
    terms.arrival.pixel = false;
    let shop = Shop::with(terms).await;
    let click = shop.click().await;
    let told =
        shop.told(&[("click_id", &click), ("event", "sign-up"), ("order_id", "user-1")]).await;
    assert_eq!(told["outcome"], "delivered", "{told:#}");
    // The terms take no pixel.
    let click = shop.click().await;
    let path = format!("/px/{}.gif?click_id={click}&order_id=user-2", shop.site);
    shop.market.app.browser().get(&path).await.ok();
    assert_eq!(shop.log().await, ["delivered", "noted pixel-off"]);
    assert_eq!(shop.purses().1, 30_000);
}

#[actix_web::test]
async fn the_server_confirms_what_the_browser_told() {
    let shop = Shop::open().await;
    let click = shop.click().await;
    let path = format!("/px/{}.gif?click_id={click}&order_id=1&amount=30000", shop.site);
    shop.market.app.browser().get(&path).await.ok();
    assert_eq!(shop.purses().1, 300_000);
    let told = shop.told(&[("click_id", &click), ("order_id", "1"), ("amount", "3000")]).await;
    assert_eq!(told["outcome"], "amended", "{told:#}");
    let lead = told["lead"].as_str().unwrap();
    let seen = shop.lead(lead).await;
    assert_eq!((&seen["price"], &seen["owed"]), (&json!("3000.00"), &json!("300.00")));
    let page = shop.market.contractor.page(&format!("/contractor/leads/{lead}")).await.words();
    assert!(page.contains("by the buyer's server"), "{page}");
}

#[actix_web::test]
async fn clicks_nothing_came_of_are_forgotten_after_a_year() {
    let shop = Shop::open().await;
    shop.click().await;
    let lead = shop.ordered("1", "1000").await;
    let clicks =
        || -> i64 { shop.market.app.tx(|tx| clicks::table.count().get_result(tx.conn()).unwrap()) };
    shop.hours(24 * 365);
    assert_eq!(clicks(), 2);
    shop.hours(48);
    assert_eq!(clicks(), 1, "the proof of an order stays");
    assert_eq!(shop.lead(&lead).await["status"], "settled");
}
