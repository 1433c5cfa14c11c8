//! Messages that mean no good, or mean nothing.

use serde_json::json;

use super::desk::{Desk, NUMBER, said};
use lead_exchange::doors::calls::proof;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

#[actix_web::test]
async fn forged_messages_change_nothing() {
    let desk = Desk::open().await;
    let body = json!({
        "call_id": "1", "caller": "+79161234567", "called": NUMBER, "started_at": desk.ago(100), "seconds": 60,
    })
    .to_string();
    let generic = desk.telephone("generic").await;
    let now = desk.now().timestamp();
    let right = |at: i64| proof::signature(&at.to_string(), &body, &generic.secret);
    for headers in [
        vec![],
        vec![("X-Secret", generic.secret.clone())],
        vec![("X-Signature", right(now))],
        vec![("X-Timestamp", now.to_string()), ("X-Signature", "sha256=00".to_owned())],
        vec![("X-Timestamp", now.to_string()), ("X-Signature", right(now + 1))],
        vec![("X-Timestamp", (now - 400).to_string()), ("X-Signature", right(now - 400))],
        vec![("X-Timestamp", "soon".to_owned()), ("X-Signature", right(now))],
    ] {
        let answer = desk.send(&generic, JSON, body.clone().into_bytes(), &headers).await;
        assert_eq!(said(&answer.expect(403).json()), ("forbidden", "secret"), "{headers:?}");
    }
    let asterisk = desk.telephone("asterisk").await;
    let form = b"uniqueid=1&src=79161234567&dst=74951234567&start=2026-11-23+10:00:00&billsec=60&disposition=ANSWERED";
    for headers in [vec![], vec![("X-Secret", "guess".to_owned())]] {
        desk.send(&asterisk, FORM, form.to_vec(), &headers).await.expect(403);
    }
    let twilio = desk.telephone("twilio").await;
    let form =
        b"CallSid=CA1&From=%2B79161234567&To=%2B74951234567&CallStatus=completed&CallDuration=60";
    for headers in [
        vec![],
        vec![("X-Twilio-Signature", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=".to_owned())],
        vec![("X-Secret", twilio.secret.clone())],
    ] {
        desk.send(&twilio, FORM, form.to_vec(), &headers).await.expect(403);
    }
    assert!(desk.outcomes().await.is_empty());
    assert_eq!(desk.purses(), (50_000_000, 0, 0));
}

#[actix_web::test]
async fn hostile_bodies_are_refused_and_nothing_breaks() {
    let desk = Desk::open().await;
    let tel = desk.telephone("asterisk").await;
    let many: Vec<String> = (0..10_000).map(|n| format!("p{n}=1")).collect();
    let secret = [("X-Secret", tel.secret.clone())];
    let bodies: Vec<(&str, Vec<u8>, u16)> = vec![
        (JSON, b"{\"a\":".repeat(30_000), 400),
        (JSON, b"[[[[".repeat(30_000), 400),
        (JSON, b"{\"uniqueid\":\"\\u0000\"}".to_vec(), 400),
        (JSON, vec![0xff, 0xfe, 0x00], 400),
        (FORM, vec![0xff; 100], 400),
        (FORM, b"uniqueid=%00".to_vec(), 400),
        (FORM, many.join("&").into_bytes(), 400),
        (FORM, vec![b'x'; 5 * 1024 * 1024], 413),
        (FORM, b"uniqueid=1".to_vec(), 422),
        (FORM, format!("uniqueid={}", "9".repeat(300)).into_bytes(), 422),
        ("image/png", vec![1, 2, 3], 400),
        (JSON, b"null".to_vec(), 400),
    ];
    for (kind, body, status) in bodies {
        desk.send(&tel, kind, body, &secret).await.expect(status);
    }
    let cdr = "uniqueid=1&src=79161234567&dst=74951234567&start=9999-99-99+10:00:00&billsec=60&disposition=ANSWERED";
    let told = desk.tell(&tel, FORM, cdr.to_owned()).await.expect(422).json();
    assert_eq!(said(&told), ("wrong", "bad-time"));
    assert!(desk.outcomes().await.is_empty());
    let other = desk.market.app.buyer("Other").await;
    for path in ["secret", "closing"] {
        let path = format!("/telephony/{}/{path}", tel.id);
        other.api().post(&path, json!({})).await.problem(404, "not_found");
    }
    let path = format!("/numbers/{}/removal", desk.number);
    other.api().post(&path, json!({})).await.problem(404, "not_found");
    let taken = json!({"number": NUMBER});
    other.api().post("/numbers", taken).await.faults(&[("number", "number-taken")]);
    other.api().post("/numbers", json!({"number": "12"})).await.faults(&[("number", "bad-phone")]);
}
