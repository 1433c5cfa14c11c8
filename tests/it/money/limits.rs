//! Budgets by day, week and month: counted inside a batch and across batches, given back while their
//! period lasts, and named to whoever is refused.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::db::DbError;
use lead_exchange::leads::Channel;
use lead_exchange::leads::intake::{Desk, RawContact, Receipt, Rule, Sender, Submission, submit};
use lead_exchange::offers::budget::{Full, Limit};
use lead_exchange::offers::{BudgetDraft, TermsDraft};
use lead_exchange::schema::offers;
use serde_json::{Map, Value, json};

use crate::leads::market::{Market, terms};

fn budgets(daily: &str, weekly: &str, monthly: &str) -> TermsDraft {
    let budgets =
        BudgetDraft { daily: daily.into(), weekly: weekly.into(), monthly: monthly.into() };
    TermsDraft { budgets, ..terms() }
}

/// A lead of somebody new, past the doors: no token runs out while the clock is turned.
fn lead(market: &Market) -> Submission {
    static SENT: AtomicU64 = AtomicU64::new(0);
    let number = SENT.fetch_add(1, Ordering::Relaxed);
    Submission {
        sender: Sender::Seat(market.contractor.contractor_seat()),
        engagement: market.engagement,
        channel: Channel::Api,
        contact: RawContact { phone: Some(format!("+7917{number:07}")), ..RawContact::default() },
        fields: Map::new(),
        region: None,
        source: None,
        subs: Map::new(),
        external_id: None,
        consent: None,
        order_amount: None,
        happened_at: None,
        test: false,
        witness: None,
        once: None,
    }
}

fn send(market: &Market, many: usize) -> Vec<Receipt> {
    let desk = Desk::new(market.app.state.vault.clone());
    let leads: Vec<Submission> = (0..many).map(|_| lead(market)).collect();
    let answers = market.app.tx(|tx| submit(tx, &desk, &leads).expect("a batch"));
    answers.into_iter().map(|answer| answer.expect("a receipt")).collect()
}

fn rules(receipts: &[Receipt]) -> Vec<Option<Rule>> {
    receipts.iter().map(|receipt| receipt.refusal).collect()
}

fn now(market: &Market) -> DateTime<Utc> {
    market.app.tx(|tx| tx.now())
}

fn turn_to(market: &Market, at: DateTime<Utc>) {
    let seconds = (at - now(market)).num_seconds() + 1;
    if seconds > 0 {
        market.app.turn_clock(seconds);
    }
}

/// Day, week, month and all, minor units, as the row has them.
fn spent(market: &Market) -> (i64, i64, i64, i64) {
    market.app.tx(|tx| {
        offers::table
            .filter(offers::id.eq(market.offer))
            .select((offers::spent_day, offers::spent_week, offers::spent_month, offers::committed))
            .first(tx.conn())
            .unwrap()
    })
}

#[actix_web::test]
async fn each_period_fills_and_opens_again_when_it_said() {
    for (terms, limit) in [
        (budgets("1250", "", ""), Limit::Daily),
        (budgets("", "1250", ""), Limit::Weekly),
        (budgets("", "", "1250"), Limit::Monthly),
        // The one that opens last is named.
        (budgets("1250", "1250", ""), Limit::Weekly),
        (budgets("1250", "", "1250"), Limit::Monthly),
    ] {
        let market = Market::with(terms).await;
        let receipts = send(&market, 4);
        let refused = Some(Rule::Budget);
        assert_eq!(rules(&receipts), [None, None, refused, refused], "{limit}");
        let full = receipts[3].full.expect("which budget");
        assert_eq!(full.limit, limit);
        let opens = full.opens_at.expect("when it opens");
        assert!(opens > now(&market) && opens - now(&market) <= TimeDelta::days(32), "{opens}");
        assert_eq!(opens.with_timezone(&chrono_tz::Europe::Moscow).time(), chrono::NaiveTime::MIN);
        // A minute before it is still shut.
        if opens - now(&market) > TimeDelta::minutes(2) {
            turn_to(&market, opens - TimeDelta::minutes(1));
            assert_eq!(rules(&send(&market, 1)), [refused], "{limit}");
        }
        turn_to(&market, opens);
        assert_eq!(rules(&send(&market, 3)), [None, None, refused], "{limit}");
    }
}

