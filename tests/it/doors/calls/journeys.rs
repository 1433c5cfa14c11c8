//! From the real payload to the settled lead, for each kind of telephone exchange.

use serde_json::{Value, json};

use super::desk::{Desk, NUMBER, said};
use crate::doors::tracking::shop::form;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// A lead of a call is accepted by the clock, settled, and the books balance.
async fn settles(desk: &Desk, told: &Value) {
    assert_eq!(said(told), ("delivered", ""), "{told:#}");
    let lead = told["lead"].as_str().expect("a lead").to_owned();
    let seen = desk.lead(&lead).await;
    assert_eq!((&seen["status"], &seen["channel"]), (&json!("delivered"), &json!("call")));
    assert_eq!(seen["contact"]["phone"], "+79161234567");
    assert_eq!(desk.purses(), (49_930_000, 70_000, 0));
    // Both sides read the talk, the terms, and when it is accepted.
    for (who, area) in [(&desk.market.buyer, "buyer"), (&desk.market.contractor, "contractor")] {
        let page = who.page(&format!("/{area}/leads/{lead}")).await;
        let words = page.words();
        assert!(words.contains("95 s of talk, the terms ask 30 s: it is accepted on"), "{words}");
    }
    desk.hours(24);
    let seen = desk.lead(&lead).await;
    assert_eq!((&seen["status"], &seen["decided_by_clock"]), (&json!("settled"), &json!(true)));
    assert_eq!(desk.purses(), (49_930_000, 0, 63_000));
    assert_eq!(desk.outcomes().await, ["counted"]);
}

#[actix_web::test]
async fn a_generic_call_becomes_a_settled_lead() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    let body = json!({
        "call_id": "7f3a-1", "caller": "+7 (916) 123-45-67", "called": "8 (495) 123-45-67",
        "started_at": desk.ago(105), "answered_at": desk.ago(100), "ended_at": desk.ago(5),
        "recording_url": "https://records.example/7f3a-1.mp3",
    });
    let longer = desk.ago(0);
    let told = desk.told(&tel, body.clone()).await;
    let lead = told["lead"].as_str().unwrap().to_owned();
    // The recording is for who pays; who sent it is told that there is one.
    let buyer = desk.market.buyer.page(&format!("/buyer/leads/{lead}")).await;
    assert!(buyer.source().contains("https://records.example/7f3a-1.mp3"));
    let contractor = desk.market.contractor.page(&format!("/contractor/leads/{lead}")).await;
    assert!(!contractor.source().contains("records.example"));
    assert!(contractor.words().contains("the buyer has it"));
    let staff = desk.market.staff.page(&format!("/staff/leads/{lead}")).await;
    assert!(staff.source().contains("https://records.example/7f3a-1.mp3"));
    let own = desk.market.contractor.api().get(&format!("/leads/{lead}")).await.ok().json();
    assert_eq!(own["external_id"], "7f3a-1");
    settles(&desk, &told).await;
    // Told again, much later and otherwise: it is what it was.
    let mut other = body;
    other["ended_at"] = json!(longer);
    let again = desk.told(&tel, other).await;
    assert_eq!(said(&again), ("repeated", "call-told-otherwise"));
    assert_eq!(desk.purses(), (49_930_000, 0, 63_000));
}

