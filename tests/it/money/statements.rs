//! Statements of a period by page, API, CSV and PDF, and balances of the past.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};
use serde_json::{Value, json};

use super::{funded, paper};
use crate::leads::market::{Market, terms};
use crate::support::{Persona, TestApp};

const WHOLE: &str = "currency=RUB&from=2020-01-01&to=2999-12-31";

/// Makes so many confirmed top-ups of one rouble at once, past the doors.
fn many(app: &TestApp, who: &Persona, lines: i64) {
    use lead_exchange::ledger::AccountKind::{Clearing, Wallet};
    use lead_exchange::ledger::account::{AccountName, open};
    let rub = "RUB".parse().expect("a currency");
    app.tx(|tx| {
        let names =
            [AccountName::of(who.party, Wallet, rub), AccountName::operator(Clearing, rub)];
        open(tx, &names).expect("accounts");
        let now = tx.now();
        diesel::sql_query(
            "WITH asked AS (
                 INSERT INTO top_ups (id, party_id, amount, currency, reference, status, requested_by, confirmed_by,
                                      created_at, ended_at)
                 SELECT gen_random_uuid(), $1, 100, 'RUB',
                        'LX-' || lpad(upper(to_hex(n / 65536)), 4, '0') || '-' || lpad(upper(to_hex(n % 65536)), 4, '0'),
                        'confirmed', $2, $2, $4, $4
                   FROM generate_series(1, $3::int) n
                 RETURNING id)
             INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
             SELECT gen_random_uuid(), 'top_up', c.id, w.id, 100, 'RUB', a.id, $4
               FROM asked a, accounts w, accounts c
              WHERE w.party_id = $1 AND w.kind = 'wallet' AND w.currency = 'RUB'
                AND c.kind = 'clearing' AND c.currency = 'RUB'",
        )
        .bind::<SqlUuid, _>(who.party)
        .bind::<SqlUuid, _>(who.user)
        .bind::<BigInt, _>(lines)
        .bind::<diesel::sql_types::Timestamptz, _>(now)
        .execute(tx.conn())
        .expect("movements");
    });
}

fn set(app: &TestApp, who: &Persona, locale: &str, zone: &str) {
    app.tx(|tx| {
        diesel::sql_query("UPDATE users SET locale = $2, time_zone = $3 WHERE id = $1")
            .bind::<SqlUuid, _>(who.user)
            .bind::<Text, _>(locale)
            .bind::<Text, _>(zone)
            .execute(tx.conn())
            .expect("a user")
    });
}

/// A market in which all that can happen to a lead's money has happened.
async fn lived() -> Market {
    let market = Market::open().await;
    let leads = market.deliver(4).await;
    market.decide(&leads[0], "acceptance", json!({})).await.ok();
    market.decide(&leads[1], "acceptance", json!({})).await.ok();
    let why = json!({"reason": "wrong_topic", "comment": "Not about windows"});
    market.decide(&leads[2], "rejection", why).await.ok();
    let path = format!("/leads/{}/concession", leads[2]);
    market.contractor.api().post(&path, json!({})).await.ok();
    market
}

fn codes(statement: &Value) -> Vec<(String, i64, String)> {
    let totals = statement["totals"].as_array().expect("totals");
    totals
        .iter()
        .map(|total| {
            let text = |key: &str| total[key].as_str().expect("a text").to_owned();
            (text("code"), total["lines"].as_i64().expect("a count"), text("amount"))
        })
        .collect()
}