#[actix_web::test]
async fn what_came_back_is_given_back_while_its_period_lasts() {
    let market = Market::with(budgets("", "", "1000")).await;
    let ids = market.deliver(2).await;
    assert_eq!(spent(&market), (100_000, 100_000, 100_000, 100_000));
    assert_eq!(rules(&send(&market, 1)), [Some(Rule::Budget)]);
    market.decide(&ids[0], "rejection", json!({"reason": "spam"})).await.ok();
    assert_eq!(rules(&send(&market, 1)), [Some(Rule::Budget)], "not yet returned");
    let path = format!("/leads/{}/concession", ids[0]);
    market.contractor.api().post(&path, json!({})).await.ok();
    assert_eq!(spent(&market), (50_000, 50_000, 50_000, 50_000));
    assert_eq!(rules(&send(&market, 1)), [None]);
    // The other one comes back when its month is over: it counts in no period any more.
    let opens = send(&market, 1)[0].full.and_then(|full| full.opens_at).expect("when");
    market.decide(&ids[1], "rejection", json!({"reason": "spam"})).await.ok();
    turn_to(&market, opens);
    assert_eq!(rules(&send(&market, 1)), [None]);
    assert_eq!(spent(&market).2, 50_000, "a new month");
    market.work();
    // Two clocks ran: the rejection's appeal, and the other leads' decision may have.
    assert_eq!(spent(&market).2, 50_000, "an old lead takes nothing off the new month");
}

#[actix_web::test]
async fn a_price_above_the_whole_budget_waits_for_nothing() {
    let market = Market::with(TermsDraft {
        action: "purchase".into(),
        price: "100".into(),
        price_percent: "10".into(),
        price_cap: "5000".into(),
        form: Vec::new(),
        ..budgets("1000", "", "")
    })
    .await;
    let mut order = lead(&market);
    order.order_amount = Some(20_000.into());
    let desk = Desk::new(market.app.state.vault.clone());
    let answers = market.app.tx(|tx| submit(tx, &desk, &[order]).unwrap());
    let receipt = *answers[0].as_ref().unwrap();
    assert_eq!(receipt.full, Some(Full { limit: Limit::Daily, opens_at: None }));
}

#[actix_web::test]
async fn the_refusal_names_the_budget_and_both_sides_see_how_full_it_is() {
    let market = Market::with(budgets("500", "2000", "9000")).await;
    market.delivered().await;
    let answer = market.send(market.lead()).await.created().json();
    assert_eq!(answer["refusal"]["rule"], "budget");
    assert_eq!(answer["refusal"]["limit"], "daily");
    assert!(answer["refusal"]["opens_at"].is_string(), "{answer:#}");
    let message = answer["refusal"]["message"].as_str().unwrap();
    assert!(message.contains("for the day") && message.contains("again from"), "{message}");
    let id = answer["id"].as_str().unwrap();
    let page = market.contractor.page(&format!("/contractor/leads/{id}")).await;
    assert!(page.words().contains("budget for the day is used up"), "{}", page.words());
    let offer = market.buyer.api().get(&format!("/offers/{}", market.offer)).await.ok().json();
    assert_eq!(offer["budget_weekly"], "2000.00");
    assert_eq!(offer["spent"], json!({"day": "500.00", "week": "500.00", "month": "500.00"}));
    let page = market.buyer.page(&format!("/buyer/offers/{}", market.offer)).await;
    assert!(page.words().contains("Budget this week"), "{}", page.words());
    let seen = market.contractor.api().get(&format!("/offers/{}", market.offer)).await.ok().json();
    assert!(seen.get("spent").is_none(), "{seen:#}");
}

