//! Meta: the greeting, the signed webhook, and the lead fetched from a server that plays Meta's.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use lead_exchange::doors::receivers::proof::signature;
use reqwest::Method;
use serde_json::{Value, json};

use super::desk::{APP_SECRET, Desk, JSON, PAGE_TOKEN, Receiver, asking_consent, terms};
use crate::support::{Answer, TestApp};

/// Meta's API: knows documents by number, remembers what it was asked, and may be told to fail.
#[derive(Clone)]
struct Graph {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<HashMap<String, (u16, String)>>>,
}

impl Graph {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let graph = Self { address, asked: Arc::default(), answers: Arc::default() };
        let played = graph.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut head = Vec::new();
                let mut buffer = [0; 1024];
                while !head.windows(4).any(|four| four == b"\r\n\r\n") {
                    match stream.read(&mut buffer) {
                        Ok(0) | Err(_) => break,
                        Ok(many) => head.extend_from_slice(&buffer[..many]),
                    }
                }
                let line = String::from_utf8_lossy(&head);
                let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
                let number = path.split(['/', '?']).nth(2).unwrap_or_default().to_owned();
                played.asked.lock().unwrap().push(path);
                let known = played.answers.lock().unwrap().get(&number).cloned();
                let (status, body) = known.unwrap_or((400, error(100, "Unsupported get request")));
                let reply = format!(
                    "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(reply.as_bytes());
            }
        });
        graph
    }

    fn answer(&self, number: &str, status: u16, body: impl ToString) {
        self.answers.lock().unwrap().insert(number.to_owned(), (status, body.to_string()));
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn error(code: u32, message: &str) -> String {
    json!({"error": {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "x"}})
        .to_string()
}

/// A lead as Meta documents it.
fn document(number: &str, phone: &str) -> Value {
    json!({
        "id": number, "created_time": "2026-11-22T09:00:00+0000",
        "ad_id": "120003", "ad_name": "Ad", "adset_id": "120002", "adset_name": "Set",
        "campaign_id": "120001", "campaign_name": "Campaign", "form_id": "120004",
        "platform": "ig", "is_organic": false,
        "field_data": [
            {"name": "full_name", "values": ["Анна Петрова"]},
            {"name": "phone_number", "values": [phone]},
            {"name": "email", "values": [format!("{number}@example.com")]},
            {"name": "what_is_your_city?", "values": ["Москва"]},
        ],
        "custom_disclaimer_responses": [{"checkbox_key": "agree", "is_checked": "1"}],
    })
}

fn told(numbers: &[&str]) -> Value {
    let changes: Vec<Value> = numbers
        .iter()
        .map(|number| {
            json!({"field": "leadgen", "value": {
                "ad_id": "120003", "form_id": "120004", "leadgen_id": number,
                "created_time": 1440120384, "page_id": "17", "adgroup_id": "120003",
            }})
        })
        .collect();
    json!({"object": "page", "entry": [{"id": "17", "time": 1440120384, "changes": changes}]})
}

async fn desk(graph: &Graph, terms: lead_exchange::offers::TermsDraft) -> (Desk, Receiver) {
    let address = graph.address.clone();
    let app = TestApp::start_with(|config| config.graph_url = address).await;
    let desk = Desk::in_app(app, terms).await;
    let meta = desk.receiver("meta").await;
    (desk, meta)
}

/// A webhook signed with Meta's app secret.
async fn tell(desk: &Desk, meta: &Receiver, body: &Value) -> Answer {
    let body = body.to_string();
    let signature = signature(&body, APP_SECRET);
    let headers = [("X-Hub-Signature-256", signature.as_str())];
    desk.call(Method::POST, meta, "", &headers, Some((JSON, body.into_bytes()))).await
}

#[actix_web::test]
async fn meta_is_greeted_with_the_right_token_only() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, terms()).await;
    let greeting = |mode: &str, token: &str| {
        format!("?hub.mode={mode}&hub.verify_token={token}&hub.challenge=1158201444")
    };
    let query = greeting("subscribe", &meta.secret);
    let answer = desk.call(Method::GET, &meta, &query, &[], None).await.ok();
    assert_eq!(answer.body, "1158201444");
    assert!(answer.header("content-type").starts_with("text/plain"));
    for query in [greeting("subscribe", "guess"), greeting("x", &meta.secret)] {
        desk.call(Method::GET, &meta, &query, &[], None).await.expect(403);
    }
    assert_eq!(
        desk.log(&meta).await,
        ["ignored meta-greeted", "forbidden secret", "forbidden secret"]
    );
    let tilda = desk.receiver("tilda").await;
    let query = greeting("subscribe", &tilda.secret);
    desk.call(Method::GET, &tilda, &query, &[], None).await.expect(404);
}