/// The hour and minute in Moscow some seconds ago, as Asterisk writes it.
fn moscow(desk: &Desk, seconds: i64) -> String {
    let at = desk.now() - chrono::TimeDelta::seconds(seconds);
    let at = at.with_timezone(&chrono_tz::Europe::Moscow);
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

#[actix_web::test]
async fn an_asterisk_cdr_of_the_manager_becomes_a_settled_lead() {
    let desk = Desk::open().await;
    let tel = desk.telephone("asterisk").await;
    let body = json!({
        "Event": "Cdr", "Privilege": "cdr,all", "AccountCode": "", "Source": "79161234567",
        "Destination": "74951234567", "DestinationContext": "from-trunk", "CallerID": "\"Anna\" <79161234567>",
        "Channel": "PJSIP/trunk-00000001", "DestinationChannel": "PJSIP/100-00000002", "LastApplication": "Dial",
        "LastData": "PJSIP/100,30", "StartTime": moscow(&desk, 110), "AnswerTime": moscow(&desk, 100),
        "EndTime": moscow(&desk, 5), "Duration": "105", "BillableSeconds": "95", "Disposition": "ANSWERED",
        "AMAFlags": "DOCUMENTATION", "UniqueID": "1795593600.12", "UserField": "",
    });
    let told = desk.told(&tel, body).await;
    settles(&desk, &told).await;
}

#[actix_web::test]
async fn an_asterisk_cdr_of_the_table_becomes_a_settled_lead() {
    let desk = Desk::open().await;
    let tel = desk.telephone("asterisk").await;
    let (start, answer, end) = (moscow(&desk, 110), moscow(&desk, 100), moscow(&desk, 5));
    let body = form(&[
        ("src", "89161234567"),
        ("dst", "84951234567"),
        ("start", &start),
        ("answer", &answer),
        ("end", &end),
        ("duration", "105"),
        ("billsec", "95"),
        ("disposition", "ANSWERED"),
        ("uniqueid", "1795593600.13"),
        ("recordingfile", "/var/spool/asterisk/monitor/1.wav"),
    ]);
    let told = desk.tell(&tel, FORM, body).await.ok().json();
    settles(&desk, &told).await;
}

#[actix_web::test]
async fn a_twilio_callback_becomes_a_settled_lead() {
    let desk = Desk::open().await;
    let tel = desk.telephone("twilio").await;
    let ended = (desk.now() - chrono::TimeDelta::seconds(5)).to_rfc2822();
    let callback = |status: &str, duration: Option<&str>| {
        let mut pairs = vec![
            ("CallSid", "CA0123456789abcdef0123456789abcdef"),
            ("AccountSid", "AC0123456789abcdef0123456789abcdef"),
            ("From", "+79161234567"),
            ("To", NUMBER),
            ("CallStatus", status),
            ("Direction", "inbound"),
            ("Timestamp", &ended),
        ];
        pairs.extend(duration.map(|duration| ("CallDuration", duration)));
        form(&pairs)
    };
    for status in ["ringing", "in-progress"] {
        let told = desk.tell(&tel, FORM, callback(status, None)).await.ok().json();
        assert_eq!(said(&told), ("ignored", "call-not-over"));
    }
    let told = desk.tell(&tel, FORM, callback("completed", Some("95"))).await.ok().json();
    // Told late, an earlier status changes nothing.
    let late = desk.tell(&tel, FORM, callback("answered", None)).await.ok().json();
    assert_eq!(said(&late), ("ignored", "call-not-over"));
    settles(&desk, &told).await;
}

#[actix_web::test]
async fn twenty_messages_at_once_are_one_lead() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    let body = json!({
        "call_id": "1", "caller": "+79161234567", "called": NUMBER, "started_at": desk.ago(100), "seconds": 60,
    })
    .to_string();
    let told =
        futures_util::future::join_all((0..20).map(|_| desk.tell(&tel, JSON, body.clone()))).await;
    let leads: std::collections::BTreeSet<String> = told
        .iter()
        .map(|told| told.json()["lead"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(leads.iter().filter(|lead| !lead.is_empty()).count() == 1, "{leads:?}");
    assert_eq!(desk.purses().1, 70_000);
    assert_eq!(desk.outcomes().await, ["counted"]);
}

#[actix_web::test]
async fn a_contractor_who_leaves_gives_the_number_back() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    let market = &desk.market;
    let path = format!("/engagements/{}/departure", market.engagement);
    market.app.fresh(&market.contractor).post(&path, json!({})).await.ok();
    let numbers = market.app.fresh(&market.buyer).get("/numbers").await.ok().json();
    assert_eq!(numbers["items"][0]["engagement"], json!(null), "{numbers:#}");
    // What rang before is judged by whom it rang for then.
    let told = desk.call(&tel, "1", "+79161234567", 60).await;
    assert_eq!(said(&told), ("refused", "engagement_not_active"));
}
