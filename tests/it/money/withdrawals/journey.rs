//! The whole way of a withdrawal through the API.

use serde_json::json;

use super::ground::{Town, ask, details, id, post};
use crate::money::funded;
use crate::support::TestApp;

#[actix_web::test]
async fn asked_for_approved_and_paid() {
    let town = Town::open().await;
    let made = town.ask("100").await.created().json();
    assert_eq!(made["status"], "requested");
    assert_eq!(made["reference"].as_str().map(str::len), Some(12));
    assert_eq!((&made["fee"], &made["paid_out"]), (&json!("1.00"), &json!("99.00")));
    assert_eq!(made["payee"], "•••• 3000");
    assert_eq!(town.euros().await, ("900.00".into(), "100.00".into()), "it left at once");

    let id = id(&made);
    post(&town.staff, &id, "payment").await.problem(409, "not_approved");
    post(&town.staff, &id, "failure").await.problem(409, "not_approved");
    let approved = post(&town.staff, &id, "approval").await.ok().json();
    assert_eq!(
        (&approved["status"], &approved["approvals_needed"]),
        (&json!("approved"), &json!(1))
    );
    assert_eq!(approved["approvals"][0]["by"], town.staff.email);
    let paid = post(&town.staff, &id, "payment").await.ok().json();
    assert_eq!(paid["status"], "paid");
    assert_eq!(town.euros().await, ("900.00".into(), "0.00".into()));

    let own = town.party.api().get(&format!("/withdrawals/{id}")).await.ok().json();
    assert_eq!(
        (&own["status"], &own["approvals"]),
        (&json!("paid"), &json!([])),
        "staff stay unnamed"
    );
    let lines = town.party.api().get("/transfers?currency=EUR").await.ok().json();
    let line = &lines["items"][0];
    assert_eq!((&line["code"], &line["amount"]), (&json!("withdrawal_request"), &json!("-100.00")));
    assert_eq!((&line["subject"], &line["about"]), (&made["id"], &made["reference"]));
    let fees = town.app.tx(|tx| lead_exchange::ledger::account::fees(tx).expect("fees"));
    assert_eq!(fees.iter().map(|fee| fee.minor()).collect::<Vec<_>>(), [100]);

    let subjects: Vec<String> = town.app.mails().into_iter().map(|mail| mail.subject).collect();
    for subject in [
        "The account your EUR is paid on was set",
        "€100.00 was asked for",
        "Your withdrawal of €100.00 is approved",
        "€99.00 was paid out to you",
    ] {
        assert!(subjects.iter().any(|known| known == subject), "{subject} among {subjects:?}");
    }
}

#[actix_web::test]
async fn what_fails_returns_whole_and_may_be_asked_for_anew() {
    let town = Town::open().await;
    let id = town.approved("400").await;
    let body = json!({ "reason": " " });
    let path = format!("/withdrawals/{id}/failure");
    town.staff.api().post(&path, body).await.faults(&[("reason", "required")]);
    let failed = post(&town.staff, &id, "failure").await.ok().json();
    assert_eq!(
        (&failed["status"], &failed["reason"]),
        (&json!("failed"), &json!("The account is closed"))
    );
    assert_eq!(town.euros().await, ("1000.00".into(), "0.00".into()), "the fee too");
    post(&town.staff, &id, "payment").await.problem(409, "already_done");
    post(&town.staff, &id, "failure").await.problem(409, "already_done");
    town.approved("400").await;
    assert!(town.app.mail_to(&town.party.email).text.contains("LX-"));
}

