//! Exchanges between one party's wallets: exact, once, out of its own money.

use diesel::connection::SimpleConnection;
use lead_exchange::kernel::ids::PartyId;
use lead_exchange::kernel::money::Currency;
use serde_json::{Value, json};

use super::{funded, wallet};
use crate::support::{Persona, TestApp};

fn body(amount: &str, from: &str, to: &str, rate: &str) -> Value {
    json!({"amount": amount, "from": from, "to": to, "rate": rate, "reason": "Asked by letter"})
}

async fn book(staff: &Persona, party: PartyId, body: Value) -> crate::support::Answer {
    staff.api().post(&format!("/parties/{party}/exchanges"), body).await
}

#[actix_web::test]
async fn an_exchange_moves_both_wallets_and_the_statement_names_it() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    funded(&app, &buyer, "100", "USD").await;
    let made = book(&staff, buyer.party, body("40.01", "USD", "RUB", "92,12345678")).await;
    let made = made.created().json();
    assert!(made["id"].as_str().unwrap().starts_with("xch_"), "{made:#}");
    // 40.01 x 92.12345678 = 3685.8595…
    assert_eq!((&made["to_amount"], &made["rate"]), (&json!("3685.86"), &json!("92.12345678")));
    assert_eq!(wallet(&buyer, "USD").await["free"], "59.99");
    assert_eq!(wallet(&buyer, "RUB").await["free"], "3685.86");
    for (currency, code, amount) in
        [("USD", "exchange_out", "-40.01"), ("RUB", "exchange_in", "3685.86")]
    {
        let path = format!("/transfers?currency={currency}");
        let lines = buyer.api().get(&path).await.ok().json();
        let line = &lines["items"][0];
        assert_eq!((&line["code"], &line["amount"]), (&json!(code), &json!(amount)));
        assert_eq!(
            (&line["subject"], &line["about"]),
            (&made["id"], &json!("1 USD = 92.12345678 RUB"))
        );
        let page = buyer.page(&format!("/money?currency={currency}")).await;
        assert!(page.words().contains("Exchanged"), "{}", page.words());
    }
    let listed = staff.api().get(&format!("/parties/{}/exchanges", buyer.party)).await.ok().json();
    assert_eq!(listed["items"][0]["id"], made["id"]);
    let page = staff.page("/staff/audit?act=exchange_booked").await;
    assert!(page.words().contains("92.12345678"), "{}", page.words());
}

#[actix_web::test]
async fn it_takes_the_partys_own_money_and_never_its_credit() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    funded(&app, &buyer, "100", "USD").await;
    let credit = json!({"currency": "USD", "amount": "500", "reason": "Trusted"});
    staff.api().put(&format!("/parties/{}/credit", buyer.party), credit).await.ok();
    let too_much = body("100.01", "USD", "RUB", "90");
    book(&staff, buyer.party, too_much).await.problem(409, "insufficient_funds");
    assert_eq!(wallet(&buyer, "RUB").await["free"], "0.00");
    let answers = futures_util::future::join_all(
        (0..6).map(|_| book(&staff, buyer.party, body("30", "USD", "RUB", "90"))),
    )
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 3);
    assert_eq!(wallet(&buyer, "USD").await["free"], "10.00");
    assert_eq!(wallet(&buyer, "RUB").await["free"], "8100.00");
}