#[actix_web::test]
async fn a_lead_ad_pays_its_contractor() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, asking_consent()).await;
    graph.answer("900001", 200, document("900001", "+79161234567"));
    let answer = tell(&desk, &meta, &told(&["900001"])).await.ok().json();
    assert_eq!((&answer["outcome"], &answer["reason"]), (&json!("noted"), &json!("meta-told")));
    assert_eq!(desk.shown(&meta).await["waiting"], 1, "kept before Meta heard yes");
    desk.market.work();
    let asked = graph.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].starts_with(&format!("/v24.0/900001?access_token={PAGE_TOKEN}&fields=id")));
    let lead = &desk.leads().await[0];
    assert_eq!(lead["contact"]["phone"], "+79161234567");
    assert_eq!(lead["fields"], json!({"city": "Москва", "agree": true}), "the box that was ticked");
    let own = desk.market.contractor.api().get("/leads").await.ok().json();
    let own = &own["items"][0];
    assert_eq!((&own["source"], &own["external_id"]), (&json!("meta"), &json!("900001")));
    for (sub, id) in [
        ("sub1", "120001"),
        ("sub2", "120002"),
        ("sub3", "120003"),
        ("sub4", "120004"),
        ("sub5", "ig"),
    ] {
        assert_eq!(own["subs"][sub], id);
    }
    // Told again, alone or with others, it is fetched and counted once.
    graph.answer("900002", 200, document("900002", "+79161234567"));
    let again = tell(&desk, &meta, &told(&["900001"])).await.ok().json();
    assert_eq!((&again["outcome"], &again["reason"]), (&json!("repeated"), &json!("meta-known")));
    tell(&desk, &meta, &told(&["900001", "900002", "900002"])).await.ok();
    desk.market.work();
    assert_eq!(graph.asked().len(), 2);
    assert_eq!(
        desk.log(&meta).await,
        [
            "noted meta-told",
            "delivered",
            "repeated meta-known",
            "noted meta-told",
            "refused duplicate"
        ]
    );
    let shown = desk.shown(&meta).await;
    assert_eq!((&shown["waiting"], &shown["failed"]), (&json!(0), &json!(0)));
    desk.settles();
}

#[actix_web::test]
async fn what_meta_told_is_fetched_however_long_it_takes() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, terms()).await;
    graph.answer("900001", 503, "busy");
    graph.answer("900002", 400, error(190, "Error validating access token"));
    graph.answer("900003", 200, "<html>");
    tell(&desk, &meta, &told(&["900001", "900002", "900003"])).await.ok();
    desk.market.work();
    let mut log = desk.log(&meta).await;
    log.sort();
    assert_eq!(
        log,
        ["failed meta-token", "failed meta-unreachable", "noted meta-told", "wrong no-json"]
    );
    let shown = desk.shown(&meta).await;
    assert_eq!((&shown["waiting"], &shown["failed"]), (&json!(3), &json!(0)), "{shown:#}");
    assert!(shown["last_error"].is_string());
    // Half a minute later it is asked again, for less.
    desk.market.work();
    assert_eq!(graph.asked().len(), 3, "not before");
    graph.answer("900001", 200, document("900001", "+79161234501"));
    desk.market.app.turn_clock(31);
    desk.market.work();
    assert_eq!(graph.asked().len(), 6);
    assert!(graph.asked().iter().skip(3).all(|asked| !asked.contains("campaign_id")));
    assert_eq!(desk.leads().await.len(), 1);
    // The rest stays wrong for days, and is then given up for its owner to see.
    for _ in 0..9 {
        desk.hours(25);
    }
    let shown = desk.shown(&meta).await;
    assert_eq!((&shown["waiting"], &shown["failed"]), (&json!(0), &json!(2)), "{shown:#}");
    let asked = graph.asked().len();
    desk.hours(25);
    assert_eq!(graph.asked().len(), asked, "no more");
    // With another token both are asked for at once.
    graph.answer("900002", 200, document("900002", "+79161234502"));
    graph.answer("900003", 200, document("900003", "+79161234503"));
    let api = desk.market.app.fresh(&desk.market.contractor);
    let path = format!("/receivers/{}", meta.id);
    let body = json!({"label": "meta", "page_token": "EAAGanothertoken0123456789"});
    assert_eq!(api.put(&path, body).await.ok().json()["waiting"], 2);
    desk.market.work();
    assert!(graph.asked().last().unwrap().contains("EAAGanothertoken"));
    assert_eq!(desk.leads().await.len(), 3);
    let shown = desk.shown(&meta).await;
    assert_eq!((&shown["waiting"], &shown["failed"]), (&json!(0), &json!(0)));
    desk.hours(25);
    assert_eq!(desk.purses(), (49_850_000, 0, 135_000), "all three were paid");
}

#[actix_web::test]
async fn a_closed_receiver_still_brings_in_what_it_acknowledged() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, terms()).await;
    graph.answer("900001", 200, document("900001", "+79161234567"));
    tell(&desk, &meta, &told(&["900001"])).await.ok();
    let path = format!("/receivers/{}/closing", meta.id);
    desk.market.contractor.api().post(&path, json!({})).await.expect(204);
    tell(&desk, &meta, &told(&["900002"])).await.expect(404);
    desk.market.work();
    desk.settles();
}

