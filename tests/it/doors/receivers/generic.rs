//! Anything else: JSON and forms by a mapping, secrets and signatures.

use lead_exchange::doors::receivers::proof::signature;
use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{Desk, FORM, JSON, asking_consent};

fn quiz(id: Option<&str>, phone: Value) -> Value {
    let mut body = json!({
        "quiz": {"id": 77, "answers": [{"q": "Город", "a": "Москва"}, {"q": "Окна", "a": 3}]},
        "contact": {"first_name": "Анна", "last_name": "Петрова", "phone": phone},
        "agreed": "yes",
        "utm_source": "quiz", "utm_campaign": "summer", "tags": ["a", "b"], "nothing": null,
    });
    if let Some(id) = id {
        body["lead_id"] = json!(id);
    }
    body
}

#[actix_web::test]
async fn nested_json_pays_its_contractor_by_a_mapping() {
    let desk = Desk::with(asking_consent()).await;
    let generic = desk.receiver("generic").await;
    let secret = [("X-Secret", generic.secret.as_str())];
    let told = desk.send(&generic, &secret, &quiz(Some("1"), json!(79161234567_u64))).await;
    assert_eq!(told.expect(422).json()["reason"], "required");
    let mapping = json!({"names": {
        "quiz.answers.0.a": "fields.city", "quiz.answers.1.a": "fields.windows",
        "agreed": "fields.agree", "tags": "sub8", "utm_campaign": null,
    }});
    desk.map(&generic, mapping).await.ok();
    let told = desk.send(&generic, &secret, &quiz(Some("1"), json!(79161234567_u64))).await;
    assert_eq!(told.ok().json()["outcome"], "delivered");
    let lead = &desk.leads().await[0];
    assert_eq!(lead["contact"]["name"], "Анна Петрова", "{lead:#}");
    assert_eq!(lead["contact"]["phone"], "+79161234567");
    assert_eq!(lead["fields"], json!({"city": "Москва", "windows": "3", "agree": true}));
    let own = desk.market.contractor.api().get("/leads").await.ok().json();
    let own = &own["items"][0];
    assert_eq!((&own["source"], &own["subs"]["sub8"]), (&json!("quiz"), &json!("a; b")));
    assert_eq!(
        (&own["external_id"], &own["subs"]["sub1"]),
        (&json!("1"), &Value::Null),
        "left out"
    );
    let told = desk.send(&generic, &secret, &quiz(Some("1"), json!("+79169999999"))).await;
    assert_eq!(told.ok().json()["outcome"], "repeated", "by its id");
    desk.settles();
}

#[actix_web::test]
async fn without_an_id_the_same_body_counts_once_a_day() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = [("Authorization", &*format!("Bearer {}", generic.secret))];
    let pairs = [("name", "Анна"), ("phone", "89161234567"), ("city", "Москва")];
    assert_eq!(desk.post(&generic, &secret, &pairs).await.ok().json()["outcome"], "delivered");
    // However its values are ordered.
    let other = [("city", "Москва"), ("phone", "89161234567"), ("name", "Анна")];
    assert_eq!(desk.post(&generic, &secret, &other).await.ok().json()["outcome"], "repeated");
    assert_eq!(desk.leads().await.len(), 1);
    desk.settles();
    // A day later it is a lead of its own, which the offer's rules judge.
    let told = desk.post(&generic, &secret, &pairs).await.ok().json();
    assert_eq!((&told["outcome"], &told["reason"]), (&json!("refused"), &json!("duplicate")));
}

#[actix_web::test]
async fn a_signature_proves_the_body_and_nothing_else() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let lead = |phone: &str| {
        json!({"name": "Анна", "phone": phone, "city": "Москва", "id": phone}).to_string()
    };
    let body = lead("+79161234501");
    let now = desk.market.app.tx(|tx| tx.now()).timestamp();
    let right = signature(&body, &generic.secret);
    let timed = |at: i64| signature(&format!("{at}.{body}"), &generic.secret);
    let (stamp, old) = (now.to_string(), (now - 400).to_string());
    let (stamped, late) = (timed(now), timed(now - 400));
    let sent = |headers: Vec<(&'static str, String)>, body: String, query: &'static str| {
        let (desk, generic) = (&desk, &generic);
        async move {
            let headers: Vec<(&str, &str)> =
                headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let body = Some((JSON, body.into_bytes()));
            desk.call(Method::POST, generic, query, &headers, body).await
        }
    };
    for headers in [
        vec![],
        vec![("X-Signature", "sha256=00".to_owned())],
        vec![("X-Signature", signature(&body, "guess"))],
        vec![("X-Signature", late), ("X-Timestamp", old)],
        vec![("X-Signature", right.clone()), ("X-Timestamp", stamp.clone())],
    ] {
        sent(headers, body.clone(), "").await.expect(403);
    }
    sent(vec![("X-Signature", right.clone())], lead("+79161234502"), "").await.expect(403);
    // A name in the query was not signed and is not read.
    let answer = sent(vec![("X-Signature", right)], body.clone(), "?phone=%2B79160000000").await;
    assert_eq!(answer.ok().json()["outcome"], "delivered");
    let answer =
        sent(vec![("X-Signature", stamped), ("X-Timestamp", stamp)], body.clone(), "").await;
    assert_eq!(answer.ok().json()["outcome"], "repeated");
    let body = lead("+79161234503");
    let hub = vec![("X-Hub-Signature-256", signature(&body, &generic.secret))];
    assert_eq!(sent(hub, body, "").await.ok().json()["outcome"], "delivered");
    let seen: Vec<Value> =
        desk.leads().await.iter().map(|lead| lead["contact"]["phone"].clone()).collect();
    assert_eq!(seen, ["+79161234501", "+79161234503"]);
    // An empty body signed once would prove every query.
    let empty = signature("", &generic.secret);
    let headers = [("X-Signature", empty.as_str())];
    let answer = desk.call(Method::GET, &generic, "?name=x&phone=1", &headers, None).await;
    answer.expect(403);
}

#[actix_web::test]
async fn a_query_and_a_form_are_read_and_a_test_is_one() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = &generic.secret;
    let query = format!("?name=Anna&phone=%2B79161234567&city=Tver&test=1&secret={secret}");
    let told = desk.call(Method::GET, &generic, &query, &[], None).await.ok().json();
    assert_eq!(told["outcome"], "test", "{told:#}");
    // A program that only looks brings no lead.
    desk.call(Method::HEAD, &generic, &query.replace("&test=1", ""), &[], None).await.ok();
    assert_eq!((desk.leads().await.len(), desk.purses()), (0, (50_000_000, 0, 0)));
    let body = format!("tags%5B%5D=a&tags%5B%5D=b&name=Anna&phone=%2B79161234567&secret={secret}");
    let body = Some((FORM, body.into_bytes()));
    let told = desk.call(Method::POST, &generic, "?city=Tver", &[], body).await.ok().json();
    assert_eq!(told["outcome"], "delivered");
    desk.settles();
}
