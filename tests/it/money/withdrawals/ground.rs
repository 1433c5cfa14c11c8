//! A party with a thousand euros and an account, and two members of staff.

use lead_exchange::accounts::token;
use lead_exchange::config::withdrawals::{Debtor, PerCurrency};
use serde_json::{Value, json};

use crate::money::{funded, wallet};
use crate::support::{Answer, Api, Persona, TestApp};

pub const IBAN: &str = "DE89370400440532013000";
pub const OTHER_IBAN: &str = "ES9121000418450200051332";

pub struct Town {
    pub app: TestApp,
    pub party: Persona,
    pub staff: Persona,
    pub second: Persona,
}

impl Town {
    /// Above 500 euros it takes two people, and the fee is one euro.
    pub async fn open() -> Self {
        let app = TestApp::start_with(|config| {
            let rules = &mut config.withdrawals;
            rules.fee = PerCurrency::read("EUR:1").expect("amounts");
            rules.two_people = PerCurrency::read("EUR:500").expect("amounts");
            rules.debtor.name = "Биржа & Co".to_owned();
            // Far from UTC, so that its days are others.
            rules.debtor.zone = chrono_tz::Tz::Pacific__Kiritimati;
            rules.debtor.bic = Some("COBADEFF".to_owned());
            rules.debtor.accounts = Debtor::read_accounts(
                "EUR:DE02120300000000202051,RUB:40702810200000012345,JPY:1234567",
            )
            .expect("accounts");
        })
        .await;
        let party = app.trader("Lead Studio").await;
        funded(&app, &party, "1000", "EUR").await;
        let (staff, second) = (app.staff().await, app.staff().await);
        let town = Self { app, party, staff, second };
        town.name(&town.party, "EUR", IBAN).await.ok();
        town
    }

    /// A program whose token was got for a password this very moment.
    pub fn fresh(&self, who: &Persona) -> Api {
        just_signed_in(&self.app, who)
    }

    /// Names an account.
    pub async fn name(&self, who: &Persona, currency: &str, iban: &str) -> Answer {
        name_account(&self.app, who, currency, iban).await
    }

    pub async fn ask(&self, amount: &str) -> Answer {
        ask(&self.party, amount, "EUR").await
    }

    /// Asks and has one member of staff approve it.
    pub async fn approved(&self, amount: &str) -> String {
        let id = id(&self.ask(amount).await.created().json());
        post(&self.staff, &id, "approval").await.ok();
        id
    }

    /// Asks for so many tens of euros each, approves them, and puts them into a batch.
    pub async fn batch(&self, of: usize) -> (String, Vec<String>) {
        let mut ids = Vec::new();
        for _ in 0..of {
            ids.push(self.approved("10").await);
        }
        let made = self.staff.api().post("/withdrawal-batches", json!({})).await.created().json();
        (id(&made), ids)
    }

    pub async fn file(&self, batch: &str, name: &str) -> Answer {
        self.staff.api().get(&format!("/withdrawal-batches/{batch}/{name}")).await
    }

    pub async fn status(&self, id: &str) -> String {
        let found = self.staff.api().get(&format!("/withdrawals/{id}")).await.ok().json();
        found["status"].as_str().expect("a status").to_owned()
    }

    /// What is free and on its way in euros.
    pub async fn euros(&self) -> (String, String) {
        let wallet = wallet(&self.party, "EUR").await;
        let text = |name: &str| wallet[name].as_str().expect("an amount").to_owned();
        (text("free"), text("withdrawing"))
    }
}

fn just_signed_in(app: &TestApp, who: &Persona) -> Api {
    let person = who.person(app).expect("somebody");
    let now = app.state.db.clock().now();
    let token = token::issue_fresh(&app.state.token_keys, &person, now).expect("a token");
    who.api().with_token(&token)
}

/// Names an account to be paid on.
pub async fn name_account(app: &TestApp, who: &Persona, currency: &str, iban: &str) -> Answer {
    just_signed_in(app, who).put("/payees", details(currency, iban)).await
}

pub fn details(currency: &str, iban: &str) -> Value {
    json!({
        "currency": currency, "kind": "iban", "holder": "Студия Лидов", "account": iban,
        "country": "DE", "address1": "Straße 5",
    })
}

pub async fn ask(who: &Persona, amount: &str, currency: &str) -> Answer {
    let body = json!({ "amount": amount, "currency": currency });
    who.api().post("/withdrawals", body).await
}

pub fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

/// A step of a withdrawal, with a reason for those that need one.
pub async fn post(who: &Persona, id: &str, step: &str) -> Answer {
    let body = json!({ "reason": "The account is closed" });
    who.api().post(&format!("/withdrawals/{id}/{step}"), body).await
}
