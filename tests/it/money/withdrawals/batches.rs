//! Batches: exported twice they pay once.

use serde_json::json;

use super::ground::{Town, ask, id, post};
use crate::money::funded;

#[actix_web::test]
async fn a_batch_exported_twice_pays_once() {
    let town = Town::open().await;
    let (batch, ids) = town.batch(3).await;
    let path = format!("/withdrawal-batches/{batch}/payment");
    town.staff.api().post(&path, json!({})).await.problem(409, "batch_not_exported");
    let first = town.file(&batch, "pain001.xml").await.ok();
    let csv = town.file(&batch, "batch.csv").await.ok();
    // Time passes, one is paid, the party has a new name: the files say what they said.
    town.app.turn_clock(3600);
    let staff = town.app.fresh(&town.staff);
    staff.post(&format!("/withdrawals/{}/payment", ids[0]), json!({})).await.ok();
    let fresh = town.app.fresh(&town.party);
    fresh.put("/me/party", json!({ "party_name": "Another name" })).await.expect(204);
    let again = staff.get(&format!("/withdrawal-batches/{batch}/pain001.xml")).await.ok();
    assert_eq!(again.body, first.body);
    let again = staff.get(&format!("/withdrawal-batches/{batch}/batch.csv")).await.ok();
    assert_eq!(again.body, csv.body);
    assert_eq!(first.body.matches("<EndToEndId>").count(), 3);

    let done = staff.post(&path, json!({})).await.ok().json();
    assert_eq!((&done["paid"], &done["open"]), (&json!(3), &json!(0)));
    staff.post(&path, json!({})).await.problem(409, "already_done");
    for wd in &ids {
        let again = staff.post(&format!("/withdrawals/{wd}/payment"), json!({})).await;
        again.problem(409, "already_done");
    }
    let wallet = fresh.get("/wallets").await.ok().json();
    let euros = wallet["items"].as_array().expect("wallets").iter();
    let euros = euros.clone().find(|wallet| wallet["currency"] == "EUR").expect("euros");
    assert_eq!((&euros["free"], &euros["withdrawing"]), (&json!("970.00"), &json!("0.00")));
    let acts = staff.get("/staff-acts?act=batch_exported").await.ok().json();
    assert_eq!(acts["items"].as_array().map(Vec::len), Some(4), "every fetch is kept");
}

#[actix_web::test]
async fn one_failure_does_not_hold_up_the_others() {
    let town = Town::open().await;
    let (batch, ids) = town.batch(3).await;
    town.file(&batch, "pain001.xml").await.ok();
    post(&town.staff, &ids[1], "batch-removal").await.problem(409, "batch_exported");
    post(&town.staff, &ids[1], "failure").await.ok();
    assert_eq!(town.euros().await, ("980.00".into(), "20.00".into()));
    let path = format!("/withdrawal-batches/{batch}/payment");
    let done = town.staff.api().post(&path, json!({})).await.ok().json();
    assert_eq!((&done["paid"], &done["failed"]), (&json!(2), &json!(1)));
    let statuses: Vec<_> = done["withdrawals"]
        .as_array()
        .expect("items")
        .iter()
        .map(|one| one["status"].clone())
        .collect();
    assert_eq!(statuses, ["paid", "failed", "paid"]);
    // Asked for anew it is another withdrawal in another batch.
    let (other, _) = town.batch(1).await;
    assert_ne!(other, batch);
}

#[actix_web::test]
async fn what_is_taken_out_before_the_export_is_not_in_the_file() {
    let town = Town::open().await;
    let (batch, ids) = town.batch(3).await;
    let out = post(&town.staff, &ids[0], "batch-removal").await.ok().json();
    assert_eq!((&out["status"], &out["batch"]), (&json!("approved"), &json!(null)));
    post(&town.staff, &ids[0], "batch-removal").await.problem(409, "not_in_batch");
    // One that fails before the bank is told leaves the batch, and none is paid that early.
    let failed = post(&town.staff, &ids[1], "failure").await.ok().json();
    assert_eq!((&failed["status"], &failed["batch"]), (&json!("failed"), &json!(null)));
    post(&town.staff, &ids[2], "payment").await.problem(409, "batch_not_exported");
    let page = town.staff.page(&format!("/staff/withdrawals/{}", ids[2])).await;
    assert!(!page.has("form[action$=payment]"), "there is nothing to say yet");
    let counted = town.staff.api().get(&format!("/withdrawal-batches/{batch}")).await.ok().json();
    assert_eq!(
        (&counted["items"], &counted["totals"][0]["amount"]),
        (&json!(1), &json!("9.00")),
        "what the file will have: {counted:#}"
    );
    let file = town.file(&batch, "batch.csv").await.ok().body;
    assert!(!file.contains(&ids[0]) && !file.contains(&ids[1]) && file.contains(&ids[2]), "{file}");
    let next = town.staff.api().post("/withdrawal-batches", json!({})).await.created().json();
    assert_eq!((&next["items"], &next["withdrawals"][0]["id"]), (&json!(1), &json!(ids[0])));
    assert_ne!(next["id"], json!(batch));
}

#[actix_web::test]
async fn many_who_make_batches_make_one() {
    let town = Town::open().await;
    for _ in 0..4 {
        town.approved("10").await;
    }
    let tries = (0..8).map(|_| {
        let api = town.staff.api().clone();
        tokio::spawn(async move { api.post("/withdrawal-batches", json!({})).await })
    });
    let mut made = Vec::new();
    for tried in tries.collect::<Vec<_>>() {
        let answer = tried.await.expect("an answer");
        match answer.status.as_u16() {
            201 => made.push(answer.json()),
            _ => drop(answer.problem(409, "nothing_to_pay")),
        }
    }
    assert_eq!(made.len(), 1);
    assert_eq!(made[0]["items"], 4);
}

#[actix_web::test]
async fn many_who_export_at_once_get_the_same_bytes() {
    let town = Town::open().await;
    let (batch, _) = town.batch(2).await;
    let tries = (0..6).map(|_| {
        let api = town.staff.api().clone();
        let path = format!("/withdrawal-batches/{batch}/pain001.xml");
        tokio::spawn(async move { api.get(&path).await.ok().body })
    });
    let mut files = std::collections::HashSet::new();
    for tried in tries.collect::<Vec<_>>() {
        files.insert(tried.await.expect("a file"));
    }
    assert_eq!(files.len(), 1);
}

#[actix_web::test]
async fn a_currency_without_an_account_of_the_operator_has_a_table_only() {
    let town = Town::open().await;
    let rich = town.app.trader("=HYPERLINK(\"x\")").await;
    funded(&town.app, &rich, "50", "USD").await;
    town.name(&rich, "USD", super::ground::IBAN).await.ok();
    let wd = id(&ask(&rich, "50", "USD").await.created().json());
    post(&town.staff, &wd, "approval").await.ok();
    let api = town.staff.api();
    let body = json!({ "currency": "EUR" });
    api.post("/withdrawal-batches", body).await.problem(409, "nothing_to_pay");
    let body = json!({ "currency": "USD" });
    let batch = id(&api.post("/withdrawal-batches", body).await.created().json());
    town.file(&batch, "pain001.xml").await.problem(409, "no_operator_account");
    let csv = town.file(&batch, "batch.csv").await.ok();
    assert!(csv.body.contains("'=HYPERLINK"), "no formula: {}", csv.body);
    assert!(
        csv.body.contains(super::ground::IBAN) && csv.body.contains(",50.00,USD"),
        "{}",
        csv.body
    );
    assert_eq!(csv.header("cache-control"), "no-store");
}
