//! The operator's books: by page and API, and what the last check found.

use diesel::RunQueryDsl;
use serde_json::{Value, json};

use crate::leads::market::Market;
use crate::support::TestApp;

fn row<'a>(rows: &'a Value, key: &str, value: &str) -> &'a Value {
    let rows = rows.as_array().expect("rows");
    rows.iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("no {value} in {rows:#?}"))
}

#[actix_web::test]
async fn the_books_say_where_the_money_is() {
    let market = Market::open().await;
    let leads = market.deliver(3).await;
    market.decide(&leads[0], "acceptance", json!({})).await.ok();
    market.app.work_jobs();
    let books = market.staff.api().get("/books?currency=rub").await.ok().json();
    let edge = row(&books["edges"], "currency", "RUB");
    assert_eq!((&edge["came"], &edge["went"]), (&json!("500000.00"), &json!("0.00")));
    assert_eq!((&edge["clearing"], &edge["unexplained"]), (&json!("500000.00"), &json!("0.00")));
    let held = row(&books["held"], "age", "day");
    assert_eq!((&held["holds"], &held["amount"]), (&json!(2), &json!("1000.00")));
    assert_eq!(books["oldest"].as_array().map(Vec::len), Some(2));
    assert_eq!(books["oldest"][0]["lead"], leads[1]);
    assert_eq!(row(&books["kinds"], "kind", "wallet")["balance"], "498950.00");
    assert_eq!(row(&books["kinds"], "kind", "fees")["balance"], "50.00");
    assert_eq!(row(&books["kinds"], "kind", "clearing")["balance"], "-500000.00");
    let fees = books["fees"].as_array().expect("days");
    assert_eq!((fees.len(), &fees[29]["amount"]), (30, &json!("50.00")));
    assert_eq!(fees[28]["amount"], "0.00");
    let check = &books["check"];
    assert_eq!((&check["faults"], &check["open_holds"]), (&json!(0), &json!(2)));

    let page = market.staff.page("/staff/books?currency=RUB").await;
    assert!(
        page.has(".note.good") || page.words().contains("Everything adds up."),
        "{}",
        page.words()
    );
    assert_eq!(page.texts("#fees-by-day tbody td").last().map(String::as_str), Some("₽50.00"));
    assert_eq!(page.count("a[href^='/staff/leads/lead_']"), 2);
    market
        .staff
        .api()
        .get("/books?currency=coins")
        .await
        .faults(&[("currency", "unknown-currency")]);
}

#[actix_web::test]
async fn holds_grow_old_in_their_buckets() {
    let market = Market::with(lead_exchange::offers::TermsDraft {
        decision_hours: "1440".into(),
        ..crate::leads::market::terms()
    })
    .await;
    for days in [0, 3, 10, 25] {
        market.app.turn_clock(days * 24 * 3_600);
        let sent = market.app.fresh(&market.contractor).post("/leads", market.lead()).await;
        assert_eq!(sent.created().json()["status"], "delivered");
    }
    // Ages now: 38, 35, 25 and 0 days.
    let staff = market.app.fresh(&market.staff);
    let books = staff.get("/books").await.ok().json();
    let counts =
        ["day", "month", "older"].map(|age| row(&books["held"], "age", age)["holds"].as_i64());
    assert_eq!(counts, [Some(1), Some(1), Some(2)]);
    assert_eq!(books["fees"], json!([]));
}

#[actix_web::test]
async fn what_does_not_add_up_is_told_with_what_to_do() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let page = staff.page("/staff/books").await;
    assert!(page.words().contains("Not checked yet"), "{}", page.words());
    assert!(page.has(".empty"));
    app.tx(|tx| {
        diesel::sql_query(
            "INSERT INTO ledger_checks (at, milliseconds, accounts, transfers, open_holds, faults, named)
             VALUES (now(), 12, 3, 4, 0, 3, $1)",
        )
        .bind::<diesel::sql_types::Jsonb, _>(json!([
            {"rule": "a confirmed top-up has moved its money", "what": "top-up x is confirmed but no money moved"},
            {"rule": "balances sum to zero", "what": "RUB sums to 5"},
        ]))
        .execute(tx.conn())
        .expect("a check")
    });
    let page = staff.page("/staff/books").await;
    let words = page.words();
    assert!(words.contains("3 things do not add up"), "{words}");
    for told in ["RUB sums to 5", "with the bank's statement", "Stop the exchange", "and 1 more"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let books = staff.api().get("/books").await.ok().json();
    assert_eq!(books["check"]["named"].as_array().map(Vec::len), Some(2));
    // The next check takes the place of what is written here.
    app.work_jobs();
    let books = staff.api().get("/books").await.ok().json();
    assert_eq!(books["check"]["faults"], 0);
    // Nothing is said by a check that is long past.
    app.turn_clock(2 * 3_600);
    let page = staff.page("/staff/books").await;
    assert!(page.text(".flash.warn").contains("2 h"), "{}", page.words());
}
