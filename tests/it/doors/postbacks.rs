//! What a contractor's tracker is told: over real HTTP to a server that plays the tracker.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

use crate::leads::market::{Market, work};

/// A tracker: remembers the addresses it was called at and answers as it is told.
struct Tracker {
    address: String,
    calls: Arc<Mutex<Vec<String>>>,
    answer: Arc<AtomicU16>,
}

impl Tracker {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (calls, answer) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicU16::new(200)));
        let (kept, said) = (Arc::clone(&calls), Arc::clone(&answer));
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
                kept.lock().unwrap().push(path);
                let status = said.load(Ordering::SeqCst);
                let reply = format!(
                    "HTTP/1.1 {status} X\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"
                );
                let _ = stream.write_all(reply.as_bytes());
            }
        });
        Self { address, calls, answer }
    }

    fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }

    fn answer(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }
}

const TEMPLATE: &str = "/pb?st={status}&state={state}&sum={sum}&cur={currency}&goal={goal}&tx={transactionid}&s={sub1}&r={reason}&t={test}";

async fn set_up(market: &Market, tracker: &Tracker, more: Value) -> String {
    let mut body = json!({"template": format!("{}{TEMPLATE}", tracker.address)});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = market.contractor.api().post("/trackers", body).await.created().json();
    made["id"].as_str().unwrap().to_owned()
}

async fn log(market: &Market, tracker: &str) -> Vec<Value> {
    let log = market.contractor.api().get(&format!("/trackers/{tracker}/postbacks")).await.ok();
    log.json()["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn a_tracker_hears_a_lead_from_delivery_to_payment() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    let id = set_up(&market, &tracker, json!({})).await;
    let mut lead = market.lead();
    lead["sub1"] = json!("клик 7&8");
    let receipt = market.send(lead).await.created().json();
    let lead = receipt["id"].as_str().unwrap();
    work(&market.app);
    assert_eq!(
        tracker.calls(),
        [format!(
            "/pb?st=delivered&state=pending&sum=450.00&cur=RUB&goal=application&tx={lead}\
             &s=%D0%BA%D0%BB%D0%B8%D0%BA%207%268&r=&t=0"
        )]
    );
    market.decide(lead, "acceptance", json!({})).await.ok();
    work(&market.app);
    let calls = tracker.calls();
    // Accepting settles at once: the two news are one.
    assert_eq!(calls.len(), 2, "{calls:?}");
    assert!(calls[1].contains("st=settled&state=approved&sum=450.00"), "{calls:?}");
    let log = log(&market, &id).await;
    let statuses: Vec<&str> = log.iter().map(|call| call["status"].as_str().unwrap()).collect();
    assert!(statuses.iter().filter(|status| **status == "sent").count() == 2, "{log:?}");
    assert!(statuses.iter().all(|status| matches!(*status, "sent" | "skipped")), "{log:?}");
    assert_eq!(log.last().unwrap()["answer"], 200);
}

#[actix_web::test]
async fn a_returned_lead_is_worth_nothing_and_says_why() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    set_up(&market, &tracker, json!({"told": ["rejected", "returned"]})).await;
    let lead = market.delivered().await;
    work(&market.app);
    market.decide(&lead, "rejection", json!({"reason": "invalid_contact"})).await.ok();
    work(&market.app);
    let concession = format!("/leads/{lead}/concession");
    market.contractor.api().post(&concession, json!({})).await.ok();
    work(&market.app);
    let calls = tracker.calls();
    assert_eq!(calls.len(), 2, "not told of the delivery: {calls:?}");
    assert!(calls[0].contains("st=rejected&state=pending&sum=450.00"), "{calls:?}");
    assert!(calls[1].contains("st=returned&state=rejected&sum=0.00"), "{calls:?}");
    assert!(calls[1].contains("r=invalid_contact"), "{calls:?}");
}

#[actix_web::test]
async fn a_tracker_that_is_away_is_told_later_and_never_old_news_after_new() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    let id = set_up(&market, &tracker, json!({})).await;
    tracker.answer(503);
    let lead = market.delivered().await;
    work(&market.app);
    let first = log(&market, &id).await;
    assert_eq!((&first[0]["status"], &first[0]["answer"]), (&json!("queued"), &json!(503)));
    assert_eq!(first[0]["tries"], 1);
    market.decide(&lead, "acceptance", json!({})).await.ok();
    tracker.answer(200);
    work(&market.app);
    market.app.turn_clock(3_600);
    work(&market.app);
    let api = market.app.fresh(&market.contractor);
    let told = api.get(&format!("/trackers/{id}/postbacks")).await.ok().json();
    let told = told["items"].as_array().unwrap().clone();
    let of = |word: &str| -> Vec<&str> {
        let rows = told.iter().filter(|call| call["word"] == word);
        rows.map(|call| call["status"].as_str().unwrap()).collect()
    };
    assert_eq!(of("delivered"), ["skipped"], "the newer one was told: {told:?}");
    assert!(of("settled").contains(&"sent"));
    assert_eq!(tracker.calls().len(), 2, "one try, and the news");
}

