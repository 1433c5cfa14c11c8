//! Amounts, people, suspensions, and many at once.

use diesel::{QueryDsl, RunQueryDsl};
use lead_exchange::accounts::Role;
use lead_exchange::schema::withdrawals;
use serde_json::json;

use super::ground::{Town, id, post};
use crate::support::Persona;

#[actix_web::test]
async fn wrong_amounts_are_named_and_leave_nothing() {
    let town = Town::open().await;
    for (amount, currency, field, code) in [
        (json!("0"), "EUR", "amount", "amount-not-positive"),
        (json!("-10"), "EUR", "amount", "amount-not-positive"),
        (json!(-10), "EUR", "amount", "amount-not-positive"),
        (json!("0.001"), "EUR", "amount", "amount-too-precise"),
        (json!("99999999999999999999999"), "EUR", "amount", "amount-too-large"),
        (json!("ten"), "EUR", "amount", "amount-not-a-number"),
        (json!(""), "EUR", "amount", "required"),
        (json!("1_0"), "EUR", "amount", "amount-not-a-number"),
        (json!("9.99"), "EUR", "amount", "too-small"),
        (json!("1000.01"), "EUR", "amount", "more-than-free"),
        (json!("500"), "RUB", "amount", "nothing-free"),
        (json!("20"), "GBP", "currency", "unknown-currency"),
        (json!("20"), "euros", "currency", "unknown-currency"),
        (json!("20"), "", "currency", "required"),
    ] {
        let body = json!({ "amount": amount, "currency": currency });
        town.party.api().post("/withdrawals", body).await.faults(&[(field, code)]);
    }
    town.party.api().post("/withdrawals", json!({})).await.faults(&[("amount", "required")]);
    assert_eq!(rows(&town), 0);
    assert_eq!(town.euros().await, ("1000.00".into(), "0.00".into()));
}

fn rows(town: &Town) -> i64 {
    town.app.tx(|tx| withdrawals::table.count().get_result(tx.conn()).expect("a count"))
}

#[actix_web::test]
async fn the_same_request_twice_counts_once() {
    let town = Town::open().await;
    let api = town.party.api().with("Idempotency-Key", "out-1");
    let body = json!({ "amount": "20", "currency": "EUR" });
    let first = api.post("/withdrawals", body.clone()).await.created().json();
    let again = api.post("/withdrawals", body).await.created();
    assert_eq!((again.header("Idempotency-Replayed"), again.json()), ("true", first));
    assert_eq!(rows(&town), 1);
    assert_eq!(town.euros().await, ("980.00".into(), "20.00".into()));
}

#[actix_web::test]
async fn of_twenty_who_ask_for_everything_one_gets_it() {
    let town = Town::open().await;
    let tries = (0..20).map(|_| {
        let api = town.party.api().clone();
        tokio::spawn(async move {
            api.post("/withdrawals", json!({ "amount": "1000", "currency": "EUR" })).await
        })
    });
    let mut made = 0;
    for tried in tries.collect::<Vec<_>>() {
        let answer = tried.await.expect("an answer");
        match answer.status.as_u16() {
            201 => made += 1,
            // Too late, or at the same moment: neither names an amount that is not there.
            _ => {
                let code = answer.expect(422).json()["errors"][0]["code"].clone();
                assert!(code == "nothing-free" || code == "spent-meanwhile", "{code}");
            }
        }
    }
    assert_eq!((made, rows(&town)), (1, 1));
    assert_eq!(town.euros().await, ("0.00".into(), "1000.00".into()));
}

#[actix_web::test]
async fn above_the_threshold_two_different_people_approve() {
    let town = Town::open().await;
    let wd = id(&town.ask("500").await.created().json());
    let once = post(&town.staff, &wd, "approval").await.ok().json();
    assert_eq!((&once["status"], &once["approvals_needed"]), (&json!("requested"), &json!(2)));
    post(&town.staff, &wd, "approval").await.problem(409, "other_approver_needed");
    post(&town.staff, &wd, "payment").await.problem(409, "not_approved");
    let twice = post(&town.second, &wd, "approval").await.ok().json();
    assert_eq!(twice["status"], "approved");
    assert_eq!(twice["approvals"][1]["by"], town.second.email);
    post(&town.second, &wd, "approval").await.problem(409, "already_done");
}

