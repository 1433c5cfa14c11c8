//! A small market to send leads into: a buyer with money and published offers, contractors on them.

use std::sync::atomic::{AtomicU64, Ordering};

use lead_exchange::kernel::fault::Faults;
use lead_exchange::kernel::ids::{EngagementId, OfferId};
use lead_exchange::kernel::money::Money;
use lead_exchange::kernel::rate::Rate;
use lead_exchange::ledger::account;
use lead_exchange::offers::form::FieldDraft;
use lead_exchange::offers::{Bounds, TermsDraft};
use lead_exchange::payouts::top_up;
use lead_exchange::{jobs, offers};
use serde_json::{Value, json};

use crate::support::{Answer, Persona, TestApp};

/// One buyer's offer with one contractor on it, and money for a thousand leads of ₽500.
pub struct Market {
    pub app: TestApp,
    pub buyer: Persona,
    pub contractor: Persona,
    pub staff: Persona,
    pub offer: OfferId,
    pub engagement: EngagementId,
    sent: AtomicU64,
}

/// What the market's offer says unless a test says otherwise: ₽500 for an application, a city asked.
pub fn terms() -> TermsDraft {
    TermsDraft {
        title: "Window fitting, Moscow".into(),
        topic: "windows".into(),
        action: "application".into(),
        price: "500".into(),
        currency: "RUB".into(),
        regions: vec!["RU".into()],
        time_zone: "Europe/Moscow".into(),
        form: vec![
            FieldDraft {
                key: "city".into(),
                label: "City".into(),
                kind: "text".into(),
                required: false,
                options: Vec::new(),
            },
            FieldDraft {
                key: "windows".into(),
                label: "How many windows".into(),
                kind: "number".into(),
                required: false,
                options: Vec::new(),
            },
        ],
        ..TermsDraft::default()
    }
}

impl Market {
    pub async fn open() -> Self {
        Self::with(terms()).await
    }

    pub async fn with(terms: TermsDraft) -> Self {
        Self::in_app(TestApp::start().await, terms).await
    }

    pub async fn in_app(app: TestApp, terms: TermsDraft) -> Self {
        let buyer = app.buyer("Okna Plus").await;
        let contractor = app.contractor("Leads North").await;
        let staff = app.staff().await;
        fund(&app, &buyer, 50_000_000);
        let offer = publish(&app, &buyer, &staff, &terms).expect("terms");
        let engagement = engage(&app, &contractor, offer);
        Self { app, buyer, contractor, staff, offer, engagement, sent: AtomicU64::new(0) }
    }

    /// Another offer of the same buyer with the same contractor.
    pub fn offer(&self, terms: &TermsDraft) -> (OfferId, EngagementId) {
        let offer = publish(&self.app, &self.buyer, &self.staff, terms).expect("terms");
        (offer, engage(&self.app, &self.contractor, offer))
    }

    /// A lead nobody sent before.
    pub fn lead(&self) -> Value {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        json!({
            "engagement": self.engagement,
            "contact": {
                "name": "Анна Петрова",
                "phone": format!("+7916{:07}", 1_000_000 + number),
                "email": format!("anna{number}@example.com"),
            },
            "fields": {"city": "Москва", "windows": 2},
            "source": "search_ads",
            "sub1": "brand",
        })
    }

    /// Sends a lead as the contractor.
    pub async fn send(&self, lead: Value) -> Answer {
        self.contractor.api().post("/leads", lead).await
    }

    /// Delivers a lead and answers its id.
    pub async fn delivered(&self) -> String {
        let receipt = self.send(self.lead()).await.created().json();
        assert_eq!(receipt["status"], "delivered", "{receipt:#}");
        receipt["id"].as_str().unwrap().to_owned()
    }

    /// Delivers several and answers their ids, in order.
    pub async fn deliver(&self, many: usize) -> Vec<String> {
        let leads: Vec<Value> = (0..many).map(|_| self.lead()).collect();
        let answer = self.contractor.api().post("/leads/batch", json!({ "leads": leads })).await;
        ids(&answer.ok().json())
    }

    /// A decision of the buyer's on a lead.
    pub async fn decide(&self, lead: &str, how: &str, body: Value) -> Answer {
        self.buyer.api().post(&format!("/leads/{lead}/{how}"), body).await
    }

    /// A lead as the buyer reads it.
    pub async fn seen(&self, lead: &str) -> Value {
        self.buyer.api().get(&format!("/leads/{lead}")).await.ok().json()
    }

    /// Wallet and escrow of the buyer, and the contractor's wallet, minor units of RUB.
    pub fn purses(&self) -> (i64, i64, i64) {
        let (free, held) = purse(&self.app, &self.buyer);
        (free, held, purse(&self.app, &self.contractor).0)
    }

    /// Lets every job do what is due.
    pub fn work(&self) {
        work(&self.app);
    }
}

/// Lets every job do what is due.
pub fn work(app: &TestApp) {
    jobs::run_until_idle(&app.state.jobs).expect("the jobs");
}

/// The ids of a batch's answer, in order.
pub fn ids(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().expect("items");
    items.iter().map(|item| item["id"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Puts money into somebody's wallet, minor units of RUB.
pub fn fund(app: &TestApp, who: &Persona, minor: i64) {
    let (rub, clerk) = ("RUB".parse().unwrap(), app.clerk());
    let amount = Money::new(minor, rub).decimal().to_string();
    let order = top_up::Order::read(&amount, "RUB", &[rub]).expect("an order");
    app.tx(|tx| {
        let asked = top_up::request(tx, who.buyer_seat(), order).expect("a top-up");
        top_up::confirm(tx, clerk, asked).expect("a confirmation");
    });
}

/// What somebody has free and held, minor units of RUB.
pub fn purse(app: &TestApp, who: &Persona) -> (i64, i64) {
    let balances = app.tx(|tx| account::balances(tx, who.party).expect("balances"));
    balances.first().map_or((0, 0), |purse| (purse.free.minor(), purse.held.minor()))
}

/// Publishes an offer of a buyer.
pub fn publish(
    app: &TestApp,
    buyer: &Persona,
    staff: &Persona,
    terms: &TermsDraft,
) -> Result<OfferId, Faults> {
    let fee = Rate::from_basis_points(1_000).unwrap();
    let currencies = app.state.config.currencies.clone();
    let bounds = Bounds::new(fee, currencies);
    app.tx(|tx| {
        let offer = match offers::draft(tx, buyer.buyer_seat(), terms, &bounds) {
            Ok(offer) => offer,
            Err(offers::OfferError::Invalid(faults)) => return Err(faults),
            Err(error) => panic!("{error}"),
        };
        offers::submit(tx, buyer.buyer_seat(), offer).expect("a submission");
        offers::publish(tx, staff.staff_seat(), offer, fee).expect("a publication");
        Ok(offer)
    })
}

/// Lets a contractor take an open offer.
pub fn engage(app: &TestApp, contractor: &Persona, offer: OfferId) -> EngagementId {
    app.tx(|tx| {
        offers::engagements::engage(tx, contractor.contractor_seat(), offer, "")
            .expect("an engagement")
    })
}