#[actix_web::test]
async fn a_call_is_given_up_after_its_last_try_and_at_once_when_told_it_is_wrong() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    let id = set_up(&market, &tracker, json!({})).await;
    let test = format!("/trackers/{id}/test");
    tracker.answer(404);
    market.contractor.api().post(&test, json!({})).await.expect(204);
    work(&market.app);
    assert_eq!(log(&market, &id).await[0]["status"], "failed");
    tracker.answer(500);
    market.contractor.api().post(&test, json!({})).await.expect(204);
    for _ in 0..12 {
        work(&market.app);
        market.app.turn_clock(90_000);
    }
    let api = market.app.fresh(&market.contractor);
    let log = api.get(&format!("/trackers/{id}/postbacks")).await.ok().json();
    assert_eq!(log["items"][0]["status"], "failed");
    assert_eq!(log["items"][0]["tries"], 8);
    assert!(tracker.calls()[0].contains("st=settled") && tracker.calls()[0].ends_with("t=1"));
}

#[actix_web::test]
async fn a_tracker_is_its_owners_alone_and_can_be_stopped() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    let id = set_up(&market, &tracker, json!({"engagement": market.engagement})).await;
    let stranger = market.app.contractor("Leads South").await;
    for path in [format!("/trackers/{id}/closing"), format!("/trackers/{id}/test")] {
        stranger.api().post(&path, json!({})).await.problem(404, "not_found");
    }
    stranger.api().get(&format!("/trackers/{id}/postbacks")).await.problem(404, "not_found");
    let foreign = json!({"template": "https://t.example/", "engagement": market.engagement});
    stranger.api().post("/trackers", foreign).await.problem(404, "not_found");
    market.buyer.api().get("/trackers").await.problem(403, "forbidden");
    market.contractor.api().post(&format!("/trackers/{id}/closing"), json!({})).await.ok();
    market.delivered().await;
    work(&market.app);
    assert!(tracker.calls().is_empty());
    let test = format!("/trackers/{id}/test");
    market.contractor.api().post(&test, json!({})).await.problem(409, "tracker_closed");
}

#[actix_web::test]
async fn an_address_that_is_none_is_named() {
    let market = Market::open().await;
    let wrong = [
        ("", "required"),
        ("tracker", "not-an-address"),
        ("http://{sub1}.example/", "not-an-address"),
        ("https://t.example/?p={password}", "unknown-macro"),
    ];
    for (template, code) in wrong {
        let body = json!({"template": template});
        market.contractor.api().post("/trackers", body).await.faults(&[("template", code)]);
    }
    let body = json!({"template": "https://t.example/", "told": ["refused"]});
    market.contractor.api().post("/trackers", body).await.faults(&[("told", "not-a-choice")]);
    for number in 0..20 {
        let body = json!({"template": format!("https://t{number}.example/")});
        market.contractor.api().post("/trackers", body).await.created();
    }
    let body = json!({"template": "https://t.example/"});
    market.contractor.api().post("/trackers", body).await.problem(409, "too_many_trackers");
}

#[actix_web::test]
async fn a_private_address_is_not_called_on_a_real_exchange() {
    let market = Market::in_app(
        crate::support::TestApp::start_with(|config| config.private_calls = false).await,
        crate::leads::market::terms(),
    )
    .await;
    let tracker = Tracker::open();
    let id = set_up(&market, &tracker, json!({})).await;
    market.contractor.api().post(&format!("/trackers/{id}/test"), json!({})).await.expect(204);
    work(&market.app);
    assert_eq!(log(&market, &id).await[0]["status"], "failed");
    assert!(tracker.calls().is_empty());
}

#[actix_web::test]
async fn the_page_adds_a_tracker_keeps_what_was_typed_and_shows_the_log() {
    let (market, tracker) = (Market::open().await, Tracker::open());
    let path = format!("/contractor/engagements/{}/postbacks", market.engagement);
    let browser = &market.contractor.browser;
    let page = browser.page(&path).await;
    let form = page.form(&format!("form[action=\"{path}\"]"));
    let refused = browser.submit(form.fill("template", "tracker")).await.expect(422).html();
    assert_eq!(refused.text("textarea"), "tracker");
    let form = refused.form(&format!("form[action=\"{path}\"]"));
    let address = format!("{}/pb?x={{sum}}", tracker.address);
    let one = browser.submit(form.fill("template", &address)).await.see_other();
    let page = browser.page(&one).await;
    let tested = page.form(&format!("form[action=\"{one}/test\"]"));
    browser.submit(tested).await.see_other();
    work(&market.app);
    let page = browser.page(&one).await;
    assert!(page.text("tbody").contains("200"), "{}", page.text("tbody"));
    assert_eq!(tracker.calls(), ["/pb?x=450.00"]);
}
