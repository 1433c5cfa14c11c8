//! Bodies that mean no good: refused, never a fault of ours, and nothing of them is kept but a line.

use lead_exchange::doors::receivers::proof::signature;
use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{APP_SECRET, Desk, FORM, JSON, Receiver};

/// Sends a body with every proof the kind can bear outside of it.
async fn send(desk: &Desk, kind: &str, to: &Receiver, content: &str, body: &[u8]) -> u16 {
    let text = String::from_utf8_lossy(body);
    let signed = signature(&text, APP_SECRET);
    let mut headers = vec![("X-Secret", to.secret.as_str())];
    if kind == "meta" {
        headers = vec![("X-Hub-Signature-256", signed.as_str())];
    }
    let body = Some((content, body.to_vec()));
    let answer = desk.call(Method::POST, to, "", &headers, body).await;
    let status = answer.status.as_u16();
    assert!(status < 500, "{kind} {content} {status} {}", answer.body);
    status
}

#[actix_web::test]
async fn hostile_bodies_are_refused_and_nothing_breaks() {
    let desk = Desk::open().await;
    let mut receivers = Vec::new();
    for kind in ["google_ads", "meta", "tilda", "generic"] {
        receivers.push((kind, desk.receiver(kind).await));
    }
    let many: Vec<String> = (0..10_000).map(|n| format!("p{n}=1")).collect();
    let keys: Vec<String> = (0..20_000).map(|n| format!("\"k{n}\":1")).collect();
    let numbers: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        (JSON, b"{\"a\":".repeat(30_000)),
        (JSON, b"[".repeat(100_000)),
        (JSON, b"[]".to_vec()),
        (JSON, b"null".to_vec()),
        (JSON, b"{}".to_vec()),
        (JSON, vec![0xff, 0xfe, 0x00]),
        (JSON, b"{\"name\":\"\xff\xfe\"}".to_vec()),
        (JSON, b"{\"name\":\"\\u0000\",\"lead_id\":\"\\u0000\"}".to_vec()),
        (JSON, b"{\"phone\":\"1\",\"phone\":\"2\"}".to_vec()),
        (JSON, format!("{{{}}}", keys.join(",")).into_bytes()),
        (JSON, format!("{{\"tags\":[{}]}}", numbers.join(",")).into_bytes()),
        (JSON, format!("{{\"tags\":[{}]}}", vec!["[1]"; 10_000].join(",")).into_bytes()),
        (JSON, b"{\"user_column_data\":{\"a\":1},\"field_data\":7,\"entry\":[[[]]]}".to_vec()),
        (
            JSON,
            b"{\"object\":\"page\",\"entry\":[{\"changes\":[{\"field\":\"leadgen\"}]}]}".to_vec(),
        ),
        (JSON, b"{\"object\":\"page\",\"entry\":{\"changes\":3}}".to_vec()),
        (FORM, vec![0xff; 100]),
        (FORM, b"Name=%FF%FE".to_vec()),
        (FORM, b"Name=%00".to_vec()),
        (FORM, b"Phone=1&Phone=2".to_vec()),
        (FORM, many.join("&").into_bytes()),
        (FORM, b"&&&===&".to_vec()),
        ("", vec![0; 1_000]),
        ("text/plain", b"hello".to_vec()),
        ("image/png", b"\x89PNG".to_vec()),
        ("multipart/form-data; boundary=x", b"--x--".to_vec()),
        (FORM, vec![b'x'; 5 * 1024 * 1024]),
    ];
    for (kind, receiver) in &receivers {
        for (content, body) in &bodies {
            let status = send(&desk, kind, receiver, content, body).await;
            let nothing = status == 200 && *kind == "meta";
            assert!(nothing || (400..500).contains(&status), "{kind} {content} {status}");
        }
    }
    assert_eq!((desk.leads().await.len(), desk.purses()), (0, (50_000_000, 0, 0)));
    desk.market.work();
    for (_, receiver) in &receivers {
        assert!(desk.log(receiver).await.iter().all(|line| !line.starts_with("delivered")));
    }
}

#[actix_web::test]
async fn values_of_the_wrong_kind_are_field_errors() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = [("X-Secret", generic.secret.as_str())];
    let well = json!({"name": "Анна", "phone": "+79161234567", "city": "Москва"});
    for (field, value, outcome) in [
        ("phone", json!(12), "refused"),
        ("phone", json!(true), "refused"),
        ("phone", json!(["call me", "maybe"]), "refused"),
        ("phone", json!({"a": {"b": "x"}}), "wrong"),
        ("phone", json!(null), "wrong"),
        ("phone", json!("9".repeat(5_000)), "wrong"),
        ("name", json!("x".repeat(300)), "wrong"),
        ("city", json!("x".repeat(3_000)), "wrong"),
        ("city", json!([]), "wrong"),
        ("windows", json!("many"), "wrong"),
        ("windows", json!([1, 2]), "wrong"),
        ("region", json!("Россия"), "delivered"),
    ] {
        let mut lead = well.clone();
        lead[field] = value.clone();
        let told = desk.send(&generic, &secret, &lead).await;
        assert!(told.status.as_u16() < 500);
        assert_eq!(told.json()["outcome"], outcome, "{field} {value} {}", told.body);
    }
    // Ids of an advertising account may be long; a lead is not worth less for that.
    let mut lead = well.clone();
    lead["phone"] = json!("+79161234568");
    lead["gclid"] = json!("g".repeat(1_000));
    lead["utm_source"] = json!("s".repeat(1_000));
    lead["lead_id"] = json!("i".repeat(1_000));
    assert_eq!(desk.send(&generic, &secret, &lead).await.ok().json()["outcome"], "delivered");
    assert_eq!(desk.send(&generic, &secret, &lead).await.ok().json()["outcome"], "repeated");
}

#[actix_web::test]
async fn a_strangers_noise_does_not_fill_the_log() {
    let desk = Desk::open().await;
    for kind in ["google_ads", "generic"] {
        let receiver = desk.receiver(kind).await;
        for number in 0..60 {
            let lead: Value = json!({"google_key": "x", "n": number, "user_column_data": []});
            desk.send(&receiver, &[("X-Secret", "x")], &lead).await.expect(403);
        }
        assert_eq!(desk.log(&receiver).await.len(), 50);
        // And one who may is still heard.
        assert_eq!(desk.shown(&receiver).await["kind"], kind);
    }
}