#[actix_web::test]
async fn without_a_token_leads_wait_and_their_owner_sees_why() {
    let graph = Graph::open();
    let address = graph.address.clone();
    let app = TestApp::start_with(|config| config.graph_url = address).await;
    let desk = Desk::in_app(app, terms()).await;
    let path = format!("/engagements/{}/receivers", desk.market.engagement);
    let body = json!({"kind": "meta", "label": "Meta"});
    let made = desk.market.contractor.api().post(&path, body).await.created().json();
    let word = |name: &str| made[name].as_str().unwrap().to_owned();
    let meta = Receiver { id: word("id"), secret: word("secret") };
    // No app secret yet: nothing can be proved, not even with an empty key.
    let body = told(&["900001"]).to_string();
    let empty = signature(&body, "");
    let headers = [("X-Hub-Signature-256", empty.as_str())];
    let sent = Some((JSON, body.into_bytes()));
    desk.call(Method::POST, &meta, "", &headers, sent).await.expect(403);
    let api = desk.market.contractor.api();
    let test = format!("/receivers/{}/test", meta.id);
    api.post(&test, json!({})).await.problem(409, "no_app_secret");
    let path = format!("/receivers/{}", meta.id);
    api.put(&path, json!({"label": "Meta", "app_secret": APP_SECRET})).await.ok();
    tell(&desk, &meta, &told(&["900001"])).await.ok();
    desk.market.work();
    assert!(graph.asked().is_empty());
    assert_eq!(desk.shown(&meta).await["last_error"], "meta-no-token");
    graph.answer("900001", 200, document("900001", "+79161234567"));
    api.put(&path, json!({"label": "Meta", "page_token": PAGE_TOKEN})).await.ok();
    desk.market.work();
    desk.settles();
}

#[actix_web::test]
async fn metas_own_tests_cost_nothing() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, terms()).await;
    // The set-up page's button tells of fours.
    let sample = tell(&desk, &meta, &told(&["444444444444"])).await.ok().json();
    assert_eq!(sample["reason"], "meta-sample");
    // The testing tool answers with placeholders.
    let dummy = |name: &str| json!({"name": name, "values": [format!("<test lead: dummy data for {name}>")]});
    let fields = ["full_name", "phone_number", "what_is_your_city?"].map(dummy);
    graph.answer("900001", 200, json!({"id": "900001", "field_data": fields}));
    graph.answer("900002", 200, json!({"id": "900002", "field_data": [fields[0], fields[1]]}));
    tell(&desk, &meta, &told(&["900001", "900002"])).await.ok();
    desk.market.work();
    let mut log = desk.log(&meta).await;
    log.sort();
    assert_eq!(log[0], "ignored meta-dummy", "no city: {log:?}");
    assert!(log.iter().any(|line| line.starts_with("test")), "{log:?}");
    assert_eq!((desk.leads().await.len(), desk.purses()), (0, (50_000_000, 0, 0)));
    // Other news of a page is not for us.
    let other = json!({"object": "page", "entry": [{"id": "1", "changes": [{"field": "feed", "value": {}}]}]});
    assert_eq!(tell(&desk, &meta, &other).await.ok().json()["reason"], "other-event");
}

#[actix_web::test]
async fn forged_and_mangled_webhooks_fetch_nothing() {
    let graph = Graph::open();
    let (desk, meta) = desk(&graph, terms()).await;
    let body = told(&["900001"]).to_string();
    let right = signature(&body, APP_SECRET);
    for (headers, sent) in [
        (vec![], body.clone()),
        (vec![("X-Hub-Signature-256", "sha256=00")], body.clone()),
        (vec![("X-Hub-Signature-256", right.as_str())], body.replace("900001", "900002")),
        (vec![("X-Hub-Signature-256", right.trim_start_matches("sha256="))], body.clone()),
        (vec![("X-Secret", meta.secret.as_str())], body.clone()),
        (vec![("X-Secret", APP_SECRET)], body.clone()),
    ] {
        let sent = Some((JSON, sent.into_bytes()));
        desk.call(Method::POST, &meta, "", &headers, sent).await.expect(403);
    }
    // Signed, but no number of a lead: it becomes a part of no address.
    for number in
        [json!("../me"), json!("1?fields=x"), json!(""), json!(-1), json!([1]), json!(null)]
    {
        let mut body = told(&["1"]);
        body["entry"][0]["changes"][0]["value"]["leadgen_id"] = number;
        tell(&desk, &meta, &body).await.expect(400);
    }
    // A number of 64 bits is one.
    let mut body = told(&["1"]);
    body["entry"][0]["changes"][0]["value"]["leadgen_id"] = json!(444444444445_u64);
    tell(&desk, &meta, &body).await.ok();
    // And a stranger brings no document in Meta's place.
    let lead = Some((JSON, document("900009", "+79161234567").to_string().into_bytes()));
    let headers = [("X-Secret", meta.secret.as_str())];
    desk.call(Method::GET, &meta, "?a=1", &headers, lead).await.expect(403);
    desk.market.work();
    assert_eq!(graph.asked().len(), 1);
    assert_eq!(desk.leads().await.len(), 0);
}