#[actix_web::test]
async fn a_statement_tells_both_sides_all_that_happened() {
    let market = lived().await;
    let bought = market.buyer.api().get(&format!("/statements?{WHOLE}")).await.ok().json();
    let told = codes(&bought);
    let line = |code: &str, lines, amount: &str| (code.to_owned(), lines, amount.to_owned());
    assert_eq!(
        told,
        [line("release", 1, "500.00"), line("top_up", 1, "500000.00"), line("hold", 4, "-2000.00")]
    );
    assert_eq!(bought["wallet"]["opening"], "0.00");
    assert_eq!(bought["wallet"]["closing"], "498500.00");
    assert_eq!((&bought["lines"], &bought["ended"]), (&json!(6), &json!(false)));
    // Four held, two paid, one given back: one is left.
    let held = &bought["held"];
    assert_eq!((&held["came"], &held["went"]), (&json!("2000.00"), &json!("1500.00")));
    assert_eq!(held["closing"], "500.00");
    let items = bought["items"].as_array().expect("lines");
    assert_eq!(items[0]["code"], "top_up", "oldest first");
    assert_eq!(items[5]["balance"], "498500.00");

    let sold = market.contractor.api().get(&format!("/statements?{WHOLE}")).await.ok().json();
    assert_eq!(codes(&sold), [line("capture", 2, "900.00")]);
    assert_ne!(sold["check_code"], bought["check_code"]);
    let again = market.buyer.api().get(&format!("/statements?{WHOLE}&limit=2")).await.ok().json();
    assert_eq!(again["check_code"], bought["check_code"]);
    let next = again["next"].as_str().expect("more");
    let path = format!("/statements?{WHOLE}&limit=2&cursor={next}");
    let page = market.buyer.api().get(&path).await.ok().json();
    assert_eq!(page["items"][0], items[2]);
}

#[actix_web::test]
async fn each_period_begins_where_the_last_one_ended() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    for amount in ["100", "20", "3"] {
        funded(&app, &buyer, amount, "RUB").await;
    }
    let all = buyer.api().get(&format!("/statements?{WHOLE}")).await.ok().json();
    let at = |nth: usize| all["items"][nth]["at"].as_str().expect("a moment").to_owned();
    let ask = async |from: &str, to: &str| {
        let path = format!("/statements?currency=RUB&from={from}&to={to}");
        buyer.api().get(&path).await.ok().json()
    };
    // A line at the very edge is in the later period.
    let first = ask("2020-01-01", &at(1)).await;
    let second = ask(&at(1), &at(2)).await;
    let third = ask(&at(2), "2999-12-31").await;
    assert_eq!(first["wallet"]["closing"], "100.00");
    assert_eq!(first["ended"], true);
    for (old, new, line) in [(&first, &second, "20.00"), (&second, &third, "3.00")] {
        assert_eq!(new["wallet"]["opening"], old["wallet"]["closing"]);
        assert_eq!(new["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(new["items"][0]["amount"], line);
    }
    let path = format!("/balances?at={}", at(1));
    let then = buyer.api().get(&path).await.ok().json();
    assert_eq!(then["items"][0]["free"], "100.00");
    let now = buyer.api().get("/balances").await.ok().json();
    assert_eq!(
        (&now["items"][0]["free"], &now["items"][0]["currency"]),
        (&json!("123.00"), &json!("RUB"))
    );
    let long_ago = buyer.api().get("/balances?at=2020-01-01").await.ok().json();
    assert_eq!(long_ago["items"][0]["free"], "0.00");
    let page = buyer.page(&format!("/money/balances?at={}", at(1))).await;
    assert!(page.words().contains("₽100.00"), "{}", page.words());
}

#[actix_web::test]
async fn what_cannot_be_a_period_is_said_beside_the_field() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    funded(&app, &buyer, "100", "RUB").await;
    for (query, field, code) in [
        ("from=2026-01-01&to=2026-01-31", "currency", "required"),
        ("currency=coins&from=2026-01-01&to=2026-01-31", "currency", "unknown-currency"),
        ("currency=RUB&to=2026-01-31", "from", "required"),
        ("currency=RUB&from=2026-01-01", "to", "required"),
        ("currency=RUB&from=2026-02-30&to=2026-03-31", "from", "not-a-date"),
        ("currency=RUB&from=2026-02-01&to=soon", "to", "not-a-date"),
        ("currency=RUB&from=2026-02-02&to=2026-02-01", "to", "date-before-start"),
        ("currency=RUB&from=2999-01-01&to=2999-02-01", "from", "date-future"),
    ] {
        for ending in ["", ".csv", ".pdf"] {
            let path = format!("/statements{ending}?{query}");
            buyer.api().get(&path).await.faults(&[(field, code)]);
        }
    }
    buyer.api().get("/balances?at=2999-01-01").await.faults(&[("at", "date-future")]);
    buyer.api().get("/balances?at=then").await.faults(&[("at", "not-a-date")]);
    let answer = buyer.get("/money/statement?currency=RUB&from=2026-02-02&to=2026-02-01").await;
    let page = answer.expect(422).html();
    assert_eq!(page.texts(".field .fault").len(), 1);
    assert_eq!(page.attr("input[name=to]", "value"), "2026-02-01");
    let page = buyer.get("/money/balances?at=then").await.expect(422).html();
    assert_eq!(page.texts(".field .fault").len(), 1);
}

