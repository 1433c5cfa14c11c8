//! A buyer and a contractor who trade in one currency, and what they do through the API.

use std::sync::Arc;

use serde_json::{Value, json};

use super::act::{Act, Call, Thing, Who, draw};
use super::dice::Dice;
use super::plain::{Lead, Plain, TopUp};
use crate::journeys::crash::killed::Progress;
use crate::support::{Answer, Api};

/// A pair with its model. `decimals` are the currency's.
pub struct Pair {
    pub currency: &'static str,
    pub decimals: usize,
    pub least_withdrawal: i64,
    pub buyer: Api,
    pub contractor: Api,
    pub staff: Api,
    pub second: Api,
    pub engagement: String,
    pub plain: Plain,
    pub dice: Dice,
    pub progress: Arc<Progress>,
    pub sent: u32,
    pub calls: u32,
}

/// An amount as it is written: `1234` with two decimals is `12.34`.
pub fn written(minor: i64, decimals: usize) -> String {
    let digits = format!("{minor:0width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{part}") }
}

fn succeeded(answer: &Answer) -> bool {
    answer.status.is_success()
}

impl Pair {
    fn key(&mut self) -> String {
        self.calls += 1;
        format!("{} call {}", self.currency, self.calls)
    }

    fn api(&self, who: Who) -> &Api {
        match who {
            Who::Buyer => &self.buyer,
            Who::Contractor => &self.contractor,
            Who::Staff => &self.staff,
            Who::SecondOfStaff => &self.second,
        }
    }

    async fn post(&mut self, who: Who, path: &str, body: &Value) -> Answer {
        let key = self.key();
        self.progress.insist(self.api(who), &key, path, body).await
    }

    /// Plays so many steps, and after each compares the wallets with the model.
    pub async fn play(mut self, steps: usize) -> Self {
        for step in 0..steps {
            let act = draw(&mut self.dice, &self.plain);
            let told = format!("{} step {step}: {act:?}", self.currency);
            self.act(act, &told).await;
            self.compare(&told).await;
        }
        self
    }

    async fn act(&mut self, act: Act, told: &str) {
        match act {
            Act::AskTopUp(amount) => {
                let body = self.amount(amount);
                let made = self.post(Who::Buyer, "/top-ups", &body).await.created().json();
                let id = made["id"].as_str().expect("an id").to_owned();
                self.plain.top_ups.insert(id, (amount, TopUp::Requested));
            }
            Act::Send(many) => self.send(many, told).await,
            Act::Withdraw(amount) => {
                let body = self.amount(amount);
                let answer = self.post(Who::Contractor, "/withdrawals", &body).await;
                let allowed = (self.least_withdrawal..=self.plain.contractor).contains(&amount);
                assert_eq!(succeeded(&answer), allowed, "{told}: {}", answer.body);
                if allowed {
                    let id = answer.json()["id"].as_str().expect("an id").to_owned();
                    self.plain.withdraw(id, amount);
                }
            }
            Act::Nonsense(path, amount) => {
                let who = if path == "/top-ups" { Who::Buyer } else { Who::Contractor };
                let body = json!({ "amount": amount, "currency": self.currency });
                let problem = self.post(who, path, &body).await.problem(422, "invalid");
                assert_eq!(problem["errors"][0]["field"], "amount", "{told}");
            }
            Act::TopUp(id, call) => self.one(Thing::TopUp, &id, &call, told).await,
            Act::Lead(id, call) => self.one(Thing::Lead, &id, &call, told).await,
            Act::Withdrawal(id, call) => self.one(Thing::Withdrawal, &id, &call, told).await,
            Act::Race(thing, id, left, right) => {
                let (first, other) = (self.key(), self.key());
                let (path, body) = request(thing, &id, &left);
                let (path2, body2) = request(thing, &id, &right);
                let (one, two) = futures_util::future::join(
                    self.progress.insist(self.api(left.who), &first, &path, &body),
                    self.progress.insist(self.api(right.who), &other, &path2, &body2),
                )
                .await;
                assert!(succeeded(&one) != succeeded(&two), "{told}: {} {}", one.body, two.body);
                self.done(thing, &id, if succeeded(&one) { &left } else { &right });
            }
        }
    }

    /// One call: it is done if the thing is where the call needs it, and refused if it is over.
    async fn one(&mut self, thing: Thing, id: &str, call: &Call, told: &str) {
        let over = match thing {
            Thing::TopUp => self.plain.top_ups[id].1 == TopUp::Ended,
            Thing::Lead => self.plain.leads[id] == Lead::Ended,
            Thing::Withdrawal => self.plain.withdrawals[id].1 == super::plain::Withdrawal::Ended,
        };
        let (path, body) = request(thing, id, call);
        let answer = self.post(call.who, &path, &body).await;
        if over {
            assert_eq!(answer.status.as_u16(), 409, "{told}: {}", answer.body);
        } else {
            assert!(succeeded(&answer), "{told}: {} {}", answer.status, answer.body);
            self.done(thing, id, call);
        }
    }

