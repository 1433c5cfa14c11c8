//! Leads in every state a dispute can be in, made through the API.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::leads::market::Market;
use crate::support::{Answer, Api};

/// What happens to one lead, told as calls.
pub struct Case<'a> {
    pub market: &'a Market,
    pub lead: String,
}

impl<'a> Case<'a> {
    /// A lead the buyer rejected as off the topic.
    pub async fn rejected(market: &'a Market) -> Self {
        let lead = market.delivered().await;
        let body = json!({"reason": "wrong_topic", "comment": "Wanted doors"});
        let seen = market.decide(&lead, "rejection", body).await.ok().json();
        assert_eq!(seen["status"], "rejected", "{seen:#}");
        Self { market, lead }
    }

    /// …which the contractor contests.
    pub async fn appealed(market: &'a Market) -> Self {
        let case = Self::rejected(market).await;
        let body = json!({"text": "The form says windows"});
        let seen = case.contractor("appeal", body).await.ok().json();
        assert_eq!(seen["status"], "disputed");
        case
    }

    /// …and the buyer answered.
    pub async fn answered(market: &'a Market) -> Self {
        let case = Self::appealed(market).await;
        case.buyer("statements", json!({"text": "On the phone it was doors"})).await.created();
        case
    }

    pub async fn buyer(&self, act: &str, body: Value) -> Answer {
        self.call(&self.market.app.fresh(&self.market.buyer), act, body).await
    }

    pub async fn contractor(&self, act: &str, body: Value) -> Answer {
        self.call(&self.market.app.fresh(&self.market.contractor), act, body).await
    }

    pub async fn staff(&self, act: &str, body: Value) -> Answer {
        self.call(&self.market.app.fresh(&self.market.staff), act, body).await
    }

    pub async fn call(&self, api: &Api, act: &str, body: Value) -> Answer {
        api.post(&format!("/leads/{}/{act}", self.lead), body).await
    }

    /// Staff give the contractor so many percent.
    pub async fn verdict(&self, percent: i64, reason: &str) -> Answer {
        let body =
            json!({"contractor_percent": percent, "reason": reason, "text": "Read both sides."});
        self.staff("verdict", body).await
    }

    pub async fn seen(&self) -> Value {
        let api = self.market.app.fresh(&self.market.buyer);
        api.get(&format!("/leads/{}", self.lead)).await.ok().json()
    }

    pub async fn dispute(&self) -> Value {
        let api = self.market.app.fresh(&self.market.contractor);
        api.get(&format!("/leads/{}/dispute", self.lead)).await.ok().json()
    }

    /// The events of the history, each with who did it.
    pub async fn history(&self) -> Vec<String> {
        let path = format!("/leads/{}/history", self.lead);
        let read = |who| {
            let (api, path) = (self.market.app.fresh(who), path.clone());
            async move { api.get(&path).await.ok().json()["items"].as_array().unwrap().clone() }
        };
        let told = |lines: Vec<Value>| -> Vec<String> {
            let line = |line: &Value| {
                format!("{} by {}", line["event"].as_str().unwrap(), line["side"].as_str().unwrap())
            };
            lines.iter().map(line).collect()
        };
        let (buyers, contractors) =
            (told(read(&self.market.buyer).await), told(read(&self.market.contractor).await));
        assert_eq!(buyers, contractors, "both sides read the same");
        buyers
    }

    /// When the running clock ends.
    pub async fn due(&self) -> DateTime<Utc> {
        self.seen().await["deadline"].as_str().expect("a deadline").parse().unwrap()
    }

    /// Turns the clock to one second past the deadline, or so long before it.
    pub async fn turn_past(&self, before: TimeDelta) {
        let now = self.market.app.tx(|tx| tx.now());
        let seconds = (self.due().await - before - now).num_seconds() + 1;
        self.market.app.turn_clock(seconds);
        self.market.work();
    }
}
