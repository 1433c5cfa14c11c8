//! What the journeys stand on: the offer, one person after another, and how money is read.

use std::fmt;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use lead_exchange::cli::ledger_check;
use serde_json::{Value, json};

use crate::support::{Api, TestApp};

pub const HOUR: i64 = 3_600;

/// An odd price: a tenth of it, 33.335, is rounded up, and the contractor keeps the rest.
pub const PRICE: &str = "333.35";
pub const PAYOUT: &str = "300.01";
pub const FEE: &str = "33.34";
/// Money for three leads and not a kopek more.
pub const FUNDS: &str = "1000.05";

/// The offer every road leads over: a week to decide, then a day of guarantee.
pub fn offer() -> Value {
    json!({
        "title": "Windows, Moscow", "description": "People who want windows measured.",
        "topic": "windows", "action": "application", "price": PRICE, "currency": "RUB",
        "regions": ["RU"], "guarantee_hours": 24, "time_zone": "Europe/Moscow",
        "form": [{"key": "rooms", "label": "Rooms", "type": "number"}],
    })
}

/// A lead nobody sent before.
pub fn lead(engagement: &str, number: u32) -> Value {
    json!({
        "engagement": engagement,
        "contact": {"name": format!("Anna {number}"), "phone": format!("+7916{:07}", 2_000_000 + number)},
        "fields": {"rooms": 2},
        "external_id": format!("own-{number}"),
    })
}

/// Free and held, as the API says them: `"666.70 free, 333.35 held"`.
#[derive(PartialEq, Eq)]
pub struct Purse(String);

impl fmt::Debug for Purse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<&str> for Purse {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

pub async fn purse(api: &Api) -> Purse {
    let all = api.get("/wallets").await.ok().json();
    let all = all["items"].as_array().expect("wallets").clone();
    let rub = all.iter().find(|wallet| wallet["currency"] == "RUB");
    let amount = |name: &str| rub.and_then(|rub| rub[name].as_str()).unwrap_or("0.00").to_owned();
    assert_eq!(amount("withdrawing"), "0.00");
    Purse(format!("{} free, {} held", amount("free"), amount("held")))
}

/// The lines of a party's statement, oldest first: `"hold -333.35 = 666.70"`.
pub async fn statement(api: &Api) -> Vec<String> {
    let lines = api.get("/transfers?currency=RUB&limit=100").await.ok().json();
    assert_eq!(lines["next"], Value::Null);
    let lines = lines["items"].as_array().expect("lines").clone();
    let said = |line: &Value| {
        let word = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        format!("{} {} = {}", word("code"), word("amount"), word("balance"))
    };
    lines.iter().rev().map(said).collect()
}

/// The statuses a lead went through, with who moved it: `"accepted by clock"`.
pub async fn history(api: &Api, lead: &str) -> Vec<String> {
    let told = api.get(&format!("/leads/{lead}/history")).await.ok().json();
    let told = told["items"].as_array().expect("a history").clone();
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    told.iter().map(|line| format!("{} by {}", word(line, "event"), word(line, "side"))).collect()
}

#[derive(diesel::QueryableByName)]
struct Kept {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

/// What all accounts of a kind hold together, minor units, and that the books balance.
pub fn books(app: &TestApp) -> Vec<(String, i64)> {
    let mut said = Vec::new();
    let well =
        ledger_check::run(&app.state.db, Some(&app.public_key()), &mut said).expect("a check");
    assert!(well, "{}", String::from_utf8_lossy(&said));
    let kept: Vec<Kept> = app.tx(|tx| {
        diesel::sql_query(
            "SELECT kind, sum(balance)::bigint AS minor FROM accounts
              GROUP BY kind HAVING sum(balance) <> 0 ORDER BY kind",
        )
        .load(tx.conn())
        .expect("the accounts")
    });
    kept.into_iter().map(|kept| (kept.kind, kept.minor)).collect()
}