    fn done(&mut self, thing: Thing, id: &str, call: &Call) {
        match (thing, call.verb) {
            (Thing::TopUp, verb) => self.plain.end_top_up(id, verb == "confirmation"),
            (Thing::Lead, "rejection") => self.plain.move_lead(id, Lead::Rejected),
            (Thing::Lead, "appeal") => self.plain.move_lead(id, Lead::Disputed),
            (Thing::Lead, "verdict") => self.plain.end_lead(id, call.percent),
            (Thing::Lead, "acceptance" | "buyer-concession") => self.plain.end_lead(id, 100),
            (Thing::Lead, "concession" | "appeal-withdrawal") => self.plain.end_lead(id, 0),
            (Thing::Lead, verb) => panic!("{verb}"),
            (Thing::Withdrawal, "approval") => self.plain.approve(id),
            (Thing::Withdrawal, verb) => self.plain.end_withdrawal(id, verb == "payment"),
        }
    }

    fn amount(&self, minor: i64) -> Value {
        json!({ "amount": written(minor, self.decimals), "currency": self.currency })
    }

    fn lead(&mut self) -> Value {
        self.sent += 1;
        json!({
            "engagement": self.engagement,
            "contact": {"name": format!("Anna {}", self.sent), "phone": format!("+7916{:07}", 2_000_000 + self.sent)},
            "fields": {},
        })
    }

    /// Sends leads, one alone or several in a batch: as many are delivered as there is money for.
    async fn send(&mut self, many: usize, told: &str) {
        let leads: Vec<Value> = (0..many).map(|_| self.lead()).collect();
        let key = self.key();
        let items = loop {
            let api = &self.contractor;
            if let [lead] = leads.as_slice() {
                break vec![self.progress.insist(api, &key, "/leads", lead).await.created().json()];
            }
            let body = json!({ "leads": leads });
            let answer = self.progress.insist(api, &key, "/leads/batch", &body).await.ok().json();
            let items = answer["items"].as_array().expect("items").clone();
            // A part of a batch may be unknown: the same call again answers each.
            if items.iter().all(|item| item["status"].is_string()) {
                break items;
            }
        };
        for item in items {
            // An offer that ran out of money is paused until the exchange has seen that some came.
            if item["refusal"]["rule"] == "offer_not_open" {
                continue;
            }
            if self.plain.can_hold() {
                assert_eq!(item["status"], "delivered", "{told}: {item:#}");
                self.plain.deliver(item["id"].as_str().expect("an id").to_owned());
            } else {
                assert_eq!(item["refusal"]["rule"], "insufficient_funds", "{told}: {item:#}");
            }
        }
    }

    /// What both wallets hold is what the model says.
    pub async fn compare(&self, told: &str) {
        let plain = &self.plain;
        let buyer = self.wallet(&self.buyer, told).await;
        let contractor = self.wallet(&self.contractor, told).await;
        let amount = |minor| written(minor, self.decimals);
        assert_eq!(
            buyer,
            [amount(plain.buyer), amount(plain.held), amount(0)],
            "{told}: the buyer"
        );
        let expected = [amount(plain.contractor), amount(0), amount(plain.withdrawing)];
        assert_eq!(contractor, expected, "{told}: the contractor");
    }

    /// Free, held and on the way out; a server that is being killed is asked again.
    async fn wallet(&self, api: &Api, told: &str) -> [String; 3] {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        let all = loop {
            if let Some(answer) = api.try_get("/wallets").await
                && !answer.status.is_server_error()
            {
                break answer.ok().json();
            }
            assert!(std::time::Instant::now() < until, "{told}: no wallet is told");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        let wallets = all["items"].as_array().expect("wallets");
        let found = wallets.iter().find(|wallet| wallet["currency"] == self.currency);
        ["free", "held", "withdrawing"]
            .map(|part| found.and_then(|found| found[part].as_str()).expect("an amount").to_owned())
    }
}

fn request(thing: Thing, id: &str, call: &Call) -> (String, Value) {
    let family = match thing {
        Thing::TopUp => "top-ups",
        Thing::Lead => "leads",
        Thing::Withdrawal => "withdrawals",
    };
    let body = match call.verb {
        "rejection" => json!({"reason": "wrong_topic", "comment": ""}),
        "appeal" => json!({"text": "They asked for exactly this."}),
        "verdict" => {
            let reason = match call.percent {
                100 => "lead_meets_terms",
                0 => "lead_breaks_terms",
                _ => "shared_fault",
            };
            json!({"contractor_percent": call.percent, "reason": reason, "text": "As the records show."})
        }
        "failure" => json!({"reason": "The account is closed"}),
        _ => json!({}),
    };
    (format!("/{family}/{id}/{}", call.verb), body)
}
