//! Monthly acts of services: issued once, numbered without a gap, and what the ledger paid.

use std::thread;

use chrono::{Datelike, NaiveDate};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use lead_exchange::accounts::Role;
use lead_exchange::db;
use lead_exchange::kernel::locale::Locale;
use lead_exchange::payouts::PayoutError;
use lead_exchange::payouts::act::ActSide;
use lead_exchange::payouts::act::issue::{Chain, Issuer, chains, issue_next};
use serde_json::{Value, json};

use super::paper;
use crate::leads::market::{Market, terms};
use crate::support::{Persona, TestApp};

/// Turns the clock to some hours after the next month has begun, in UTC.
fn next_month(app: &TestApp, hours: i64) {
    let now = app.state.db.clock().now();
    let day = now.date_naive();
    let first = day.with_day(1).and_then(|day| day.checked_add_months(chrono::Months::new(1)));
    let begins = first.expect("a day").and_time(chrono::NaiveTime::MIN).and_utc();
    app.turn_clock((begins - now).num_seconds() + 1 + hours * 3_600);
}

fn month(app: &TestApp) -> NaiveDate {
    app.state.db.clock().now().date_naive().with_day(1).expect("a day")
}

async fn acts(app: &TestApp, who: &Persona) -> Vec<Value> {
    let told = app.fresh(who).get("/acts").await.ok().json();
    told["items"].as_array().expect("acts").clone()
}

/// A month in which three leads of two offers were paid for.
async fn traded() -> (Market, NaiveDate) {
    let market = Market::in_app(TestApp::issuing_acts(|_| {}).await, terms()).await;
    let month = month(&market.app);
    let leads = market.deliver(3).await;
    for lead in &leads[..2] {
        market.decide(lead, "acceptance", json!({})).await.ok();
    }
    let roofs = lead_exchange::offers::TermsDraft {
        title: "Roofs".into(),
        price: "1000".into(),
        ..terms()
    };
    let (_, engagement) = market.offer(&roofs);
    let mut lead = market.lead();
    lead["engagement"] = json!(engagement);
    let sent = market.send(lead).await.created().json();
    market.decide(sent["id"].as_str().expect("an id"), "acceptance", json!({})).await.ok();
    (market, month)
}

