use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use diesel::{QueryDsl, RunQueryDsl};
use lead_exchange::kernel::ids::LeadId;
use lead_exchange::schema::leads;
use serde_json::{Value, json};

use super::killed::{Progress, Server, told_by_mail};
use crate::leads::market::{Market, ids};

/// Clients that send one lead a call, how many calls each makes, and how many leads a batch has.
const CLIENTS: usize = 5;
const CALLS: usize = 40;
const BATCH: usize = 7;

#[actix_web::test]
async fn leads_taken_while_the_server_is_killed_count_once_each() {
    let market = Arc::new(Market::open().await);
    let mut server = Server::over(&market.app);
    server.start().await;
    let progress = Arc::new(Progress::default());
    let mut clients = Vec::new();
    for client in 0..=CLIENTS {
        let api = market.contractor.api().at(&server.address);
        let (market, progress) = (Arc::clone(&market), Arc::clone(&progress));
        clients.push(actix_web::rt::spawn(async move {
            let mut acknowledged: Vec<String> = Vec::new();
            for call in 0..CALLS {
                let key = format!("client {client} call {call}");
                // The last one sends batches.
                if client == CLIENTS {
                    let leads: Vec<Value> = (0..BATCH).map(|_| market.lead()).collect();
                    let body = json!({ "leads": leads });
                    // A part of a batch may be unknown: the same call again answers each.
                    loop {
                        let answer = progress.insist(&api, &key, "/leads/batch", &body).await.ok();
                        let answer = answer.json();
                        let items = answer["items"].as_array().expect("items");
                        if items.iter().all(|item| item["status"] == "delivered") {
                            acknowledged.extend(ids(&answer));
                            break;
                        }
                        assert!(
                            items.iter().all(|item| item["status"] == "delivered"
                                || item["code"] == "outcome_unknown"
                                || item["code"] == "unavailable"),
                            "{answer:#}"
                        );
                    }
                } else {
                    let answer = progress.insist(&api, &key, "/leads", &market.lead()).await;
                    let receipt = answer.created().json();
                    assert_eq!(receipt["status"], "delivered", "{receipt:#}");
                    acknowledged.push(receipt["id"].as_str().unwrap().to_owned());
                }
            }
            acknowledged
        }));
    }
    for answered in [20, 70, 130, 180] {
        progress.reaches(answered).await;
        server.kill();
        server.start().await;
    }
    let mut acknowledged = Vec::new();
    for client in clients {
        acknowledged.extend(client.await.expect("a client"));
    }
    assert!(progress.cut_off.load(Ordering::Relaxed) > 0, "nobody noticed the kills");
    server.kill();

    let many = CLIENTS * CALLS + CALLS * BATCH;
    assert_eq!(acknowledged.len(), many);
    let acknowledged: BTreeSet<String> = acknowledged.into_iter().collect();
    let kept: Vec<LeadId> =
        market.app.tx(|tx| leads::table.select(leads::id).load(tx.conn()).expect("the leads"));
    assert_eq!(kept.len(), many, "each counts once");
    let kept: BTreeSet<String> = kept.iter().map(LeadId::to_string).collect();
    assert_eq!(kept, acknowledged, "every acknowledged lead is there, and no other");
    let held = 50_000 * i64::try_from(many).unwrap();
    assert_eq!(market.purses(), (50_000_000 - held, held, 0));
    server.check_ledger();
    assert_eq!(told_by_mail(&market.app, "lead_delivered"), i64::try_from(many).unwrap());
    server.check_ledger();
}