#[actix_web::test]
async fn the_page_links_every_line_and_knows_the_usual_periods() {
    let market = lived().await;
    let page = market.buyer.page("/money/statement").await;
    assert_eq!(page.count(".tabs a"), 4);
    assert_eq!(page.attrs(".tabs a[aria-current]", "href").len(), 1, "this month to begin with");
    assert_eq!(page.texts(".figure-value")[3], "₽498,500.00");
    assert_eq!(page.count("tbody a[href^='/buyer/leads/lead_']"), 5);
    assert_eq!(page.count("tbody a[href^='/money/top-ups/topup_']"), 1);
    let sold = market.contractor.page("/money/statement").await;
    assert_eq!(sold.count("tbody a[href^='/contractor/leads/lead_']"), 2);
    // A page of lines carries its balance over.
    let path = format!("/money/statement?{WHOLE}&limit=2");
    let next = market.buyer.page(&path).await.attr(".pager a[rel=next]", "href");
    let page = market.buyer.page(&next).await;
    assert!(page.words().contains("Carried over"), "{}", page.words());
    // A long time ago nothing happened.
    let path = "/money/statement?currency=RUB&from=2021-01-01&to=2021-01-31";
    let empty = market.buyer.page(path).await;
    assert!(empty.has(".empty"));
    assert_eq!(empty.texts(".figure-value"), ["₽0.00"; 4]);
    let nobody = market.app.buyer("Nobody").await;
    assert!(nobody.page("/money/statement").await.has(".empty"));
}

#[actix_web::test]
async fn a_day_is_the_readers() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    funded(&app, &buyer, "100", "RUB").await;
    let lines = async |from: &str, to: &str| {
        let path = format!("/statements?currency=RUB&from={from}&to={to}");
        let told = buyer.api().get(&path).await.ok().json();
        (
            told["items"].as_array().map(Vec::len),
            told["from"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let now = app.state.db.clock().now();
    // Two zones a day and an hour apart are never on the same day.
    for zone in ["Pacific/Pago_Pago", "Pacific/Kiritimati"] {
        set(&app, &buyer, "en", zone);
        let zone: chrono_tz::Tz = zone.parse().expect("a zone");
        let day = now.with_timezone(&zone).date_naive();
        let (today, from) = lines(&day.to_string(), &day.to_string()).await;
        assert_eq!(today, Some(1), "{zone}");
        let midnight: chrono::DateTime<chrono::Utc> = from.parse().expect("a moment");
        assert_eq!(midnight.with_timezone(&zone).time(), chrono::NaiveTime::MIN);
        let before = day.pred_opt().expect("a day").to_string();
        assert_eq!(lines(&before, &before).await.0, Some(0), "{zone}");
    }
}

#[actix_web::test]
async fn a_strangers_statement_is_not_there() {
    let market = lived().await;
    let stranger = market.app.buyer("Another").await;
    let told = stranger.api().get(&format!("/statements?{WHOLE}")).await.ok().json();
    assert_eq!((&told["items"], &told["lines"]), (&json!([]), &json!(0)));
    assert_eq!(told["wallet"]["closing"], "0.00");
    // The place on somebody else's page leads nowhere in one's own.
    let theirs = market.buyer.api().get(&format!("/statements?{WHOLE}&limit=1")).await.ok().json();
    let cursor = theirs["next"].as_str().expect("more");
    let path = format!("/statements?{WHOLE}&cursor={cursor}");
    assert_eq!(stranger.api().get(&path).await.ok().json()["items"], json!([]));
    let csv = stranger.api().get(&format!("/statements.csv?{WHOLE}")).await.ok().body;
    assert_eq!(csv.lines().count(), 3, "head, opening, closing: {csv}");
}

#[actix_web::test]
async fn csv_has_every_line_and_no_formula() {
    let market = Market::with(lead_exchange::offers::TermsDraft {
        title: "=cmd(1)|windows".into(),
        ..terms()
    })
    .await;
    market.delivered().await;
    let answer = market.buyer.get(&format!("/money/statement.csv?{WHOLE}")).await.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        answer.header("content-disposition").contains("statement-RUB-2020-01-01-2999-12-31.csv")
    );
    let body = answer.body.trim_start_matches('\u{feff}').to_owned();
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 4);
    let column = |row: usize, column: usize| rows[row].get(column).expect("a cell").to_owned();
    assert_eq!((column(0, 2), column(0, 8)), ("opening".into(), "0.00".into()));
    assert_eq!((column(1, 2), column(1, 7)), ("top_up".into(), "500000.00".into()));
    assert_eq!((column(2, 2), column(2, 7)), ("hold".into(), "-500.00".into()));
    assert_eq!(column(2, 4), "'=cmd(1)|windows");
    assert!(column(2, 6).starts_with(&format!("{}/buyer/leads/lead_", market.app.url(""))));
    assert_eq!((column(3, 2), column(3, 8)), ("closing".into(), "499500.00".into()));
}

