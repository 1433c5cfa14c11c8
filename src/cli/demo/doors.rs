//! How leads reach the demo market by themselves: visitors follow tracking links and the buyer's site
//! tells what they did; callers ring numbers and the buyer's telephone exchange tells of it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::api::{Account, text};
use super::people;
use crate::doors::signature::{hex, hmac_sha256};

/// Visitors who leave again, for each one who stays.
const PASSING: usize = 3;
/// An exchange's calls too short to count, one in so many.
const SHORT: usize = 4;

/// What tells of a buyer's leads.
pub struct Teller {
    buyer: Account,
    address: String,
    secret: String,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Site,
    Telephony,
}

impl Teller {
    /// Makes a site for a buyer.
    pub async fn site(buyer: &Account, label: &str) -> Result<Self, String> {
        let made = buyer.post("/sites", &json!({ "label": label })).await?;
        Self::new(buyer, &made, Kind::Site)
    }

    /// Makes a telephone exchange for a buyer, with numbers that contractors get when they take an offer.
    pub async fn telephony(buyer: &Account, label: &str, numbers: &[&str]) -> Result<Self, String> {
        for number in numbers {
            buyer.post("/numbers", &json!({ "number": number, "label": label })).await?;
        }
        let body = json!({ "kind": "generic", "label": label });
        let made = buyer.post("/telephony", &body).await?;
        Self::new(buyer, &made, Kind::Telephony)
    }

    fn new(buyer: &Account, made: &Value, kind: Kind) -> Result<Self, String> {
        let (address, secret) = (text(made, "address")?, text(made, "secret")?);
        Ok(Self { buyer: buyer.clone(), address, secret, kind })
    }

    /// Has somebody come by an engagement of the contractor's, and tells of it.
    pub async fn tell(&self, arrival: &Arrival<'_>) -> Result<(), String> {
        match self.kind {
            Kind::Site => arrival.visit(self).await,
            Kind::Telephony => arrival.ring(self).await,
        }
    }
}

/// One person on the way to a buyer.
pub struct Arrival<'a> {
    pub contractor: &'a Account,
    pub engagement: &'a str,
    pub language: &'static str,
    /// Which person of the market it is.
    pub index: usize,
    /// Whether what is told has an order's amount.
    pub order: bool,
    pub now: DateTime<Utc>,
}

impl Arrival<'_> {
    /// Some follow the link and leave; the last one of them does what the offer pays for.
    async fn visit(&self, site: &Teller) -> Result<(), String> {
        let path = format!("/engagements/{}/link", self.engagement);
        let link = text(&self.contractor.get(&path).await?, "link")?;
        let person = people::lead(self.language, self.index);
        let source = text(&person, "source")?;
        let mut landed = String::new();
        for visitor in 0..=self.index % PASSING {
            let query = [("source", source.as_str()), ("sub1", &format!("ad{}", visitor + 1))];
            landed = self.contractor.follow(&link, &query).await?;
        }
        let click = landed
            .split_once("click_id=")
            .map(|(_, id)| id.split('&').next().unwrap_or_default().to_owned())
            .ok_or_else(|| format!("{landed} names no click"))?;
        let mut report = json!({ "click_id": click, "name": "", "phone": "", "email": "" });
        if let (Some(report), Some(contact)) = (report.as_object_mut(), contact_of(&person)) {
            report.extend(contact);
            if self.order {
                report.insert("order_id".into(), json!(format!("A-{}", 1000 + self.index)));
                report.insert("amount".into(), json!(format!("{}.00", 40 + self.index * 7 % 300)));
            }
        }
        let proof = [("X-Secret", site.secret.clone())];
        self.contractor.tell(&site.address, &proof, report.to_string()).await
    }

    /// Somebody rings the number of the engagement; some hang up too soon.
    async fn ring(&self, exchange: &Teller) -> Result<(), String> {
        let pool = exchange.buyer.get("/numbers").await?;
        let numbers = pool.get("items").and_then(Value::as_array).into_iter().flatten();
        let number = numbers
            .filter(|number| {
                number.get("engagement").and_then(Value::as_str) == Some(self.engagement)
            })
            .find_map(|number| number.get("number").and_then(Value::as_str));
        let seconds = if self.index % SHORT == 1 { 8 } else { 45 + self.index * 13 % 240 };
        let talk = i64::try_from(seconds).unwrap_or_default();
        let call = json!({
            "call_id": format!("demo-{}", self.index),
            "caller": format!("+7916{:07}", 2_000_000 + self.index * 7_919 % 7_999_999),
            "called": number,
            "started_at": self.now - TimeDelta::seconds(talk + 12),
            "answered_at": self.now - TimeDelta::seconds(talk),
            "seconds": seconds,
        })
        .to_string();
        let time = self.now.timestamp();
        let signature = hex(&hmac_sha256(&exchange.secret, format!("{time}.{call}").as_bytes()));
        let headers =
            [("X-Timestamp", time.to_string()), ("X-Signature", format!("sha256={signature}"))];
        self.contractor.tell(&exchange.address, &headers, call).await
    }
}

fn contact_of(person: &Value) -> Option<serde_json::Map<String, Value>> {
    person.get("contact").and_then(Value::as_object).cloned()
}

/// Sends a file of leads as a contractor keeps them, with the usual dirt in it.
pub async fn import(
    contractor: &Account,
    engagement: &str,
    language: &'static str,
    people: std::ops::Range<usize>,
) -> Result<(), String> {
    let mut file = String::from("Имя;Телефон;E-mail;Город;Источник\n");
    for index in people {
        let person = people::lead(language, index);
        let cell = |pointer: &str| {
            person.pointer(pointer).and_then(Value::as_str).unwrap_or_default().replace(';', ",")
        };
        let cells =
            ["/contact/name", "/contact/phone", "/contact/email", "/fields/city", "/source"]
                .map(cell);
        file.push_str(&cells.join(";"));
        file.push('\n');
    }
    let mapping = json!({
        "columns": ["name", "phone", "email", "fields.city", "source"], "agreed": true,
    })
    .to_string();
    let path = format!("/engagements/{engagement}/imports");
    let fields = [("mapping", mapping.as_str()), ("start", "true")];
    contractor.upload(&path, "file", ("zayavki.csv", &file), &fields).await
}
