//! Accounts, from outside: signing up, in and out, resets, tokens, suspension, invitations.

mod invitation;
mod reset;
mod settings;
mod sign_in;
mod sign_up;
mod staff;
mod suspension;
mod tokens;

use diesel::RunQueryDsl;
use diesel::sql_types::Jsonb;
use lead_exchange::accounts::Role;
use lead_exchange::outbox::Fact;
use serde_json::{Value, json};

use super::support::{Answer, Browser, TestApp};

const PASSWORD: &str = "camel and a rowing boat";

#[derive(diesel::QueryableByName)]
struct Told {
    #[diesel(sql_type = Jsonb)]
    fact: Value,
}

/// Every fact told so far and not taken yet, oldest first.
fn facts(app: &TestApp) -> Vec<Fact> {
    let rows: Vec<Told> = app
        .tx(|tx| diesel::sql_query("SELECT fact FROM outbox ORDER BY id").load(tx.conn()).unwrap());
    rows.into_iter().map(|row| serde_json::from_value(row.fact).unwrap()).collect()
}

/// The token out of the newest mail that carries one.
#[track_caller]
fn mailed_token(app: &TestApp) -> String {
    let token = facts(app).into_iter().rev().find_map(|fact| match fact {
        Fact::SignedUp { token, .. }
        | Fact::ResetAsked { token, .. }
        | Fact::Invited { token, .. } => Some(token),
        _ => None,
    });
    token.expect("a mail with a link")
}

fn application(email: &str) -> Value {
    json!({
        "email": email,
        "password": PASSWORD,
        "party_name": "Okna Plus",
        "roles": [Role::Buyer],
        "locale": "ru",
        "time_zone": "Europe/Moscow",
    })
}

/// Somebody who signed up and confirmed, through the API.
async fn signed_up(app: &TestApp, email: &str) {
    app.api().post("/sign-ups", application(email)).await.expect(202);
    let token = mailed_token(app);
    app.api().post("/confirmations", json!({ "token": token })).await.expect(204);
}

async fn grant(app: &TestApp, email: &str, password: &str) -> Answer {
    let body = json!({ "grant_type": "password", "email": email, "password": password });
    app.api().post("/tokens", body).await
}

/// Signs a browser in by its form.
async fn sign_in(browser: &Browser, email: &str, password: &str) -> Answer {
    let form = browser.page("/sign-in").await.form("form[action='/sign-in']");
    browser.submit(form.fill("email", email).fill("password", password)).await
}

/// What an answer says, without what differs between any two.
fn said(answer: &Answer) -> (u16, Value) {
    let mut body = answer.json();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("instance");
    }
    (answer.status.as_u16(), body)
}
