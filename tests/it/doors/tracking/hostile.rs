//! Reports that mean no good, or mean nothing.

use reqwest::Method;

use super::shop::{Shop, form};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

#[actix_web::test]
async fn forged_reports_change_nothing() {
    let shop = Shop::open().await;
    let click = shop.click().await;
    let pairs = [("click_id", click.as_str()), ("order_id", "1"), ("amount", "1000")];
    let query = form(&pairs);
    let signed = shop.signed(&pairs);
    for (query, headers) in [
        (format!("?{query}"), vec![]),
        (format!("?{query}&secret="), vec![]),
        (format!("?{query}&secret={}x", shop.secret), vec![]),
        (format!("?{query}&sig=00"), vec![]),
        (signed.replace("amount=1000", "amount=9000"), vec![]),
        (format!("?{query}"), vec![("X-Secret", "guess")]),
        (format!("?{query}"), vec![("Authorization", "Bearer guess")]),
        (format!("?{query}"), vec![("Authorization", "Basic eDp4")]),
    ] {
        let answer = shop.call(Method::GET, &query, &headers, None).await;
        assert_eq!(answer.expect(403).json()["outcome"], "forbidden");
    }
    assert_eq!(shop.purses(), (50_000_000, 0, 0));
    // An old secret is wrong once there is another.
    let path = format!("/sites/{}/secret", shop.site);
    let renewed = shop.market.buyer.api().post(&path, serde_json::json!({})).await.ok().json();
    let told = shop.told(&pairs).await;
    assert_eq!(told["outcome"], "forbidden");
    let new = renewed["secret"].as_str().unwrap();
    let answer = shop.call(Method::GET, &format!("?{query}&secret={new}"), &[], None).await.ok();
    assert_eq!(answer.json()["outcome"], "delivered");
    // And a closed site answers nobody.
    let path = format!("/sites/{}/closing", shop.site);
    shop.market.buyer.api().post(&path, serde_json::json!({})).await.expect(204);
    shop.call(Method::GET, &format!("?{query}&secret={new}"), &[], None).await.expect(404);
}

#[actix_web::test]
async fn hostile_bodies_are_refused_and_nothing_breaks() {
    let shop = Shop::open().await;
    let secret = shop.secret.clone();
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let many: Vec<String> = (0..10_000).map(|n| format!("p{n}=1")).collect();
    let huge = "x".repeat(5 * 1024 * 1024);
    let bodies: Vec<(&str, Vec<u8>, u16)> = vec![
        (JSON, deep.into_bytes(), 400),
        (JSON, b"{\"a\":".repeat(30_000), 400),
        (JSON, b"{\"order_id\":\"\\u0000\"}".to_vec(), 400),
        (JSON, b"[]".to_vec(), 400),
        (JSON, vec![0xff, 0xfe, 0x00], 400),
        (FORM, vec![0xff; 100], 400),
        (FORM, b"order_id=%00&amount=1".to_vec(), 400),
        (FORM, b"amount=1&amount=2".to_vec(), 400),
        (FORM, many.join("&").into_bytes(), 400),
        (FORM, format!("order_id={}", "9".repeat(5_000)).into_bytes(), 400),
        (FORM, format!("click_id=x&order_id={}", "9".repeat(300)).into_bytes(), 422),
        (FORM, huge.into_bytes(), 413),
        ("multipart/form-data; boundary=x", b"--x--".to_vec(), 400),
        ("", vec![0; 1_000], 400),
    ];
    for (kind, body, status) in bodies {
        let path = format!("/p/{}", shop.site);
        let request = shop
            .market
            .app
            .browser()
            .request(Method::POST, &path)
            .header("X-Secret", &secret)
            .header("Content-Type", kind)
            .body(body.clone());
        let head: Vec<u8> = body.iter().copied().take(40).collect();
        let name = format!("{kind} {}", String::from_utf8_lossy(&head));
        crate::support::Answer::read(name, request).await.expect(status);
    }
    // The door still opens, and a stranger's noise did not fill its log.
    shop.ordered("1", "1000").await;
    for n in 0..60 {
        shop.call(Method::GET, &format!("?n={n}&secret=x"), &[], None).await.expect(403);
    }
    let strangers = shop.log().await.iter().filter(|line| line.starts_with("forbidden")).count();
    assert_eq!(strangers, 50);
    // Anybody can call a pixel; only so much of it is written down.
    for n in 0..220 {
        let path = format!("/px/{}.gif?n={n}", shop.site);
        shop.market.app.browser().get(&path).await.ok();
    }
    let log = shop.market.staff.api().get("/arrivals?door=pixel&limit=200").await.ok().json();
    assert_eq!(log["next"], serde_json::json!(null), "two hundred at most");
    shop.market.app.browser().get("/px/nonsense.gif").await.ok();
}
