//! A contractor with a receiver on a buyer's offer, and the network that sends to it.

use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::form::FieldDraft;
use reqwest::Method;
use serde_json::{Value, json};

use crate::journeys::ground::books;
use crate::leads::market::{Market, terms as plain};
use crate::support::{Answer, TestApp};

pub const JSON: &str = "application/json";
pub const FORM: &str = "application/x-www-form-urlencoded";
pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";
pub const PAGE_TOKEN: &str = "EAAGpagetoken0123456789";

fn question(key: &str, label: &str, kind: &str, required: bool) -> FieldDraft {
    FieldDraft {
        key: key.into(),
        label: label.into(),
        kind: kind.into(),
        required,
        options: Vec::new(),
    }
}

/// ₽500 for an application that names a city; a day to decide, no guarantee.
pub fn terms() -> TermsDraft {
    TermsDraft {
        form: vec![
            question("city", "What is your city?", "text", true),
            question("windows", "How many windows", "number", false),
        ],
        decision_hours: "24".into(),
        ..plain()
    }
}

/// The same, and consent is asked.
pub fn asking_consent() -> TermsDraft {
    let mut terms = terms();
    terms.form.push(question("agree", "I agree to be called", "consent", true));
    terms
}

/// A receiver as the API made it.
#[derive(Debug, Clone)]
pub struct Receiver {
    pub id: String,
    pub secret: String,
}

pub struct Desk {
    pub market: Market,
}

impl Desk {
    pub async fn open() -> Self {
        Self::with(terms()).await
    }

    pub async fn with(terms: TermsDraft) -> Self {
        Self { market: Market::with(terms).await }
    }

    pub async fn in_app(app: TestApp, terms: TermsDraft) -> Self {
        Self { market: Market::in_app(app, terms).await }
    }

    pub async fn receiver(&self, kind: &str) -> Receiver {
        let mut body = json!({"kind": kind, "label": kind});
        if kind == "meta" {
            body["app_secret"] = json!(APP_SECRET);
            body["page_token"] = json!(PAGE_TOKEN);
        }
        let path = format!("/engagements/{}/receivers", self.market.engagement);
        let made = self.market.contractor.api().post(&path, body).await.created().json();
        let word = |name: &str| made[name].as_str().expect("a word").to_owned();
        let address = word("address");
        assert!(address.ends_with(&format!("/in/{}", word("id"))), "{address}");
        Receiver { id: word("id"), secret: word("secret") }
    }

    /// A request of the network's, as it is.
    pub async fn call(
        &self,
        method: Method,
        to: &Receiver,
        query: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Answer {
        let path = format!("/in/{}{query}", to.id);
        let mut request = self.market.app.browser().request(method.clone(), &path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut head = String::new();
        if let Some((kind, body)) = body {
            head = String::from_utf8_lossy(&body).chars().take(80).collect();
            request = request.header("Content-Type", kind).body(body);
        }
        Answer::read(format!("{method} {path} {head}"), request).await
    }

    /// JSON by POST.
    pub async fn send(&self, to: &Receiver, headers: &[(&str, &str)], body: &Value) -> Answer {
        let body = Some((JSON, body.to_string().into_bytes()));
        self.call(Method::POST, to, "", headers, body).await
    }

    /// A form by POST.
    pub async fn post(
        &self,
        to: &Receiver,
        headers: &[(&str, &str)],
        pairs: &[(&str, &str)],
    ) -> Answer {
        let form =
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.call(Method::POST, to, "", headers, Some((FORM, form.into_bytes()))).await
    }

    pub async fn map(&self, to: &Receiver, mapping: Value) -> Answer {
        let api = self.market.app.fresh(&self.market.contractor);
        api.put(&format!("/receivers/{}/mapping", to.id), mapping).await
    }

    /// The outcomes in the log of a receiver, oldest first, each with its reason.
    pub async fn log(&self, of: &Receiver) -> Vec<String> {
        let lines = self.lines(of).await;
        let line = |line: &Value| {
            let word = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
            format!("{} {}", word("outcome"), word("reason")).trim().to_owned()
        };
        lines.iter().map(line).collect()
    }

    /// The lines of the log, oldest first.
    pub async fn lines(&self, of: &Receiver) -> Vec<Value> {
        let api = self.market.app.fresh(&self.market.contractor);
        let log = api.get(&format!("/receivers/{}/arrivals?limit=200", of.id)).await.ok().json();
        let mut lines = log["items"].as_array().expect("a log").clone();
        lines.reverse();
        lines
    }

    /// The leads there are, oldest first, as the buyer reads them.
    pub async fn leads(&self) -> Vec<Value> {
        let api = self.market.app.fresh(&self.market.buyer);
        let found = api.get("/leads?limit=200").await.ok().json();
        let mut leads = Vec::new();
        for item in found["items"].as_array().expect("leads").iter().rev() {
            let id = item["id"].as_str().expect("an id");
            leads.push(api.get(&format!("/leads/{id}")).await.ok().json());
        }
        leads
    }

    /// Turns the clock by so many hours and lets every job do what is due.
    pub fn hours(&self, hours: i64) {
        self.market.app.turn_clock(hours * 3_600 + 1);
        self.market.work();
    }

    /// What the buyer has free and held, and what the contractor has; and that the books balance.
    pub fn purses(&self) -> (i64, i64, i64) {
        books(&self.market.app);
        self.market.purses()
    }

    /// Silence means acceptance: a day later the one lead there is was paid.
    pub fn settles(&self) {
        assert_eq!(self.purses(), (49_950_000, 50_000, 0), "held");
        self.hours(25);
        assert_eq!(self.purses(), (49_950_000, 0, 45_000), "settled");
    }

    pub async fn shown(&self, of: &Receiver) -> Value {
        let api = self.market.app.fresh(&self.market.contractor);
        api.get(&format!("/receivers/{}", of.id)).await.ok().json()
    }
}
