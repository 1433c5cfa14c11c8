//! The hosted form, from a stranger's press to the settled lead, and everything that goes wrong on the
//! way.

mod certificates;
mod filling;
mod journey;
mod shown;
mod traps;

use diesel::{QueryDsl, RunQueryDsl};
use lead_exchange::offers::engagements;
use lead_exchange::schema::{form_traps, leads, test_leads};
use serde_json::{Value, json};

use crate::pages::market::Market;
use crate::support::{Answer, Browser, FilledForm};

/// A wording with everything in it that a page could get wrong.
const WORDING: &str = "I agree that <b>Okna & Plus</b> calls me.\n\nUntil I say \"no\".";

/// An offer with a few questions, a contact and a wording.
fn windows() -> Value {
    json!({
        "title": "Plastic windows, Moscow", "description": "People who want windows.", "topic": "windows",
        "action": "application", "price": "500.00", "currency": "RUB", "regions": ["RU"],
        "form": [
            {"key": "name", "label": "Full name", "type": "text", "required": true},
            {"key": "phone", "label": "phone", "type": "phone", "required": true},
            {"key": "rooms", "label": "How many rooms", "type": "number"},
            {"key": "what", "label": "What for", "type": "choice", "options": ["Flat", "House"], "required": true},
            {"key": "letters", "label": "Send me letters", "type": "consent"},
        ],
        "consent_text": WORDING, "time_zone": "Europe/Moscow",
    })
}

/// The same with something changed.
fn windows_with(key: &str, value: Value) -> Value {
    let mut offer = windows();
    offer[key] = value;
    offer
}

fn code(market: &Market) -> String {
    let (seat, id) = (market.contractor.contractor_seat(), market.engagement);
    market.app.tx(|tx| engagements::work(tx, seat, id).expect("an engagement").engagement.code)
}

fn path(market: &Market) -> String {
    format!("/f/{}", code(market))
}

/// The form as a page shows it, filled in by somebody with this number.
async fn filled(browser: &Browser, path: &str, phone: &str) -> FilledForm {
    browser
        .page(path)
        .await
        .form("#form")
        .fill("contact.name", "Anna Petrova")
        .fill("contact.phone", phone)
        .fill("fields.what", "House")
        .fill("fields.rooms", "3")
        .fill("consent", "true")
        .fill("go", "next")
}

/// Opens, fills in, takes the time people take, and sends.
async fn sent(market: &Market, path: &str, phone: &str) -> Answer {
    let browser = market.app.browser();
    let form = filled(&browser, path, phone).await;
    market.app.turn_clock(5);
    browser.submit(form).await
}

fn tests_kept(market: &Market) -> i64 {
    market.app.tx(|tx| test_leads::table.count().get_result(tx.conn()).expect("a count"))
}

fn refused(market: &Market) -> Vec<Option<String>> {
    market.app.tx(|tx| {
        leads::table.select(leads::refusal_rule).order(leads::id).load(tx.conn()).expect("leads")
    })
}

/// What the traps caught: which, and how often.
fn caught(market: &Market) -> Vec<(String, i64)> {
    market.app.tx(|tx| {
        form_traps::table
            .select((form_traps::trap, form_traps::caught))
            .order(form_traps::trap)
            .load(tx.conn())
            .expect("traps")
    })
}
