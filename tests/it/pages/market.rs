//! A small market: a buyer with money, a published offer, a contractor who works on it.

use chrono_tz::Tz;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::kernel::ids::{EngagementId, LeadId, OfferId};
use lead_exchange::kernel::locale::Locale;
use lead_exchange::leads::intake::{RawContact, Receipt, Sender, Submission};
use lead_exchange::leads::{Channel, accept};
use lead_exchange::offers::reason::Reason;
use lead_exchange::payouts::top_up;
use lead_exchange::schema::users;
use serde_json::{Map, Value, json};

use crate::support::{Persona, TestApp};

/// Everything a contractor's page needs to have something to show.
pub struct Market {
    pub app: TestApp,
    pub buyer: Persona,
    pub contractor: Persona,
    pub staff: Persona,
    pub offer: OfferId,
    pub engagement: EngagementId,
}

/// The offer most tests work on: a form with a field of every kind that needs one.
pub fn windows() -> Value {
    json!({
        "title": "Plastic windows, Moscow",
        "description": "People who want windows measured this week.",
        "topic": "windows",
        "action": "application",
        "price": "500.00",
        "currency": "RUB",
        "regions": ["RU"],
        "form": [
            {"key": "name", "label": "Name", "type": "text", "required": true},
            {"key": "phone", "label": "Phone", "type": "phone", "required": true},
            {"key": "rooms", "label": "How many rooms", "type": "number"},
            {"key": "what", "label": "What for", "type": "choice", "options": ["Flat", "House"], "required": true},
            {"key": "day", "label": "When to come", "type": "date"},
            {"key": "agreed", "label": "Agreed to be called", "type": "consent", "required": true},
        ],
        "cap_daily": 10,
        "time_zone": "Europe/Moscow",
    })
}

impl Market {
    pub async fn open() -> Self {
        Self::with(windows()).await
    }

    pub async fn with(offer: Value) -> Self {
        let app = TestApp::start().await;
        let buyer = app.buyer("Okna Plus").await;
        let contractor = app.contractor("Traffic House").await;
        let staff = app.staff().await;
        app.tx(|tx| {
            let order = top_up::Order::read("100000", "RUB", &["RUB".parse().unwrap()]);
            let asked = top_up::request(tx, buyer.buyer_seat(), order.unwrap()).expect("a top-up");
            top_up::confirm(tx, staff.staff_seat(), asked).expect("a confirmation");
        });
        let offer = publish(&buyer, &staff, offer).await;
        let path = format!("/offers/{offer}/engagements");
        let engaged = contractor.api().post(&path, json!({})).await.created().json();
        let engagement = engaged["id"].as_str().unwrap().parse().unwrap();
        Self { app, buyer, contractor, staff, offer, engagement }
    }

    /// Sends leads through the queue, as any door does.
    pub async fn send(&self, people: &[(&str, &str)]) -> Vec<Receipt> {
        let submissions = people.iter().map(|(name, phone)| self.submission(name, phone)).collect();
        let answers = self.app.state.intake.submit(submissions).await.expect("room in the queue");
        answers.into_iter().map(|answer| answer.unwrap().unwrap()).collect()
    }

    fn submission(&self, name: &str, phone: &str) -> Submission {
        let mut fields = Map::new();
        fields.insert("what".into(), json!("Flat"));
        fields.insert("rooms".into(), json!("2"));
        fields.insert("agreed".into(), json!(true));
        let mut subs = Map::new();
        subs.insert("sub1".into(), json!("brand"));
        Submission {
            sender: Sender::Seat(self.contractor.contractor_seat()),
            engagement: self.engagement,
            channel: Channel::Api,
            contact: RawContact {
                name: Some(name.to_owned()),
                phone: Some(phone.to_owned()),
                email: None,
            },
            fields,
            region: None,
            source: Some("search_ads".into()),
            subs,
            external_id: Some(format!("own-{phone}")),
            consent: None,
            order_amount: None,
            happened_at: None,
            test: false,
            witness: None,
            once: None,
        }
    }

    pub fn accept(&self, lead: LeadId) {
        let seat = self.buyer.buyer_seat();
        let outcomes = self.app.tx(|tx| accept::accept(tx, seat, &[lead]).expect("outcomes"));
        assert!(outcomes.iter().all(|(_, outcome)| outcome.is_ok()));
    }

    pub fn reject(&self, lead: LeadId, reason: Reason, comment: &str) {
        let vault = &self.app.state.vault;
        self.app.tx(|tx| self.buyer.reject(tx, vault, lead, (reason, comment)));
    }

    /// How many leads the database holds.
    pub fn leads(&self) -> i64 {
        use lead_exchange::schema::leads;
        self.app.tx(|tx| leads::table.count().get_result(tx.conn()).expect("a count"))
    }
}

/// Has an offer published.
pub async fn publish(buyer: &Persona, staff: &Persona, offer: Value) -> OfferId {
    let json = buyer.api().post("/offers", offer).await.created().json();
    let id = json["id"].as_str().unwrap().to_owned();
    buyer.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok();
    staff.api().post(&format!("/offers/{id}/publication"), json!({})).await.ok();
    id.parse().unwrap()
}

/// Makes somebody read another language, in a zone of their own.
pub fn speaks(app: &TestApp, persona: &Persona, locale: Locale, zone: Tz) {
    app.tx(|tx| {
        diesel::update(users::table.find(persona.user.uuid()))
            .set((users::locale.eq(locale), users::time_zone.eq(zone.name())))
            .execute(tx.conn())
            .expect("a user")
    });
}

/// The three languages.
pub const LOCALES: [Locale; 3] = [Locale::En, Locale::Ru, Locale::Es];
