//! Accounts to be paid on: who may write them, who reads them, and how a change is slowed down.

use lead_exchange::accounts::Role;
use serde_json::json;

use super::ground::{IBAN, OTHER_IBAN, Town, details, id, post};

const HOUR: i64 = 3600;

#[actix_web::test]
async fn a_change_takes_a_fresh_sign_in() {
    let town = Town::open().await;
    let change = details("EUR", OTHER_IBAN);
    let api = town.party.api();
    api.put("/payees", change.clone()).await.problem(403, "fresh_sign_in_needed");
    let mut wrong = change.clone();
    wrong["password"] = json!("not it at all");
    api.put("/payees", wrong).await.faults(&[("password", "password-wrong")]);
    let fresh = town.fresh(&town.party);
    town.app.turn_clock(11 * 60);
    fresh.put("/payees", change.clone()).await.problem(403, "fresh_sign_in_needed");
    let body = json!({ "label": "shop" });
    let key = town.app.fresh(&town.party).post("/keys", body).await.created().json();
    let key = key["key"].as_str().expect("a key").to_owned();
    api.with_token(&key).put("/payees", change.clone()).await.problem(403, "key_not_enough");
    town.fresh(&town.party).put("/payees", change).await.ok();
}

#[actix_web::test]
async fn it_is_shown_in_full_once_and_covered_ever_after() {
    let town = Town::open().await;
    let saved = town.name(&town.party, "EUR", OTHER_IBAN).await.ok().json();
    assert_eq!(saved["details"]["account"], OTHER_IBAN);
    assert_eq!((&saved["account"], &saved["version"]), (&json!("•••• 1332"), &json!(2)));
    let all = town.party.api().get("/payees").await.ok();
    assert!(!all.body.contains(OTHER_IBAN), "{}", all.body);
    let wd = town.ask("20").await.created();
    assert!(!wd.body.contains(OTHER_IBAN), "{}", wd.body);
    let wd = id(&wd.json());
    let read = post(&town.staff, &wd, "unmasking").await.ok().json();
    assert_eq!((&read["account"], &read["holder"]), (&json!(OTHER_IBAN), &json!("Студия Лидов")));
    let acts = town.staff.api().get("/staff-acts").await.ok().json();
    assert_eq!(acts["items"][0]["act"], "payee_read");
    // The same again is no change.
    let again = town.name(&town.party, "EUR", OTHER_IBAN).await.ok().json();
    assert_eq!(again["version"], 2);
}

#[actix_web::test]
async fn a_change_is_told_to_everybody_and_delays_what_is_asked_for_next() {
    let town = Town::open().await;
    let partner = town.app.colleague(&town.party, &[Role::Contractor]).await;
    let before = town.approved("20").await;
    town.name(&town.party, "EUR", OTHER_IBAN).await.ok();
    for who in [&town.party, &partner] {
        let mails = town.app.mails();
        let mail = mails
            .iter()
            .find(|mail| mail.to.contains(&who.email) && mail.text.contains("1332"))
            .expect("a mail about the account");
        assert!(
            mail.text.contains("•••• 1332") && !mail.text.contains(OTHER_IBAN),
            "{}",
            mail.text
        );
    }
    let asked = town.ask("30").await.created().json();
    let after = id(&asked);
    assert!(asked["payable_from"].as_str() > asked["created_at"].as_str());
    post(&town.staff, &after, "approval").await.ok();
    let early = post(&town.staff, &after, "payment").await.problem(409, "payee_too_fresh");
    assert!(early["detail"].as_str().is_some_and(|text| text.contains("UTC")), "{early}");
    // What was asked for earlier goes where it was meant to go, now.
    let made = town.staff.api().post("/withdrawal-batches", json!({})).await.created().json();
    assert_eq!(made["withdrawals"][0]["id"], json!(before));
    assert_eq!(
        (&made["items"], &made["withdrawals"][0]["payee"]),
        (&json!(1), &json!("•••• 3000"))
    );
    town.app.turn_clock(48 * HOUR + 1);
    let staff = town.app.fresh(&town.staff);
    let made = staff.post("/withdrawal-batches", json!({})).await.created().json();
    assert_eq!(made["withdrawals"][0]["id"], json!(after));
}

#[actix_web::test]
async fn another_currency_of_a_known_party_is_a_change_too() {
    let town = Town::open().await;
    let saved = town.name(&town.party, "USD", OTHER_IBAN).await.ok().json();
    assert_eq!(saved["version"], 1);
    assert!(saved["usable_at"].as_str() > saved["created_at"].as_str(), "{saved}");
    let first = town.party.api().get("/payees").await.ok().json()["items"][0].clone();
    assert_eq!((&first["currency"], &first["account"]), (&json!("EUR"), &json!("•••• 3000")));
    assert_eq!(first["usable_at"], first["created_at"], "the very first is paid to at once");
}

#[actix_web::test]
async fn slips_are_named() {
    let town = Town::open().await;
    let fresh = town.fresh(&town.party);
    let with = |changes: serde_json::Value| {
        let mut body = details("EUR", IBAN);
        for (name, value) in changes.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    for (changes, field, code) in [
        (json!({ "account": "DE89370400440532013001" }), "account", "iban-check"),
        (json!({ "account": "1" }), "account", "not-an-iban"),
        (json!({ "country": "Germany" }), "country", "not-a-country"),
        (json!({ "holder": "" }), "holder", "required"),
        (json!({ "holder": "x".repeat(71) }), "holder", "too-long"),
        (json!({ "bank_id": "12" }), "bank_id", "not-a-bic"),
        (json!({ "currency": "coins" }), "currency", "unknown-currency"),
        (json!({ "kind": "cash" }), "kind", "not-a-choice"),
    ] {
        fresh.put("/payees", with(changes)).await.faults(&[(field, code)]);
    }
    let russian = json!({ "kind": "russian", "bank_name": "Сбербанк", "bank_id": "044525225",
        "account": "40702810300000012345" });
    fresh.put("/payees", with(russian)).await.faults(&[("account", "russian-account-check")]);
    assert_eq!(town.party.api().get("/payees").await.ok().json()["items"][0]["version"], 1);
}
