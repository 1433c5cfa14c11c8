//! What makes a call count, and what is kept of one that does not.

use chrono::{Days, Utc};
use chrono_tz::Europe::Moscow;
use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::hours::{WEEKDAYS, WrittenSpan};
use serde_json::json;

use super::desk::{Desk, NUMBER, said, terms};
use crate::leads::market::engage;

#[actix_web::test]
async fn each_call_is_kept_with_what_became_of_it() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    let call = |id: &str| json!({"call_id": id, "caller": "+79161234567", "called": NUMBER, "started_at": desk.ago(100), "seconds": 60});
    let with = |id: &str, field: &str, value: serde_json::Value| {
        let mut call = call(id);
        call[field] = value;
        call
    };
    for (body, outcome, reason) in [
        (with("1", "seconds", json!(0)), "noted", "call-unanswered"),
        (with("2", "seconds", json!(29)), "noted", "call-too-short"),
        (with("3", "caller", json!("anonymous")), "noted", "call-no-number"),
        (with("4", "caller", json!("")), "noted", "call-no-number"),
        (with("5", "called", json!("+74957654321")), "noted", "call-not-assigned"),
        (with("6", "started_at", json!(desk.ago(8 * 86_400))), "noted", "call-not-assigned"),
        (with("7", "started_at", json!(desk.ago(-3_600))), "wrong", "in-the-future"),
        (with("8", "seconds", json!(30)), "delivered", ""),
        (with("9", "seconds", json!(300)), "refused", "duplicate"),
        (with("8", "seconds", json!(30)), "repeated", "call-known"),
        (with("10", "caller", json!("+12025550123")), "refused", "out_of_area"),
    ] {
        let told = desk.told(&tel, body.clone()).await;
        assert_eq!(said(&told), (outcome, reason), "{body}");
    }
    assert_eq!(
        desk.outcomes().await,
        [
            "unanswered",
            "too_short",
            "no_number",
            "no_number",
            "not_assigned",
            "not_assigned",
            "counted",
            "refused",
            "refused"
        ]
    );
    assert_eq!(desk.purses(), (49_930_000, 70_000, 0));
    let counted = desk.market.buyer.api().get("/calls?outcome=counted").await.ok().json();
    assert_eq!(counted["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_call_told_late_is_judged_by_when_it_rang() {
    let desk = Desk::open().await;
    let tel = desk.telephone("generic").await;
    let rival = desk.market.app.contractor("Rival").await;
    let theirs = engage(&desk.market.app, &rival, desk.market.offer);
    let rang = desk.ago(0);
    desk.hours(2);
    desk.rings(&desk.number, Some(theirs)).await;
    desk.hours(1);
    let call = |id: &str, at: &str, caller: &str| json!({"call_id": id, "caller": caller, "called": NUMBER, "started_at": at, "seconds": 60});
    let late = desk.told(&tel, call("1", &rang, "+79161234567")).await;
    let lead = desk.lead(late["lead"].as_str().unwrap()).await;
    assert_eq!(lead["engagement"], json!(desk.market.engagement));
    let now = desk.told(&tel, call("2", &desk.ago(60), "+79161234568")).await;
    let lead = desk.lead(now["lead"].as_str().unwrap()).await;
    assert_eq!(lead["engagement"], json!(theirs));
    // A number out of the pool still counts for what it rang for then.
    let rang = desk.ago(60);
    let path = format!("/numbers/{}/removal", desk.number);
    desk.market.app.fresh(&desk.market.buyer).post(&path, json!({})).await.expect(204);
    let told = desk.told(&tel, call("3", &rang, "+79161234569")).await;
    assert_eq!(said(&told).0, "delivered");
    desk.market.app.turn_clock(1);
    let told = desk.told(&tel, call("4", &desk.ago(0), "+79161234570")).await;
    assert_eq!(said(&told), ("noted", "call-not-assigned"));
    // And a week later it is too late to tell.
    desk.hours(7 * 24);
    let told = desk.told(&tel, call("5", &rang, "+79161234571")).await;
    assert_eq!(said(&told), ("noted", "call-too-old"));
}

#[actix_web::test]
async fn working_hours_are_those_in_which_it_rang() {
    let hours = WEEKDAYS
        .iter()
        .map(|(_, day)| WrittenSpan {
            day: (*day).to_owned(),
            from: "09:00".into(),
            to: "18:00".into(),
        })
        .collect();
    let desk = Desk::with(TermsDraft { hours, ..terms() }).await;
    let tel = desk.telephone("generic").await;
    // Noon of the day after tomorrow in Moscow: the number rang for it all that day.
    let now = desk.now();
    let there = now.with_timezone(&Moscow).date_naive() + Days::new(2);
    let noon = there.and_hms_opt(12, 0, 0).unwrap().and_local_timezone(Moscow).unwrap();
    desk.market.app.turn_clock((noon.with_timezone(&Utc) - now).num_seconds());
    let call = |id: &str, at: String, caller: &str| json!({"call_id": id, "caller": caller, "called": NUMBER, "started_at": at, "seconds": 60});
    let open = desk.told(&tel, call("1", desk.ago(90), "+79161234567")).await;
    assert_eq!(said(&open), ("delivered", ""), "{open:#}");
    let shut = desk.told(&tel, call("2", desk.ago(5 * 3_600), "+79161234568")).await;
    assert_eq!(said(&shut), ("refused", "outside_hours"), "{shut:#}");
}

#[actix_web::test]
async fn a_free_number_goes_to_the_next_contractor() {
    let desk = Desk::open().await;
    let free = desk.number("+7 495 000-11-22").await;
    let rival = desk.market.app.contractor("Rival").await;
    let path = format!("/offers/{}/engagements", desk.market.offer);
    let engaged = rival.api().post(&path, json!({})).await.created().json();
    let engagement = engaged["id"].as_str().unwrap();
    let numbers = desk.market.buyer.api().get("/numbers").await.ok().json();
    let number = numbers["items"].as_array().unwrap().iter().find(|one| one["id"] == json!(free));
    assert_eq!(number.unwrap()["engagement"], json!(engagement));
    let page = rival.page(&format!("/contractor/engagements/{engagement}/calls")).await;
    assert_eq!(page.text("#numbers a"), "+7 495 000-11-22");
    // None is left for the one after; it is told so.
    let third = desk.market.app.contractor("Third").await;
    let engaged = third.api().post(&path, json!({})).await.created().json();
    let engagement = engaged["id"].as_str().unwrap();
    let page = third.page(&format!("/contractor/engagements/{engagement}/calls")).await;
    assert!(page.words().contains("No number yet"), "{}", page.words());
}

#[actix_web::test]
async fn two_exchanges_may_have_a_call_of_one_id() {
    let desk = Desk::open().await;
    let (one, two) = (desk.telephone("generic").await, desk.telephone("generic").await);
    let first = desk.call(&one, "1", "+79161234567", 60).await;
    let second = desk.call(&two, "1", "+79161234568", 60).await;
    assert_eq!((said(&first).0, said(&second).0), ("delivered", "delivered"));
    assert_ne!(first["lead"], second["lead"]);
    assert_eq!(desk.purses().1, 140_000);
}