#[actix_web::test]
async fn refused_by_staff_or_taken_back_it_returns() {
    let town = Town::open().await;
    let refused = id(&town.ask("20").await.created().json());
    post(&town.staff, &refused, "refusal").await.ok();
    assert_eq!(town.status(&refused).await, "refused");
    let cancelled = id(&town.ask("30").await.created().json());
    let done = post(&town.party, &cancelled, "cancellation").await.ok().json();
    assert_eq!(done["status"], "cancelled");
    post(&town.party, &cancelled, "cancellation").await.problem(409, "already_done");
    let approved = town.approved("40").await;
    post(&town.party, &approved, "cancellation").await.problem(409, "already_done");
    post(&town.staff, &approved, "refusal").await.problem(409, "already_done");
    assert_eq!(town.euros().await, ("960.00".into(), "40.00".into()));
}

#[actix_web::test]
async fn without_an_account_it_waits_for_one() {
    let town = Town::open().await;
    let other = town.app.contractor("Newcomer").await;
    let buyer = town.app.trader("Rich").await;
    funded(&town.app, &buyer, "50", "EUR").await;
    let made = ask(&buyer, "50", "EUR").await.created().json();
    assert_eq!(made["payee"], json!(null));
    let wd = id(&made);
    post(&town.staff, &wd, "approval").await.ok();
    post(&town.staff, &wd, "unmasking").await.problem(409, "no_payee");
    let batches = || town.staff.api().post("/withdrawal-batches", json!({}));
    batches().await.problem(409, "nothing_to_pay");
    town.fresh(&buyer).put("/payees", details("EUR", super::ground::IBAN)).await.ok();
    let own = buyer.api().get(&format!("/withdrawals/{wd}")).await.ok().json();
    assert_eq!(own["payee"], "•••• 3000");
    assert_eq!(batches().await.created().json()["items"], 1);
    ask(&other, "50", "EUR").await.faults(&[("amount", "nothing-free")]);
}

#[actix_web::test]
async fn a_strangers_withdrawal_is_not_there() {
    let town = Town::open().await;
    let wd = id(&town.ask("20").await.created().json());
    let stranger = town.app.trader("Nosy Ltd").await;
    stranger.api().get(&format!("/withdrawals/{wd}")).await.problem(404, "not_found");
    post(&stranger, &wd, "cancellation").await.problem(404, "not_found");
    stranger.get(&format!("/money/withdrawals/{wd}")).await.expect(404);
    assert_eq!(stranger.api().get("/withdrawals").await.ok().json()["items"], json!([]));
    for step in ["approval", "refusal", "payment", "failure", "unmasking", "batch-removal"] {
        post(&town.party, &wd, step).await.problem(403, "forbidden");
    }
    assert_eq!(town.status(&wd).await, "requested");
}

#[actix_web::test]
async fn staff_find_it_by_reference_party_and_status() {
    let town = Town::open().await;
    let first = town.ask("20").await.created().json();
    let second = town.ask("30").await.created().json();
    let staff = &town.staff;
    let list = |query: String| async move {
        let found = staff.api().get(&format!("/withdrawals?{query}")).await.ok().json();
        let items = found["items"].as_array().expect("items").clone();
        items.iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let reference = first["reference"].as_str().expect("text").to_lowercase();
    let all = [first["id"].clone(), second["id"].clone()];
    let by_status = list("status=requested".into()).await;
    let by_reference = list(format!("q={reference}")).await;
    let by_name = list("q=studio".into()).await;
    let none = list("status=paid".into()).await;
    assert_eq!(by_status, all, "the oldest first");
    assert_eq!(by_reference, all[..1]);
    assert_eq!(by_name, [all[1].clone(), all[0].clone()]);
    assert!(none.is_empty());
}

#[actix_web::test]
async fn nothing_set_is_a_working_way_out() {
    let app = TestApp::start().await;
    let party = app.trader("Lead Studio").await;
    funded(&app, &party, "1000", "RUB").await;
    let staff = app.staff().await;
    let wd = id(&ask(&party, "500", "RUB").await.created().json());
    post(&staff, &wd, "approval").await.ok();
    assert_eq!(post(&staff, &wd, "payment").await.ok().json()["status"], "paid");
}
