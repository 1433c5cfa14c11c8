//! A server that behaves like the provider of payment pages: it keeps idempotency keys, sessions,
//! payments and refunds, signs what it tells, and fails as it is told.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use lead_exchange::config::{CheckoutSettings, Config};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{Answer, TestApp};

pub const SECRET: &str = "sk_test_provider";
pub const WEBHOOK_SECRET: &str = "whsec_test_provider";

/// How the next calls go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 500, nothing done.
    Broken,
    /// Done, and the connection closed before the answer.
    Lost,
    /// 402 and words: it will not do it.
    Refused,
}

#[derive(Default)]
struct Inner {
    sessions: Vec<Value>,
    refunds: Vec<Value>,
    keys: HashMap<String, Value>,
    /// Method, path and key of each call.
    calls: Vec<(String, String)>,
    forms: Vec<HashMap<String, String>>,
    faults: Vec<Fault>,
    refund_status: Option<&'static str>,
    events: u32,
}

/// The provider.
#[derive(Clone)]
pub struct Provider {
    pub url: String,
    inner: Arc<Mutex<Inner>>,
}

impl Provider {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { url, inner: Arc::default() };
        let served = provider.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                thread::spawn(move || served.serve(stream));
            }
        });
        provider
    }

    /// An exchange that uses it.
    pub async fn exchange(&self) -> TestApp {
        self.exchange_with(|_| {}).await
    }

    pub async fn exchange_with(&self, change: impl FnOnce(&mut Config)) -> TestApp {
        TestApp::start_with(|config| {
            config.checkout = Some(CheckoutSettings {
                url: self.url.clone(),
                secret: SECRET.to_owned(),
                webhook_secret: WEBHOOK_SECRET.to_owned(),
            });
            change(config);
        })
        .await
    }

    /// The next call goes wrong like this; several queue.
    pub fn fail(&self, fault: Fault) {
        self.inner.lock().unwrap().faults.push(fault);
    }

    /// How refunds stand from now on.
    pub fn refunds_are(&self, status: &'static str) {
        let mut inner = self.inner.lock().unwrap();
        inner.refund_status = Some(status);
        for refund in &mut inner.refunds {
            refund["status"] = json!(status);
        }
    }

    pub fn calls(&self) -> Vec<(String, String)> {
        self.inner.lock().unwrap().calls.clone()
    }

    pub fn forms(&self) -> Vec<HashMap<String, String>> {
        self.inner.lock().unwrap().forms.clone()
    }

    pub fn sessions(&self) -> Vec<Value> {
        self.inner.lock().unwrap().sessions.clone()
    }

    pub fn refunds(&self) -> Vec<Value> {
        self.inner.lock().unwrap().refunds.clone()
    }

    /// Somebody pays on a page; nothing is told yet.
    pub fn pay(&self, session: usize) -> Value {
        self.change(session, &json!({ "status": "complete", "payment_status": "paid" }))
    }

    /// Anything else that becomes of a page.
    pub fn change(&self, session: usize, to: &Value) -> Value {
        let mut inner = self.inner.lock().unwrap();
        let session = &mut inner.sessions[session];
        for (name, value) in to.as_object().unwrap() {
            session[name] = value.clone();
        }
        if session["status"] == "complete" {
            session["payment_intent"] = json!(format!("pi_{}", session["id"].as_str().unwrap()));
        }
        session.clone()
    }

    /// An event about an object, as it is sent.
    pub fn event(&self, kind: &str, object: &Value) -> Value {
        let mut inner = self.inner.lock().unwrap();
        inner.events += 1;
        json!({
            "id": format!("evt_{}", inner.events), "object": "event", "type": kind,
            "data": { "object": object },
        })
    }

    /// Sends an event, signed at the exchange's present time.
    pub async fn tell(&self, app: &TestApp, event: &Value) -> Answer {
        let now = app.state.db.clock().now().timestamp();
        deliver(app, &event.to_string(), &sign(WEBHOOK_SECRET, now, &event.to_string())).await
    }

    fn serve(&self, mut stream: TcpStream) {
        let mut raw = Vec::new();
        let mut buffer = [0; 4096];
        let (head, body) = loop {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => return,
                Ok(many) => raw.extend_from_slice(&buffer[..many]),
            }
            let text = String::from_utf8_lossy(&raw).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length: usize = header(head, "content-length")
                    .and_then(|length| length.parse().ok())
                    .unwrap_or(0);
                if body.len() >= length {
                    break (head.to_owned(), body.to_owned());
                }
            }
        };
        let Some((status, answer)) = self.answer(&head, &body) else { return };
        let body = answer.to_string();
        let _ = write!(
            stream,
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        thread::sleep(Duration::from_millis(1));
    }

    /// What is answered; `None` closes the connection.
    fn answer(&self, head: &str, body: &str) -> Option<(u16, Value)> {
        let mut words = head.split(' ');
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut inner = self.inner.lock().unwrap();
        inner.calls.push((method.clone(), path.clone()));
        if header(head, "authorization") != Some(format!("Bearer {SECRET}")) {
            return Some((401, json!({ "error": { "type": "invalid_request_error" } })));
        }
        let fault = if inner.faults.is_empty() { None } else { Some(inner.faults.remove(0)) };
        match fault {
            Some(Fault::Broken) => return Some((500, json!({ "error": { "type": "api_error" } }))),
            Some(Fault::Refused) => {
                let error = json!({ "type": "invalid_request_error", "message": "No such thing" });
                return Some((400, json!({ "error": error })));
            }
            Some(Fault::Lost) | None => {}
        }
        let form: HashMap<String, String> =
            url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        inner.forms.push(form.clone());
        let key = header(head, "idempotency-key");
        let answer = match key.as_ref().and_then(|key| inner.keys.get(key)).cloned() {
            Some(kept) => (200, kept),
            None => {
                let made = inner.act(&method, &path, &form);
                if let (Some(key), 200) = (key, made.0) {
                    inner.keys.insert(key, made.1.clone());
                }
                made
            }
        };
        (fault != Some(Fault::Lost)).then_some(answer)
    }
}

