//! A buyer with numbers and a telephone exchange, an offer that pays for calls, and a contractor.

use chrono::{DateTime, SecondsFormat, Utc};
use lead_exchange::doors::arrivals::Request;
use lead_exchange::doors::calls::proof;
use lead_exchange::kernel::ids::EngagementId;
use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::arrival::ArrivalDraft;
use reqwest::Method;
use serde_json::{Value, json};

use crate::journeys::ground::books;
use crate::leads::market::Market;
use crate::support::Answer;

pub const HOUR: i64 = 3_600;
pub const NUMBER: &str = "+74951234567";

/// ₽700 a call of half a minute; a day to decide, no guarantee.
pub fn terms() -> TermsDraft {
    TermsDraft {
        title: "Calls about windows".into(),
        topic: "windows".into(),
        action: "call".into(),
        price: "700".into(),
        currency: "RUB".into(),
        regions: vec!["RU".into()],
        time_zone: "Europe/Moscow".into(),
        decision_hours: "24".into(),
        return_share_cap: "100".into(),
        arrival: ArrivalDraft { call_seconds: "30".into(), ..ArrivalDraft::default() },
        ..TermsDraft::default()
    }
}

/// A telephone exchange as the API made it.
pub struct Telephone {
    pub id: String,
    pub secret: String,
    pub kind: &'static str,
}

pub struct Desk {
    pub market: Market,
    pub number: String,
}

impl Desk {
    pub async fn open() -> Self {
        Self::with(terms()).await
    }

    pub async fn with(terms: TermsDraft) -> Self {
        let market = Market::with(terms).await;
        let desk = Self { market, number: String::new() };
        let number = desk.number(NUMBER).await;
        let desk = Self { number, ..desk };
        desk.rings(&desk.number, Some(desk.market.engagement)).await;
        // The calls of the tests began minutes ago, and a number rings for nobody before it is given.
        desk.market.app.turn_clock(300);
        desk
    }

    pub async fn number(&self, number: &str) -> String {
        let api = self.market.app.fresh(&self.market.buyer);
        let made = api.post("/numbers", json!({"number": number})).await.created().json();
        made["id"].as_str().expect("an id").to_owned()
    }

    pub async fn rings(&self, number: &str, engagement: Option<EngagementId>) {
        let api = self.market.app.fresh(&self.market.buyer);
        let path = format!("/numbers/{number}/assignment");
        api.post(&path, json!({"engagement": engagement})).await.ok();
    }

    pub async fn telephone(&self, kind: &'static str) -> Telephone {
        let api = self.market.app.fresh(&self.market.buyer);
        let made = api.post("/telephony", json!({"kind": kind, "label": kind})).await.created();
        let made = made.json();
        let word = |name: &str| made[name].as_str().expect("a word").to_owned();
        Telephone { id: word("id"), secret: word("secret"), kind }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.market.app.tx(|tx| tx.now())
    }

    /// So many seconds ago, as the API writes times.
    pub fn ago(&self, seconds: i64) -> String {
        let at = self.now() - chrono::TimeDelta::seconds(seconds);
        at.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// A message signed or accompanied as its kind asks.
    pub async fn tell(&self, to: &Telephone, content_type: &str, body: String) -> Answer {
        let timestamp = self.now().timestamp().to_string();
        let request =
            Request { path: format!("/calls/{}", to.id), body: body.clone(), ..Request::default() };
        let headers: Vec<(&str, String)> = match to.kind {
            "generic" => vec![
                ("X-Signature", proof::signature(&timestamp, &body, &to.secret)),
                ("X-Timestamp", timestamp),
            ],
            "asterisk" => vec![("X-Secret", to.secret.clone())],
            _ => {
                let base = &self.market.app.state.config.base_url;
                vec![("X-Twilio-Signature", proof::twilio(&request, &to.secret, base))]
            }
        };
        self.send(to, content_type, body.into_bytes(), &headers).await
    }

    pub async fn send(
        &self,
        to: &Telephone,
        content_type: &str,
        body: Vec<u8>,
        headers: &[(&str, String)],
    ) -> Answer {
        let path = format!("/calls/{}", to.id);
        let head: String = String::from_utf8_lossy(&body).chars().take(80).collect();
        let mut request = self.market.app.browser().request(Method::POST, &path);
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let request = request.header("Content-Type", content_type).body(body);
        Answer::read(format!("POST {path} {head}"), request).await
    }

    /// A call told by a generic exchange: answered at once, so many seconds long.
    pub async fn call(&self, to: &Telephone, id: &str, caller: &str, seconds: i64) -> Value {
        self.told(
            to,
            json!({
                "call_id": id, "caller": caller, "called": NUMBER,
                "started_at": self.ago(seconds + 5), "answered_at": self.ago(seconds), "seconds": seconds,
            }),
        )
        .await
    }

    pub async fn told(&self, to: &Telephone, body: Value) -> Value {
        self.tell(to, "application/json", body.to_string()).await.json()
    }

    /// Turns the clock by so many hours and lets every job do what is due.
    pub fn hours(&self, hours: i64) {
        self.market.app.turn_clock(hours * HOUR + 1);
        self.market.work();
    }

    pub async fn lead(&self, id: &str) -> Value {
        let api = self.market.app.fresh(&self.market.buyer);
        api.get(&format!("/leads/{id}")).await.ok().json()
    }

    /// The outcomes of the calls, oldest first.
    pub async fn outcomes(&self) -> Vec<String> {
        let api = self.market.app.fresh(&self.market.buyer);
        let calls = api.get("/calls?limit=200").await.ok().json();
        let mut outcomes: Vec<String> = calls["items"]
            .as_array()
            .expect("calls")
            .iter()
            .map(|call| call["outcome"].as_str().expect("an outcome").to_owned())
            .collect();
        outcomes.reverse();
        outcomes
    }

    /// What the buyer has free and held, and what the contractor has; and that the books balance.
    pub fn purses(&self) -> (i64, i64, i64) {
        books(&self.market.app);
        self.market.purses()
    }
}

pub fn said(told: &Value) -> (&str, &str) {
    (told["outcome"].as_str().unwrap_or_default(), told["reason"].as_str().unwrap_or_default())
}