#[actix_web::test]
async fn a_bad_exchange_is_refused_with_every_reason_and_no_row() {
    let currencies = ["RUB", "USD", "JPY", "KWD"].map(|code| code.parse::<Currency>().unwrap());
    let app = TestApp::start_with(|config| config.currencies = currencies.to_vec()).await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    funded(&app, &buyer, "100", "USD").await;
    let empty = json!({"amount": "", "from": "", "to": "", "rate": "", "reason": ""});
    book(&staff, buyer.party, empty).await.faults(&[
        ("from", "required"),
        ("to", "required"),
        ("rate", "required"),
        ("reason", "required"),
    ]);
    for (body, field, code) in [
        (body("0", "USD", "RUB", "90"), "amount", "amount-not-positive"),
        (body("-5", "USD", "RUB", "90"), "amount", "amount-not-positive"),
        (body("0.001", "USD", "RUB", "90"), "amount", "amount-too-precise"),
        (body("99999999999999999999", "USD", "RUB", "90"), "amount", "amount-too-large"),
        (body("5", "EUR", "RUB", "90"), "from", "unknown-currency"),
        (body("5", "USD", "XXX", "90"), "to", "unknown-currency"),
        (body("5", "USD", "USD", "1"), "to", "same-currency"),
        (body("5", "USD", "RUB", "0"), "rate", "amount-not-positive"),
        (body("5", "USD", "RUB", "0.000000001"), "rate", "rate-too-precise"),
        (body("5", "USD", "RUB", "10000000000"), "rate", "amount-too-large"),
        (body("5", "USD", "RUB", "dear"), "rate", "not-a-number"),
        (body("5", "USD", "RUB", "1,500"), "rate", "rate-ambiguous"),
        (body("5", "USD", "RUB", "1.500"), "rate", "rate-ambiguous"),
        (body("5", "USD", "RUB", "9_0"), "rate", "not-a-number"),
        (body("0.01", "USD", "JPY", "1"), "rate", "rate-out-of-range"),
        (body("9999999999999", "USD", "RUB", "9999999999"), "rate", "rate-out-of-range"),
    ] {
        book(&staff, buyer.party, body).await.faults(&[(field, code)]);
    }
    book(&buyer, buyer.party, body("5", "USD", "RUB", "90")).await.problem(403, "forbidden");
    book(&staff, PartyId::new(), body("5", "USD", "RUB", "90")).await.problem(404, "not_found");
    let listed = staff.api().get(&format!("/parties/{}/exchanges", buyer.party)).await.ok().json();
    assert_eq!(listed["items"], json!([]));
    // Decimals of every kind, half up, by database and program alike.
    for (amount, from, to, rate, got) in [
        ("0.01", "USD", "JPY", "150", "2"),
        ("1", "USD", "KWD", "0.3075", "0.308"),
        ("2", "JPY", "KWD", "0.00225", "0.005"),
        ("0.005", "KWD", "USD", "3", "0.02"),
        ("0.01", "USD", "RUB", "92.5", "0.93"),
    ] {
        let made = book(&staff, buyer.party, body(amount, from, to, rate)).await.created().json();
        assert_eq!(made["to_amount"], got, "{amount} {from} at {rate}");
    }
    let page = staff.page(&format!("/staff/parties/{}", buyer.party)).await;
    let form = page
        .form("form[action$='/exchanges']")
        .fill("amount", "1")
        .fill("from", "USD")
        .fill("to", "RUB")
        .fill("rate", "90")
        .fill("reason", "By page");
    staff.browser.submit(form.clone()).await.see_other();
    // The same press once more is the same exchange; a new page makes a new one.
    let before = wallet(&buyer, "USD").await["free"].clone();
    let there = staff.browser.submit(form.clone()).await.see_other();
    assert!(staff.page(&there).await.text(".flash.warn").contains("Nothing was done twice"));
    assert_eq!(wallet(&buyer, "USD").await["free"], before);
    let refused = staff.browser.submit(form.fill("to", "USD")).await.expect(422).html();
    assert_eq!(refused.count("#exchange-to[aria-invalid]"), 1);
}

#[actix_web::test]
async fn the_database_books_whole_exchanges_only() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    funded(&app, &buyer, "100", "USD").await;
    book(&staff, buyer.party, body("10", "USD", "RUB", "90")).await.created();
    let account = |kind: &str, party: &str, currency: &str| {
        format!(
            "(SELECT id FROM accounts WHERE kind = '{kind}' AND party_id IS NOT DISTINCT FROM {party} AND currency = '{currency}')"
        )
    };
    let party = format!("'{}'::uuid", buyer.party.uuid());
    let row = |id: &str, to: i64, rate: &str| {
        format!(
            "INSERT INTO exchanges (id, party_id, from_currency, from_amount, to_currency, to_amount, rate, shift, reason, made_by, created_at)
             VALUES ('{id}', {party}, 'USD', 100, 'RUB', {to}, '{rate}', 0, 'x', '{}', now());",
            staff.user.uuid()
        )
    };
    let transfer = |id: &str, code: &str, from: String, to: String, amount: i64, currency: &str| {
        format!(
            "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
             VALUES (gen_random_uuid(), '{code}', {from}, {to}, {amount}, '{currency}', '{id}', now());"
        )
    };
    let out = |id: &str, amount| {
        transfer(
            id,
            "exchange_out",
            account("wallet", &party, "USD"),
            account("clearing", "NULL::uuid", "USD"),
            amount,
            "USD",
        )
    };
    let back = |id: &str, amount| {
        transfer(
            id,
            "exchange_in",
            account("clearing", "NULL::uuid", "RUB"),
            account("wallet", &party, "RUB"),
            amount,
            "RUB",
        )
    };
    let id = uuid::Uuid::now_v7().to_string();
    let step = "exchanges_money_in_step";
    for (sql, constraint) in [
        (row(&id, 9_001, "90"), "exchanges_amounts_follow_rate"),
        (row(&id, 9_000, "090"), "exchanges_rate_shape"),
        (row(&id, 9_000, "90.000000001"), "exchanges_rate_shape"),
        (row(&id, 9_000, "90"), step),
        (out(&id, 100) + &back(&id, 9_000), step),
        (row(&id, 9_000, "90") + &out(&id, 100), step),
        (row(&id, 9_000, "90") + &out(&id, 99) + &back(&id, 9_000), step),
        (row(&id, 9_000, "90") + &out(&id, 100) + &back(&id, 9_001), step),
        ("UPDATE exchanges SET rate = '1'".into(), "exchanges_append_only"),
        ("DELETE FROM exchanges".into(), "exchanges_append_only"),
    ] {
        let mut owner =
            <diesel::PgConnection as diesel::Connection>::establish(&app.database.owner_url)
                .unwrap();
        let refused =
            diesel::Connection::transaction::<_, diesel::result::Error, _>(&mut owner, |conn| {
                conn.batch_execute(&sql)
            });
        let refused = refused.unwrap_err();
        assert_eq!(lead_exchange::db::constraint(&refused), Some(constraint), "{sql}");
    }
    let whole = row(&id, 9_000, "90") + &out(&id, 100) + &back(&id, 9_000);
    app.tx(|tx| tx.conn().batch_execute(&whole).expect("a whole exchange"));
    assert_eq!(wallet(&buyer, "USD").await["free"], "89.00");
}