impl Inner {
    fn act(&mut self, method: &str, path: &str, form: &HashMap<String, String>) -> (u16, Value) {
        let field = |name: &str| form.get(name).cloned().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        match (method, parts.as_slice()) {
            ("POST", ["checkout", "sessions"]) => {
                let id = format!("cs_test_{}", self.sessions.len() + 1);
                let item = "line_items[0][price_data]";
                let made = json!({
                    "id": id, "object": "checkout.session", "status": "open", "payment_status": "unpaid",
                    "mode": field("mode"), "url": format!("https://pay.example/c/{id}"),
                    "client_reference_id": field("client_reference_id"),
                    "amount_total": field(&format!("{item}[unit_amount]")).parse::<i64>().unwrap(),
                    "currency": field(&format!("{item}[currency]")), "payment_intent": null,
                });
                self.sessions.push(made.clone());
                (200, made)
            }
            ("GET", ["checkout", "sessions", id]) => match self.session(id) {
                Some(found) => (200, found.clone()),
                None => (404, json!({ "error": { "type": "invalid_request_error" } })),
            },
            ("POST", ["checkout", "sessions", id, "expire"]) => match self.session(id) {
                Some(found) if found["status"] == "open" => {
                    found["status"] = json!("expired");
                    found["url"] = Value::Null;
                    (200, found.clone())
                }
                _ => (400, json!({ "error": { "type": "invalid_request_error" } })),
            },
            ("POST", ["refunds"]) => {
                let of = field("payment_intent");
                let paid = self.sessions.iter().find(|one| one["payment_intent"] == of.as_str());
                let Some(paid) = paid else { return (404, json!({ "error": {} })) };
                let made = json!({
                    "id": format!("re_{}", self.refunds.len() + 1), "object": "refund",
                    "payment_intent": of, "amount": field("amount").parse::<i64>().unwrap(),
                    "currency": paid["currency"], "status": self.refund_status.unwrap_or("succeeded"),
                    "metadata": { "top_up": field("metadata[top_up]") },
                });
                self.refunds.push(made.clone());
                (200, made)
            }
            ("GET", ["refunds"]) => {
                let intent = url::form_urlencoded::parse(query.as_bytes())
                    .find(|(name, _)| name == "payment_intent")
                    .map(|(_, value)| value.into_owned())
                    .unwrap_or_default();
                let of: Vec<&Value> = self
                    .refunds
                    .iter()
                    .filter(|one| one["payment_intent"] == intent.as_str())
                    .collect();
                (200, json!({ "object": "list", "data": of }))
            }
            ("GET", ["refunds", id]) => {
                let found = self.refunds.iter().find(|one| one["id"] == *id);
                found.map_or((404, json!({ "error": {} })), |found| (200, found.clone()))
            }
            _ => (404, json!({ "error": { "type": "invalid_request_error" } })),
        }
    }

    fn session(&mut self, id: &str) -> Option<&mut Value> {
        self.sessions.iter_mut().find(|one| one["id"] == id)
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().to_owned())
}

/// The header that signs a message.
pub fn sign(secret: &str, at: i64, body: &str) -> String {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{at}.{body}").as_bytes());
    let digest: String =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={at},v1={digest}")
}

/// Sends a message to the exchange as it is.
pub async fn deliver(app: &TestApp, body: &str, signature: &str) -> Answer {
    Answer::read("POST /rails/checkout".to_owned(), signed(app, body, signature)).await
}

/// The same, not sent yet.
pub fn signed(app: &TestApp, body: &str, signature: &str) -> reqwest::RequestBuilder {
    app.browser()
        .request(reqwest::Method::POST, "/rails/checkout")
        .header("Stripe-Signature", signature)
        .header("Content-Type", "application/json")
        .body(body.to_owned())
}