/// A member of staff who also has a seat in the party.
fn insider(town: &Town) -> &Persona {
    use diesel::ExpressionMethods;
    use lead_exchange::kernel::ids::SeatId;
    use lead_exchange::schema::seats;
    town.app.tx(|tx| {
        let now = tx.now();
        diesel::insert_into(seats::table)
            .values((
                seats::id.eq(SeatId::new()),
                seats::user_id.eq(town.second.user),
                seats::party_id.eq(Some(town.party.party)),
                seats::role.eq(Role::Buyer),
                seats::created_at.eq(now),
            ))
            .execute(tx.conn())
            .expect("a seat")
    });
    &town.second
}

#[actix_web::test]
async fn nobody_decides_about_their_own_party() {
    let town = Town::open().await;
    let asked = id(&town.ask("20").await.created().json());
    let approved = town.approved("30").await;
    let insider = insider(&town);
    for (wd, step) in
        [(&asked, "approval"), (&asked, "refusal"), (&approved, "payment"), (&approved, "failure")]
    {
        post(insider, wd, step).await.problem(409, "own_withdrawal");
    }
    insider.api().post("/withdrawal-batches", json!({})).await.problem(409, "nothing_to_pay");
    assert_eq!(
        (town.status(&asked).await.as_str(), town.status(&approved).await.as_str()),
        ("requested", "approved")
    );
}

#[actix_web::test]
async fn payment_and_failure_at_once_are_one_of_the_two() {
    let town = Town::open().await;
    for _ in 0..3 {
        let wd = town.approved("20").await;
        let tries = (0..8).map(|turn| {
            let api = town.staff.api().clone();
            let step = if turn % 2 == 0 { "payment" } else { "failure" };
            let path = format!("/withdrawals/{wd}/{step}");
            tokio::spawn(async move { api.post(&path, json!({ "reason": "no" })).await })
        });
        let mut done = 0;
        for tried in tries.collect::<Vec<_>>() {
            let answer = tried.await.expect("an answer");
            match answer.status.as_u16() {
                200 => done += 1,
                _ => drop(answer.problem(409, "already_done")),
            }
        }
        assert_eq!(done, 1);
    }
    assert_eq!(town.euros().await.1, "0.00");
}

#[actix_web::test]
async fn nothing_goes_out_to_a_suspended_party() {
    let town = Town::open().await;
    let asked = id(&town.ask("20").await.created().json());
    let approved = town.approved("30").await;
    let (batch, sent) = town.batch(1).await;
    // What was approved before joined the batch too.
    assert_eq!(town.status(&approved).await, "batched");
    let waiting = town.approved("40").await;
    let suspend = format!("/parties/{}", town.party.party);
    let reason = json!({ "reason": "Leads resold" });
    town.staff.api().post(&format!("{suspend}/suspension"), reason).await.ok();

    let api = town.app.fresh(&town.party);
    let body = json!({ "amount": "20", "currency": "EUR" });
    api.post("/withdrawals", body).await.problem(409, "withdrawals_frozen");
    town.name(&town.party, "EUR", super::ground::OTHER_IBAN)
        .await
        .problem(409, "withdrawals_frozen");
    post(&town.staff, &asked, "approval").await.problem(409, "withdrawals_frozen");
    post(&town.staff, &waiting, "payment").await.problem(409, "withdrawals_frozen");
    post(&town.staff, &sent[0], "payment").await.problem(409, "withdrawals_frozen");
    town.file(&batch, "batch.csv").await.problem(409, "withdrawals_frozen");
    let make = town.staff.api().post("/withdrawal-batches", json!({})).await;
    make.problem(409, "nothing_to_pay");

    town.staff.api().post(&format!("{suspend}/restoration"), json!({})).await.ok();
    post(&town.staff, &asked, "approval").await.ok();
    town.file(&batch, "batch.csv").await.ok();
    town.staff.api().post(&format!("{suspend}/suspension"), json!({ "reason": "x" })).await.ok();
    // The bank knows of it already.
    post(&town.staff, &sent[0], "payment").await.ok();
}