#[actix_web::test]
async fn a_month_is_told_to_both_sides_once() {
    let (market, month) = traded().await;
    let app = &market.app;
    app.work_jobs();
    assert!(acts(app, &market.contractor).await.is_empty(), "the month is not over");
    next_month(app, 0);
    app.work_jobs();
    assert!(acts(app, &market.contractor).await.is_empty(), "nor rested");
    app.turn_clock(3_600);
    for _ in 0..2 {
        app.work_jobs();
    }
    let sold = acts(app, &market.contractor).await;
    assert_eq!(sold.len(), 1, "{sold:#?}");
    let act = &sold[0];
    assert_eq!((&act["number"], &act["side"]), (&json!(1), &json!("contractor")));
    assert_eq!(act["month"], month.to_string());
    assert_eq!(
        (&act["leads"], &act["amount"], &act["fee"]),
        (&json!(3), &json!("1800.00"), &json!("0.00"))
    );
    let lines: Vec<_> = act["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| {
            (
                line["title"].as_str().unwrap_or_default(),
                line["leads"].as_i64(),
                line["amount"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [("Window fitting, Moscow", Some(2), Some("900.00")), ("Roofs", Some(1), Some("900.00"))]
    );
    let bought = acts(app, &market.buyer).await;
    assert_eq!(bought.len(), 1);
    let act = &bought[0];
    assert_eq!((&act["side"], &act["leads"]), (&json!("buyer"), &json!(3)));
    assert_eq!((&act["amount"], &act["fee"]), (&json!("2000.00"), &json!("200.00")));

    // What the statement of the month says.
    let last = month.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt());
    let path = format!("/statements?currency=RUB&from={month}&to={}", last.expect("a day"));
    let told = app.fresh(&market.contractor).get(&path).await.ok().json();
    assert_eq!(told["wallet"]["came"], "1800.00");
    let told = app.fresh(&market.buyer).get(&path).await.ok().json();
    assert_eq!(told["held"]["went"], "2000.00");

    let mail = app.mail_to(&market.contractor.email);
    assert!(mail.subject.contains("Act No. 1 is ready"), "{}", mail.subject);
    assert!(mail.text.contains("₽1,800.00") || mail.text.contains("₽1,800"), "{}", mail.text);
    mail.link(&app.url("/money/acts"));
    let stranger = app.contractor("Another").await;
    let id = act["id"].as_str().expect("an id");
    stranger.api().get(&format!("/acts/{id}")).await.problem(404, "not_found");
    stranger.api().get(&format!("/acts/{id}/act.pdf")).await.problem(404, "not_found");
}

#[actix_web::test]
async fn an_act_is_printed_in_each_language() {
    let (market, _) = traded().await;
    let app = &market.app;
    next_month(app, 2);
    app.work_jobs();
    let path =
        |acts: &[Value]| format!("/money/acts/{}/act.pdf", acts[0]["id"].as_str().expect("an id"));
    let (sold, bought) =
        (path(&acts(app, &market.contractor).await), path(&acts(app, &market.buyer).await));
    let seller = app.colleague(&market.contractor, &[Role::Contractor]).await;
    let buyer = app.colleague(&market.buyer, &[Role::Buyer]).await;
    let page = seller.page("/money/acts").await;
    assert_eq!(page.attrs("td a", "href"), std::slice::from_ref(&sold));
    for (locale, title, total, fee) in [
        (Locale::En, "Act of services No. 1", "Total", "Of it, exchange fee"),
        (Locale::Ru, "Акт об оказании услуг № 1", "Итого", "В том числе комиссия биржи"),
        (Locale::Es, "Acta de servicios n.º 1", "Total", "De ello, comisión de la bolsa"),
    ] {
        for (who, path) in [(&seller, &sold), (&buyer, &bought)] {
            app.tx(|tx| {
                let sql = format!(
                    "UPDATE users SET locale = '{locale}' WHERE id = '{}'",
                    who.user.uuid()
                );
                tx.conn().batch_execute(&sql).expect("a user");
            });
            let told = paper::fetch(who, path).await;
            assert_eq!(told.pages, 1);
            let offer = "Window fitting, Moscow";
            for words in [title, total, offer, "Roofs", "Lead exchange", "1 / 1"] {
                assert!(told.has(words), "{locale}: {words} is not in {:#?}", told.lines);
            }
            // The operator's fee is the buyer's business.
            let words = told.lines.join(" ");
            let column = fee.split(' ').all(|word| words.contains(word));
            assert_eq!(column, who.user == buyer.user, "{locale}: {words}");
            assert!(told.bytes == paper::fetch(who, path).await.bytes, "the same bytes");
        }
    }
}

#[actix_web::test]
async fn two_workers_issue_an_act_once() {
    let (market, _) = traded().await;
    let app = &market.app;
    next_month(app, 2);
    let issuer = Issuer { zone: chrono_tz::UTC, details: "The exchange".into() };
    let all: Vec<Chain> = app.tx(|tx| chains(tx).expect("chains"));
    assert_eq!(all.len(), 4, "two parties, two sides");
    let issued: usize = thread::scope(|scope| {
        let work = || {
            let one = |chain: &Chain| {
                app.state
                    .db
                    .tx::<_, PayoutError>(|tx| issue_next(tx, *chain, &issuer))
                    .expect("an act")
            };
            all.iter().filter(|chain| one(chain)).count()
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker")).sum()
    });
    assert_eq!(issued, 2);
    app.work_jobs();
    for who in [&market.buyer, &market.contractor] {
        assert_eq!(acts(app, who).await.len(), 1);
    }
}

#[actix_web::test]
async fn what_comes_later_is_in_the_next_act() {
    let (market, first) = traded().await;
    let app = &market.app;
    next_month(app, 2);
    app.work_jobs();
    let lead = {
        let sent =
            app.fresh(&market.contractor).post("/leads", market.lead()).await.created().json();
        sent["id"].as_str().expect("an id").to_owned()
    };
    let path = format!("/leads/{lead}/acceptance");
    app.fresh(&market.buyer).post(&path, json!({})).await.ok();
    // Two months on, with nothing in the second: one act, of the month it happened in.
    next_month(app, 2);
    next_month(app, 2);
    app.work_jobs();
    let sold = acts(app, &market.contractor).await;
    let told: Vec<_> = sold
        .iter()
        .map(|act| (act["number"].as_i64(), act["month"].as_str().map(str::to_owned)))
        .collect();
    let second = first.checked_add_months(chrono::Months::new(1)).expect("a month");
    let leads =
        |acts: &[Value]| -> i64 { acts.iter().filter_map(|act| act["leads"].as_i64()).sum() };
    assert_eq!((told.len(), leads(&sold)), (2, 4), "{sold:#?}");
    assert_eq!(told[0], (Some(2), Some(second.to_string())));
    // One lead of the first month was left to the clock, which a worker asleep let run till now.
    next_month(app, 2);
    app.work_jobs();
    let sold = acts(app, &market.contractor).await;
    assert_eq!((sold.len(), leads(&sold)), (3, 5), "every paid lead is in one act: {sold:#?}");
    assert_eq!(sold[0]["number"], 3);
}

#[actix_web::test]
async fn an_act_stays_as_it_was_issued() {
    let (market, month) = traded().await;
    let app = &market.app;
    next_month(app, 2);
    app.work_jobs();
    let mut owner = PgConnection::establish(&app.database.owner_url).expect("the owner");
    let mut refused = |sql: &str| {
        let done = owner.transaction::<_, diesel::result::Error, _>(|conn| conn.batch_execute(sql));
        let error = done.expect_err(sql);
        db::constraint(&error).map_or_else(|| error.to_string(), str::to_owned)
    };
    let party = market.contractor.party.uuid();
    for change in ["UPDATE acts SET amount = 1", "DELETE FROM acts", "TRUNCATE acts"] {
        let said = refused(change);
        assert!(said.contains("append") || said.contains("acts"), "{change}: {said}");
    }
    let next = month.checked_add_months(chrono::Months::new(1)).expect("a month");
    let copy = |number: &str, month: &str, after: &str, amount: &str| {
        format!(
            "INSERT INTO acts SELECT gen_random_uuid(), party_id, {number}, side, currency, {month}, zone, {after},
                    through_seq + 5, leads, {amount}, fee, corrected, lines, corrections, party_name, issuer, issued_at
               FROM acts WHERE party_id = '{party}'"
        )
    };
    let next = format!("'{next}'::date");
    assert_eq!(refused(&copy("3", &next, "through_seq", "amount")), "acts_number_next");
    assert_eq!(refused(&copy("2", &next, "after_seq", "amount")), "acts_follow");
    assert_eq!(refused(&copy("2", "month", "through_seq", "amount")), "acts_follow");
    assert_eq!(refused(&copy("2", &next, "through_seq", "amount + 1")), "acts_add_up");
    assert_eq!(
        refused(&copy("2", &format!("{next} + 3"), "through_seq", "amount")),
        "acts_month_first_day"
    );
    let side = ActSide::ALL.iter().map(|side| side.as_str()).collect::<Vec<_>>();
    assert_eq!(side, ["buyer", "contractor"]);
}

#[actix_web::test]
async fn months_are_the_operators() {
    // Where the operator is it is already the next month, for hours.
    let app =
        TestApp::issuing_acts(|config| config.calendar.zone = chrono_tz::Pacific::Kiritimati).await;
    let market = Market::in_app(app, terms()).await;
    let app = &market.app;
    let lead = market.delivered().await;
    market.decide(&lead, "acceptance", json!({})).await.ok();
    let paid = app.state.db.clock().now().with_timezone(&chrono_tz::Pacific::Kiritimati);
    next_month(app, 2);
    app.turn_clock(31 * 24 * 3_600);
    app.work_jobs();
    let sold = acts(app, &market.contractor).await;
    let month = paid.date_naive().with_day(1).expect("a day");
    assert_eq!(sold.len(), 1);
    assert_eq!(sold[0]["month"], month.to_string());
    assert_eq!(sold[0]["time_zone"], "Pacific/Kiritimati");
}
