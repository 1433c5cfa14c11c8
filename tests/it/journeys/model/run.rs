//! The three pairs at once, over a server that is killed while they work.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use lead_exchange::config::withdrawals::PerCurrency;
use serde_json::{Value, json};

use super::dice::Dice;
use super::pair::{Pair, written};
use super::plain::Plain;
use crate::journeys::crash::killed::{Progress, Server};
use crate::money::withdrawals::ground::{IBAN, name_account};
use crate::support::TestApp;

const DAY: i64 = 86_400;

/// A currency, its decimals, the price of a lead, the least withdrawal and its fee.
struct Coin {
    code: &'static str,
    decimals: usize,
    price: i64,
    least: i64,
    fee: i64,
}

const COINS: [Coin; 3] = [
    Coin { code: "RUB", decimals: 2, price: 33_335, least: 1_000, fee: 150 },
    Coin { code: "JPY", decimals: 0, price: 777, least: 10, fee: 3 },
    Coin { code: "KWD", decimals: 3, price: 1_285, least: 500, fee: 125 },
];

/// A setting with an amount for each currency.
fn setting(of: impl Fn(&Coin) -> i64) -> String {
    let amount = |coin: &Coin| format!("{}:{}", coin.code, written(of(coin), coin.decimals));
    COINS.iter().map(amount).collect::<Vec<_>>().join(",")
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

async fn pair(
    app: &TestApp,
    server: &Server,
    coin: &Coin,
    seed: u64,
    progress: &Arc<Progress>,
) -> Pair {
    let buyer = app.buyer(&format!("{} buyer", coin.code)).await;
    let contractor = app.contractor(&format!("{} contractor", coin.code)).await;
    let (staff, second) = (app.staff().await, app.staff().await);
    name_account(app, &contractor, coin.code, IBAN).await.ok();
    let body = json!({
        "title": "Windows", "description": "People who want windows measured.", "topic": "windows",
        "action": "application", "price": written(coin.price, coin.decimals), "currency": coin.code,
        "regions": ["RU"], "guarantee_hours": 0, "return_share_cap": 100,
    });
    let id = |made: Value| made["id"].as_str().expect("an id").to_owned();
    let offer = id(buyer.api().post("/offers", body).await.created().json());
    buyer.api().post(&format!("/offers/{offer}/submission"), json!({})).await.ok();
    staff.api().post(&format!("/offers/{offer}/publication"), json!({})).await.ok();
    let path = format!("/offers/{offer}/engagements");
    let engagement = id(contractor.api().post(&path, json!({})).await.created().json());
    let there = |who: &crate::support::Persona| app.fresh(who).at(&server.address);
    Pair {
        currency: coin.code,
        decimals: coin.decimals,
        least_withdrawal: coin.least,
        buyer: there(&buyer),
        contractor: there(&contractor),
        staff: there(&staff),
        second: there(&second),
        engagement,
        plain: Plain { price: coin.price, withdrawal_fee: coin.fee, ..Plain::default() },
        dice: Dice::new(seed),
        progress: Arc::clone(progress),
        sent: 0,
        calls: 0,
    }
}

#[derive(diesel::QueryableByName)]
struct Held {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    minor: i64,
}

#[actix_web::test]
async fn all_money_is_where_plain_numbers_say() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time").subsec_nanos();
    let seed = number("MODEL_SEED", u64::from(now));
    let steps = usize::try_from(number("MODEL_STEPS", 60)).expect("a number");
    println!("MODEL_SEED={seed} MODEL_STEPS={steps}");
    let (least, fee) = (setting(|coin| coin.least), setting(|coin| coin.fee));
    let app = TestApp::start_with(|config| {
        config.currencies = COINS.iter().map(|coin| coin.code.parse().expect("a code")).collect();
        config.withdrawals.minimum = PerCurrency::read(&least).expect("amounts");
        config.withdrawals.fee = PerCurrency::read(&fee).expect("amounts");
        config.withdrawals.payee_delay = chrono::TimeDelta::zero();
    })
    .await;
    let mut server = Server::over(&app)
        .set("CURRENCIES", "RUB,JPY,KWD")
        .set("WITHDRAWAL_MINIMUM", &least)
        .set("WITHDRAWAL_FEE", &fee)
        .set("WITHDRAWAL_TWO_PEOPLE", "RUB:99000000")
        .set("PAYEE_DELAY_HOURS", "0");
    server.start().await;
    let progress = Arc::new(Progress::default());
    let mut playing = Vec::new();
    for (place, coin) in COINS.iter().enumerate() {
        let seed = seed.wrapping_add(u64::try_from(place).expect("a place"));
        let pair = pair(&app, &server, coin, seed, &progress).await;
        playing.push(actix_web::rt::spawn(pair.play(steps)));
    }
    for part in [2, 4, 5] {
        progress.reaches(steps * part / 3).await;
        server.kill();
        server.start().await;
    }
    let mut pairs = Vec::new();
    for pair in playing {
        pairs.push(pair.await.expect("a pair: play it again with the seed above"));
    }
    server.check_ledger();
    server.kill();

    // Nobody does anything for a month: every clock runs out.
    app.turn_clock(30 * DAY);
    app.work_jobs();
    server.start().await;
    for pair in &mut pairs {
        pair.plain.month();
    }
    for pair in &pairs {
        // The tokens of a month ago are over.
        let wallets = books(&app, pair.currency);
        let plain = &pair.plain;
        let expected = [
            ("clearing", -plain.inside),
            ("escrow", plain.held),
            ("fees", plain.fees),
            ("wallet", plain.buyer + plain.contractor),
            ("withdrawing", plain.withdrawing),
        ];
        for (kind, minor) in expected {
            let kept = wallets.iter().find(|row| row.kind == kind).map_or(0, |row| row.minor);
            assert_eq!(kept, minor, "{} {kind}", pair.currency);
        }
        assert_eq!(plain.held, 0, "every clock has run out");
    }
    server.check_ledger();
    server.kill();
    // What a dead worker held is free again when its lease is over.
    app.turn_clock(5 * 60 + 1);
    app.work_jobs();
}

/// What all accounts of a kind hold together in a currency.
fn books(app: &TestApp, currency: &str) -> Vec<Held> {
    let held: Vec<Held> = app.tx(|tx| {
        diesel::sql_query(
            "SELECT kind, currency, sum(balance)::bigint AS minor FROM accounts GROUP BY kind, currency",
        )
        .load(tx.conn())
        .expect("the accounts")
    });
    held.into_iter().filter(|row| row.currency == currency).collect()
}
