//! The intake queue: bounded, fair, and not stopped by one bad row.

use std::net::TcpListener;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, RunQueryDsl};
use lead_exchange::leads::Channel;
use lead_exchange::leads::intake::{RawContact, Sender, Submission};
use lead_exchange::leads::queue::{Full, Queue};
use lead_exchange::web::server;
use serde_json::{Map, Value, json};

use super::market::{Market, engage};
use crate::support::Persona;

fn submission(market: &Market, who: &Persona, number: usize) -> Submission {
    let seat = who.contractor_seat();
    Submission {
        sender: Sender::Seat(seat),
        engagement: market.engagement,
        channel: Channel::Api,
        contact: RawContact {
            name: Some("Анна".into()),
            phone: Some(format!("+7915{number:07}")),
            email: None,
        },
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

/// Holds the market's offer locked, so that the writer waits and the queue fills.
fn hold_up(market: &Market) -> PgConnection {
    let mut conn = PgConnection::establish(&market.app.database.owner_url).unwrap();
    conn.batch_execute("BEGIN; SELECT 1 FROM offers FOR UPDATE").unwrap();
    conn
}

/// Whether the writer has come as far as the offer that is held.
fn waits_for_a_lock(market: &Market) -> bool {
    #[derive(diesel::QueryableByName)]
    struct Waiting {
        #[diesel(sql_type = BigInt)]
        waiting: i64,
    }
    let found: Waiting = market.app.tx(|tx| {
        diesel::sql_query(
            "SELECT count(*) AS waiting FROM pg_stat_activity
              WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        .get_result(tx.conn())
        .unwrap()
    });
    found.waiting > 0
}

async fn until(what: impl Fn() -> bool) {
    for _ in 0..500 {
        if what() {
            return;
        }
        actix_web::rt::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited for five seconds");
}

#[actix_web::test]
async fn one_bad_row_is_found_and_the_rest_go_in() {
    let market = Market::open().await;
    let mut owner = PgConnection::establish(&market.app.database.owner_url).unwrap();
    // A fault of ours that no check before the statement catches.
    owner
        .batch_execute(
            "ALTER TABLE leads ADD CONSTRAINT poisoned CHECK (source IS DISTINCT FROM 'poison')",
        )
        .unwrap();
    let leads: Vec<Value> = (0..50)
        .map(|at| {
            let mut lead = market.lead();
            if at == 17 || at == 31 {
                lead["source"] = json!("poison");
            }
            lead
        })
        .collect();
    let answer = market.contractor.api().post("/leads/batch", json!({ "leads": leads })).await;
    let answer = answer.ok().json();
    for (at, item) in answer["items"].as_array().unwrap().iter().enumerate() {
        if at == 17 || at == 31 {
            assert_eq!(item["code"], "internal", "{at}: {item:#}");
        } else {
            assert_eq!(item["status"], "delivered", "{at}: {item:#}");
        }
    }
    assert_eq!(market.purses().1, 48 * 50_000);
    let mut bad = market.lead();
    bad["source"] = json!("poison");
    let problem = market.send(bad).await.problem(500, "internal");
    assert!(!problem.to_string().contains("poisoned"), "the cause is logged, never shown");
}

#[actix_web::test]
async fn a_full_queue_says_so_and_takes_nothing() {
    let market = Market::open().await;
    let db = market.app.state.db.clone();
    let (queue, writer) = Queue::with_capacity(db, market.app.state.vault.clone(), 4).unwrap();
    let mut state = market.app.state.clone();
    state.intake = queue.clone();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = server::serve(state, listener, 1).unwrap();
    let handle = server.handle();
    actix_web::rt::spawn(server);

    let mut holding = hold_up(&market);
    let send = |lead: Value| {
        let request = reqwest::Client::new()
            .post(format!("http://{address}/api/v1/leads"))
            .bearer_auth(&market.contractor.token)
            .json(&lead);
        actix_web::rt::spawn(async move { request.send().await.unwrap() })
    };
    // One is with the writer, four wait.
    let first = send(market.lead());
    until(|| waits_for_a_lock(&market)).await;
    let waiting: Vec<_> = (0..4).map(|_| send(market.lead())).collect();
    until(|| queue.depth() == 4).await;
    let refused = send(market.lead()).await.unwrap();
    assert_eq!(refused.status(), 503);
    assert_eq!(refused.headers()["retry-after"], "1");
    let problem: Value = serde_json::from_str(&refused.text().await.unwrap()).unwrap();
    assert_eq!(problem["code"], "unavailable");

    holding.batch_execute("COMMIT").unwrap();
    assert_eq!(first.await.unwrap().status(), 201);
    for answer in waiting {
        assert_eq!(answer.await.unwrap().status(), 201);
    }
    assert_eq!(market.purses().1, 5 * 50_000, "the sixth was never taken");
    handle.stop(true).await;
    writer.stop();
    let closed = queue.submit(vec![submission(&market, &market.contractor, 1)]).await;
    assert_eq!(closed, Err(Full), "a closing queue takes nothing more");
}

#[actix_web::test]
async fn five_thousand_of_one_sender_do_not_delay_another() {
    let market = Market::open().await;
    let small = market.app.contractor("Small").await;
    let engagement = engage(&market.app, &small, market.offer);
    let db = market.app.state.db.clone();
    let (queue, writer) = Queue::start(db, market.app.state.vault.clone()).unwrap();
    let mut holding = hold_up(&market);
    let bulk: Vec<Submission> =
        (0..5_000).map(|number| submission(&market, &market.contractor, number)).collect();
    let bulk = actix_web::rt::spawn({
        let queue = queue.clone();
        async move { queue.submit(bulk).await }
    });
    until(|| queue.depth() > 4_000).await;
    let one = Submission { engagement, ..submission(&market, &small, 9_999_999) };
    let one = actix_web::rt::spawn({
        let queue = queue.clone();
        async move { (queue.submit(vec![one]).await, queue.depth()) }
    });
    until(|| queue.depth() > 4_700).await;
    holding.batch_execute("COMMIT").unwrap();
    let (answer, depth) = one.await.unwrap();
    assert!(answer.unwrap()[0].is_ok());
    assert!(depth > 5_000 - 5 * 256, "answered while {depth} of the other's still waited");
    let answers = bulk.await.unwrap().unwrap();
    assert_eq!(answers.len(), 5_000);
    drop(writer);
}

#[actix_web::test]
async fn what_waits_when_the_program_stops_is_written() {
    let market = Market::open().await;
    let db = market.app.state.db.clone();
    let (queue, writer) = Queue::start(db, market.app.state.vault.clone()).unwrap();
    let mut holding = hold_up(&market);
    let waiting = actix_web::rt::spawn({
        let queue = queue.clone();
        let leads =
            (0..300).map(|number| submission(&market, &market.contractor, number)).collect();
        async move { queue.submit(leads).await }
    });
    until(|| queue.depth() > 0).await;
    let stopping = std::thread::spawn(move || writer.stop());
    holding.batch_execute("COMMIT").unwrap();
    let answers = waiting.await.unwrap().unwrap();
    assert!(answers.iter().all(|answer| matches!(answer, Ok(Ok(_)))));
    stopping.join().unwrap();
}
