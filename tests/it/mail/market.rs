//! A small market to tell facts about, and mailers that misbehave.

use std::sync::Mutex;

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::db::Tx;
use lead_exchange::jobs::Context;
use lead_exchange::kernel::ids::{EngagementId, LeadId, OfferId};
use lead_exchange::kernel::locale::Locale;
use lead_exchange::leads::Channel;
use lead_exchange::leads::intake::{self, Desk, RawContact, Sender, Submission};
use lead_exchange::offers::form::FieldDraft;
use lead_exchange::offers::terms::TermsDraft;
use lead_exchange::offers::{self, Bounds, engagements};
use lead_exchange::outbox::{self, Fact};
use lead_exchange::outside::mail::{Mailer, NotSent, Parcel};
use lead_exchange::payouts::top_up;
use lead_exchange::schema::{mails, outbox as facts, users};

use crate::support::{Persona, TestApp};

/// A funded buyer with a published offer, and a contractor who works on it.
pub struct Market {
    pub buyer: Persona,
    pub contractor: Persona,
    pub staff: Persona,
    pub offer: OfferId,
    pub engagement: EngagementId,
}

impl Market {
    /// With a guarantee of a day, so that accepted and settled lie apart.
    pub async fn open(app: &TestApp) -> Self {
        Self::open_with(app, "24").await
    }

    /// With a guarantee of so many hours.
    pub async fn open_with(app: &TestApp, guarantee_hours: &str) -> Self {
        let buyer = app.buyer("Окна Плюс").await;
        let contractor = app.contractor("Traffic & Co").await;
        let staff = app.staff().await;
        let bounds = Bounds::new(app.state.config.fee, app.state.config.currencies.clone());
        let (offer, engagement) = app.tx(|tx| {
            fund(tx, &buyer, &staff);
            let offer = offers::draft(tx, buyer.buyer_seat(), &terms(guarantee_hours), &bounds)
                .expect("a draft");
            offers::submit(tx, buyer.buyer_seat(), offer).expect("a submission");
            offers::publish(tx, staff.staff_seat(), offer, bounds.fee).expect("a publication");
            let engagement = engagements::engage(tx, contractor.contractor_seat(), offer, "")
                .expect("an engagement");
            (offer, engagement)
        });
        Self { buyer, contractor, staff, offer, engagement }
    }

    /// Delivers leads.
    pub fn deliver(&self, app: &TestApp, names: &[&str]) -> Vec<LeadId> {
        let desk = Desk::new(app.state.vault.clone());
        let batch: Vec<Submission> =
            names.iter().enumerate().map(|(n, name)| self.lead(n, name)).collect();
        let answers = app.tx(|tx| intake::submit(tx, &desk, &batch).expect("the intake"));
        answers
            .into_iter()
            .map(|answer| {
                let receipt = answer.expect("a lead");
                assert_eq!(receipt.refusal, None);
                receipt.id
            })
            .collect()
    }

    fn lead(&self, n: usize, name: &str) -> Submission {
        Submission {
            sender: Sender::Seat(self.contractor.contractor_seat()),
            engagement: self.engagement,
            channel: Channel::Api,
            contact: RawContact {
                name: Some(name.to_owned()),
                phone: Some(format!("+7 916 555-{:02}-{:02}", n / 100 + 10, n % 100)),
                email: None,
            },
            fields: serde_json::Map::new(),
            region: None,
            source: None,
            subs: serde_json::Map::new(),
            external_id: None,
            consent: None,
            order_amount: None,
            happened_at: None,
            test: false,
            witness: None,
            once: None,
        }
    }
}

fn fund(tx: &mut Tx<'_>, buyer: &Persona, staff: &Persona) {
    let rub = ["RUB".parse().expect("a currency")];
    let order = top_up::Order::read("1000000", "RUB", &rub).expect("an order");
    let asked = top_up::request(tx, buyer.buyer_seat(), order).expect("a top-up");
    top_up::confirm(tx, staff.staff_seat(), asked).expect("a confirmation");
}

fn terms(guarantee_hours: &str) -> TermsDraft {
    TermsDraft {
        title: "Пластиковые окна, Москва".to_owned(),
        description: "Замер и установка".to_owned(),
        topic: "windows".to_owned(),
        action: "call".to_owned(),
        currency: "RUB".to_owned(),
        price: "500".to_owned(),
        form: vec![FieldDraft {
            key: "phone".to_owned(),
            label: "Телефон".to_owned(),
            kind: "phone".to_owned(),
            required: true,
            options: Vec::new(),
        }],
        guarantee_hours: guarantee_hours.to_owned(),
        time_zone: "Europe/Moscow".to_owned(),
        ..TermsDraft::default()
    }
}

impl TestApp {
    /// Tells facts, as a verb would.
    pub fn tell(&self, facts: &[Fact]) {
        self.tx(|tx| outbox::tell(tx, facts).expect("the outbox"));
    }

    /// Forgets all facts and mails so far, so that a test looks at what comes next.
    pub fn clear_the_desk(&self) {
        self.tx(|tx| {
            diesel::delete(facts::table).execute(tx.conn()).expect("no facts");
            diesel::delete(mails::table).execute(tx.conn()).expect("no mails");
        });
    }

    /// Gives a person another language and clock.
    pub fn speak(&self, person: &Persona, locale: Locale, zone: &str) {
        self.tx(|tx| {
            diesel::update(users::table.find(person.user))
                .set((users::locale.eq(locale), users::time_zone.eq(zone)))
                .execute(tx.conn())
                .expect("a reader")
        });
    }

    /// The jobs of another process, with another way out for mails.
    pub fn jobs_with(&self, mailer: std::sync::Arc<dyn Mailer>) -> Context {
        Context::new(
            self.state.db.clone(),
            &self.state.config,
            mailer,
            self.state.vault.clone(),
            self.state.intake.clone(),
        )
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.tx(|tx| tx.now())
    }
}

/// A mailer that keeps what it was given, and then does as it is told.
pub struct Post {
    pub parcels: Mutex<Vec<Parcel>>,
    behave: fn() -> Result<(), NotSent>,
    pub remote: bool,
}

impl Post {
    pub fn that(behave: fn() -> Result<(), NotSent>) -> std::sync::Arc<Self> {
        std::sync::Arc::new(Self { parcels: Mutex::default(), behave, remote: true })
    }

    pub fn reliable() -> std::sync::Arc<Self> {
        Self::that(|| Ok(()))
    }

    pub fn ids(&self) -> Vec<String> {
        let parcels = self.parcels.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        parcels.iter().map(|parcel| parcel.id.to_string()).collect()
    }
}

impl Mailer for Post {
    fn send(&self, parcel: &Parcel) -> Result<(), NotSent> {
        self.parcels.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(parcel.clone());
        (self.behave)()
    }

    fn leaves_the_machine(&self) -> bool {
        self.remote
    }
}
