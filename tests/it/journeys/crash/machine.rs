//! The exchange as an operator runs it, with the database in its own folder: PostgreSQL killed under
//! it, the server killed over PostgreSQL, and both with the guard between them, as a power cut would.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::killed::{Progress, Server};
use crate::cluster::harness::{Folder, kill, parent};
use crate::journeys::ground::{lead, purse};
use crate::support::{Api, SentMail, read_all};

const PASSWORD: &str = "camel and a rowing boat";
const CLIENTS: u32 = 4;
const CALLS: u32 = 40;

/// The mails to somebody, when there is one.
async fn mails(folder: &Folder, to: &str) -> Vec<SentMail> {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let mut all = read_all(&folder.data_dir.join("mail"));
        all.retain(|mail| mail.to == to);
        if !all.is_empty() {
            return all;
        }
        assert!(Instant::now() < until, "no mail to {to}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn signed_in(server: &Server, email: &str) -> Api {
    let api = Api::of(&server.address);
    let body = json!({"grant_type": "password", "email": email, "password": PASSWORD});
    let tokens = api.post("/tokens", body).await.ok().json();
    api.with_token(tokens["access_token"].as_str().expect("a token"))
}

async fn signed_up(server: &Server, folder: &Folder, email: &str, role: &str) -> Api {
    let api = Api::of(&server.address);
    let body = json!({
        "email": email, "password": PASSWORD, "party_name": role, "roles": [role],
        "locale": "en", "time_zone": "UTC",
    });
    api.post("/sign-ups", body).await.expect(202);
    let link = mails(folder, email).await[0].link("/confirm/");
    let token = link.trim_start_matches("/confirm/");
    api.post("/confirmations", json!({ "token": token })).await.expect(204);
    signed_in(server, email).await
}

fn id(answer: &Value) -> &str {
    answer["id"].as_str().expect("an id")
}

/// Money for every lead, and an engagement to send them under.
async fn engaged(buyer: &Api, contractor: &Api, staff: &Api) -> String {
    let asked = json!({"amount": "80000", "currency": "RUB"});
    let top_up = buyer.post("/top-ups", asked).await.created().json();
    let path = format!("/top-ups/{}/confirmation", id(&top_up));
    staff.post(&path, json!({})).await.ok();
    let mut terms = crate::journeys::ground::offer();
    terms["price"] = json!("500");
    let offer = buyer.post("/offers", terms).await.created().json();
    buyer.post(&format!("/offers/{}/submission", id(&offer)), json!({})).await.ok();
    staff.post(&format!("/offers/{}/publication", id(&offer)), json!({})).await.ok();
    let path = format!("/offers/{}/engagements", id(&offer));
    id(&contractor.post(&path, json!({})).await.created().json()).to_owned()
}

/// Every lead of the contractor's, page by page.
async fn all(contractor: &Api) -> Vec<String> {
    let mut path = "/leads?limit=100".to_owned();
    let mut found = Vec::new();
    loop {
        let page = contractor.get(&path).await.ok().json();
        let items = page["items"].as_array().expect("leads");
        found.extend(items.iter().map(|lead| id(lead).to_owned()));
        match page["next"].as_str() {
            Some(cursor) => path = format!("/leads?limit=100&cursor={cursor}"),
            None => return found,
        }
    }
}

#[actix_web::test]
async fn a_machine_that_fails_in_every_way_loses_nothing() {
    let folder = Folder::new();
    let mut server = Server::in_folder(&folder);
    let mut create = server.also(&["admin", "create", "--email", "staff@example.com"]);
    assert!(create.env("ADMIN_PASSWORD", PASSWORD).status().expect("the program").success());
    server.start().await;
    let buyer = signed_up(&server, &folder, "olga@example.com", "buyer").await;
    let contractor = signed_up(&server, &folder, "ivan@example.com", "contractor").await;
    let staff = signed_in(&server, "staff@example.com").await;
    let engagement = engaged(&buyer, &contractor, &staff).await;

    let progress = Arc::new(Progress::default());
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let (api, progress, engagement) =
            (contractor.clone(), Arc::clone(&progress), engagement.clone());
        clients.push(actix_web::rt::spawn(async move {
            let mut acknowledged = Vec::new();
            for call in 0..CALLS {
                let key = format!("client {client} call {call}");
                let lead = lead(&engagement, client * CALLS + call);
                let receipt = progress.insist(&api, &key, "/leads", &lead).await.created().json();
                assert_eq!(receipt["status"], "delivered", "{receipt:#}");
                acknowledged.push(id(&receipt).to_owned());
            }
            acknowledged
        }));
    }
    let cut_off = || progress.cut_off.load(Ordering::Relaxed);
    progress.reaches(20).await;
    let first = folder.postgres_pid();
    kill(first);

    // Clients need not notice: what was in hand waits until PostgreSQL is back.
    progress.reaches(60).await;
    assert_ne!(folder.postgres_pid(), first);
    server.kill();
    server.start().await;

    progress.reaches(100).await;
    let postgres = folder.postgres_pid();
    kill(parent(postgres));
    kill(postgres);
    server.kill();
    server.start().await;

    let mut acknowledged = Vec::new();
    for client in clients {
        acknowledged.extend(client.await.expect("a client"));
    }
    // A kill between two calls is noticed by nobody; three of them are by somebody.
    assert!(cut_off() > 0, "nobody noticed the kills");

    let many = usize::try_from(CLIENTS * CALLS).unwrap();
    let mut kept = all(&contractor).await;
    assert_eq!(kept.len(), many, "each counts once");
    kept.sort();
    acknowledged.sort();
    assert_eq!(kept, acknowledged, "every acknowledged lead is there, and no other");
    assert_eq!(kept.iter().collect::<BTreeSet<_>>().len(), many);
    assert_eq!(purse(&buyer).await, "0.00 free, 80000.00 held");
    server.check_ledger();

    // What a dead worker held in hand is sent when its lease is over: each lead is told once.
    staff.post("/clock", json!({"advance_seconds": 301})).await.ok();
    server.stop();
    let told = mails(&folder, "olga@example.com").await.into_iter().filter_map(|mail| {
        let (count, rest) = mail.subject.split_once(' ')?;
        let one = mail.subject.starts_with("New lead: ");
        if one { Some(1) } else { rest.starts_with("new leads").then(|| count.parse().unwrap()) }
    });
    assert_eq!(told.sum::<usize>(), many);
}
