use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::json;

use super::killed::{Progress, Server, told_by_mail};
use crate::leads::market::Market;

const LEADS: usize = 240;
/// How many leads one call decides.
const BULK: usize = 6;
const CLIENTS: usize = 4;

#[actix_web::test]
async fn bulk_decisions_cut_off_by_a_kill_pay_once() {
    let market = Market::open().await;
    let leads = market.deliver(LEADS).await;
    market.work();
    assert_eq!(told_by_mail(&market.app, "lead_delivered"), 240);
    let mut server = Server::over(&market.app);
    server.start().await;
    let progress = Arc::new(Progress::default());
    let mut clients = Vec::new();
    // Two neighbours want the same leads, so that they also meet.
    for client in 0..CLIENTS {
        let half = &leads[client / 2 * (LEADS / 2)..][..LEADS / 2];
        let bulks: Vec<Vec<String>> = half.chunks(BULK).map(<[String]>::to_vec).collect();
        let api = market.app.fresh(&market.buyer).at(&server.address);
        let progress = Arc::clone(&progress);
        clients.push(actix_web::rt::spawn(async move {
            let mut settled = 0;
            for (call, bulk) in bulks.iter().enumerate() {
                let key = format!("client {client} call {call}");
                let body = json!({ "ids": bulk });
                let answer =
                    progress.insist(&api, &key, "/leads/acceptance", &body).await.ok().json();
                for item in answer["items"].as_array().expect("items") {
                    // Whoever comes second is told that it is done.
                    if item["problem"].is_null() {
                        assert_eq!(item["status"], "settled", "{item:#}");
                        settled += 1;
                    } else {
                        assert_eq!(item["problem"]["code"], "illegal_move", "{item:#}");
                    }
                }
            }
            settled
        }));
    }
    for answered in [8, 24, 48] {
        progress.reaches(answered).await;
        server.kill();
        server.start().await;
    }
    let mut settled = 0;
    for client in clients {
        settled += client.await.expect("a client");
    }
    assert!(progress.cut_off.load(Ordering::Relaxed) > 0, "nobody noticed the kills");
    server.kill();
    assert_eq!(settled, LEADS, "each lead was settled by one call, and that call was answered");
    let price = 50_000 * i64::try_from(LEADS).unwrap();
    assert_eq!(market.purses(), (50_000_000 - price, 0, price / 10 * 9));
    server.check_ledger();
    assert_eq!(told_by_mail(&market.app, "lead_settled"), 240);
}