#[actix_web::test]
async fn budgets_are_amounts_that_buy_a_lead() {
    let market = Market::open().await;
    let path = format!("/offers/{}", market.offer);
    let put = |body: Value| market.buyer.api().put(&path, body);
    for (body, field, code) in [
        (json!({"budget_daily": "0"}), "budget_daily", "amount-not-positive"),
        (json!({"budget_weekly": "-5"}), "budget_weekly", "amount-not-positive"),
        (json!({"budget_monthly": "900.0001"}), "budget_monthly", "amount-too-precise"),
        (json!({"budget_daily": "99999999999999999999"}), "budget_daily", "amount-too-large"),
        (json!({"budget_daily": "499.99"}), "budget_daily", "budget-below-price"),
        (json!({"budget_total": "499.99"}), "budget_total", "budget-below-price"),
        (json!({"budget_daily": "many"}), "budget_daily", "amount-not-a-number"),
    ] {
        put(body).await.faults(&[(field, code)]);
    }
    let set = put(json!({"budget_daily": "500", "budget_monthly": 9000})).await.ok().json();
    assert_eq!(set["terms_version"], 2);
    assert_eq!((&set["budget_daily"], &set["budget_weekly"]), (&json!("500.00"), &json!(null)));
    let unset = put(json!({"budget_daily": null})).await.ok().json();
    assert_eq!(
        (&unset["budget_daily"], &unset["budget_monthly"]),
        (&json!(null), &json!("9000.00"))
    );
}

#[actix_web::test]
async fn parallel_leads_never_pass_a_budget() {
    let market = Market::with(budgets("2000", "", "")).await;
    let leads: Vec<Value> = (0..24).map(|_| market.lead()).collect();
    let sent = leads.into_iter().map(|lead| market.send(lead));
    let answers = futures_util::future::join_all(sent).await;
    let delivered =
        answers.into_iter().filter(|answer| answer.json()["status"] == "delivered").count();
    assert_eq!(delivered, 4);
    assert_eq!(spent(&market).0, 200_000);
    // Past the queue, by several processes at once.
    let market = Market::with(budgets("2000", "", "")).await;
    std::thread::scope(|scope| {
        let market = &market;
        for _ in 0..6 {
            scope.spawn(move || send(market, 3));
        }
    });
    assert_eq!(spent(&market), (200_000, 200_000, 200_000, 200_000));
}

#[actix_web::test]
async fn the_database_keeps_counters_and_budgets_in_step() {
    let market = Market::with(budgets("5000", "", "")).await;
    send(&market, 1);
    let offer = market.offer.uuid();
    for (sql, constraint) in [
        ("spent_day = -1", "offers_spent_in_step"),
        ("spent_day = spent_week + 1", "offers_spent_in_step"),
        ("spent_month = committed + 1", "offers_spent_in_step"),
    ] {
        let sql = format!("UPDATE offers SET {sql} WHERE id = '{offer}'");
        let refused = market.app.state.db.tx(|tx| {
            tx.conn().batch_execute(&sql)?;
            Ok::<_, DbError>(())
        });
        assert_eq!(refused.unwrap_err().constraint(), Some(constraint), "{sql}");
    }
    let draft = market.buyer.api().post("/offers", body()).await.created().json();
    let draft: lead_exchange::kernel::ids::OfferId = draft["id"].as_str().unwrap().parse().unwrap();
    for budgets in [
        r#"{"daily": 0}"#,
        r#"{"daily": -1}"#,
        r#"{"daily": 1.5}"#,
        r#"{"daily": "5"}"#,
        r#"{"daily": null}"#,
        r#"{"yearly": 5}"#,
        "[5]",
        "5",
    ] {
        let sql =
            format!("UPDATE terms SET budgets = '{budgets}' WHERE offer_id = '{}'", draft.uuid());
        let refused = market.app.state.db.tx(|tx| {
            tx.conn().batch_execute(&sql)?;
            Ok::<_, DbError>(())
        });
        assert_eq!(refused.unwrap_err().constraint(), Some("terms_budgets_fit"), "{budgets}");
    }
}

/// An offer as a buyer may post it.
fn body() -> Value {
    json!({
        "title": "Plastic windows", "topic": "windows", "action": "application", "price": "500",
        "currency": "RUB",
    })
}