#[actix_web::test]
async fn a_long_statement_is_a_file_of_lines_and_no_document() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    many(&app, &buyer, 10_001);
    let csv = buyer.api().get(&format!("/statements.csv?{WHOLE}")).await.ok().body;
    assert_eq!(csv.lines().count(), 10_001 + 3);
    let mut balance = 0i64;
    let body = csv.trim_start_matches('\u{feff}');
    for row in csv::Reader::from_reader(body.as_bytes()).records().map(|row| row.expect("a row")) {
        let minor = |text: &str| text.replace('.', "").parse::<i64>().unwrap_or(0);
        balance += minor(&row[7]);
        assert_eq!(minor(&row[8]), balance, "{row:?}");
    }
    let pdf = buyer.api().get(&format!("/statements.pdf?{WHOLE}")).await;
    pdf.problem(422, "statement_too_long");
    let page = buyer.page(&format!("/money/statement?{WHOLE}")).await;
    assert!(!page.has("a[href^='/money/statement.pdf']"));
    assert!(page.words().contains("take the CSV"), "{}", page.words());
}

#[actix_web::test]
async fn a_document_is_the_same_every_time_in_each_language() {
    let market = lived().await;
    let app = &market.app;
    app.turn_clock(3);
    let now = app.state.db.clock().now();
    let to = now.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    let path = format!("/money/statement.pdf?currency=RUB&from=2026-01-01&to={to}");
    for (locale, zone, title, opening, code, sum) in [
        (
            "en",
            "UTC",
            "Statement of account in RUB",
            "Opening balance",
            "Released to the buyer",
            "₽498,500.00",
        ),
        (
            "ru",
            "Europe/Moscow",
            "Выписка по счёту в RUB",
            "Входящий остаток",
            "Возврат из резерва",
            "498 500,00 ₽",
        ),
        (
            "es",
            "Europe/Madrid",
            "Extracto de cuenta en RUB",
            "Saldo inicial",
            "Devolución de la reserva",
            "498 500,00 ₽",
        ),
    ] {
        set(app, &market.buyer, locale, zone);
        let told = paper::fetch(&market.buyer, &path).await;
        for words in [title, opening, code, sum, "Okna Plus", "1 / 1", "LX-", zone] {
            assert!(told.has(words), "{locale}: {words} is not in {:#?}", told.lines);
        }
        assert_eq!(told.pages, 1);
        let again = paper::fetch(&market.buyer, &path).await;
        assert!(told.bytes == again.bytes, "{locale}: the same bytes");
        let text = String::from_utf8_lossy(&told.bytes).into_owned();
        assert!(text.contains(&format!("/Lang ({locale})")), "{locale}");
        assert!(text.contains("/leads/lead_"), "lines lead to their leads");
    }
}

#[actix_web::test]
async fn heads_and_numbers_stand_on_every_page() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна «Ёлка» & Niño").await;
    many(&app, &buyer, 300);
    let told = paper::fetch(&buyer, &format!("/money/statement.pdf?{WHOLE}")).await;
    assert!(told.pages > 5, "{}", told.pages);
    for page in 1..=told.pages {
        assert!(told.has(&format!("{page} / {}", told.pages)));
    }
    assert!(told.count("Balance after") >= told.pages - 1, "the head is repeated");
    assert!(told.has("Окна «Ёлка» & Niño"));
    assert_eq!(told.count("Top-up"), 300 + 1, "every line, and the total");
    assert!(told.bytes.len() < 200_000, "{}", told.bytes.len());
}
