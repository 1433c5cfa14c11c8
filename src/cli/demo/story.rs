//! What happens in the demo market, in order.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::Stage;
use super::api::{Account, text};
use super::market::{self, BUYERS, CONTRACTORS, Firm, Listing};
use super::people;
use crate::accounts::admin::create_staff;
use crate::accounts::link::{self, Purpose};
use crate::accounts::password::Password;
use crate::accounts::{AccountError, confirm};
use crate::kernel::contact::Email;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::schema::users;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// Fills the exchange: people, money, offers, engagements, leads, decisions.
pub async fn tell(stage: &Stage) -> Result<(), String> {
    let nobody = Account::nobody(&stage.url);
    let staff = staff(stage, &nobody).await?;
    let mut people = Vec::new();
    for firm in BUYERS.into_iter().chain(CONTRACTORS) {
        people.push((firm, join(stage, &nobody, &firm).await?));
    }
    let account = |firm: &Firm| {
        people
            .iter()
            .find(|(known, _)| known.email == firm.email)
            .map(|(_, account)| account.clone())
            .ok_or_else(|| format!("{} did not join", firm.name))
    };
    for buyer in &BUYERS {
        fund(&account(buyer)?, &staff, buyer).await?;
    }
    for (number, listing) in market::listings().iter().enumerate() {
        let buyer = account(&listing.buyer)?;
        let offer = publish(&buyer, &staff, listing).await?;
        if listing.in_review {
            continue;
        }
        for (turn, firm) in CONTRACTORS.iter().enumerate() {
            let contractor = account(firm)?;
            let engagement = engage(&contractor, &buyer, &offer, listing).await?;
            deliver(&contractor, &engagement, listing, number, turn).await?;
        }
        decide(&buyer, stage.db.clock().now()).await?;
    }
    Ok(())
}

fn random_password() -> Result<String, String> {
    Token::generate().map(|token| token.reveal().to_owned()).map_err(|error| error.to_string())
}

async fn staff(stage: &Stage, nobody: &Account) -> Result<Account, String> {
    let password = random_password()?;
    let email = Email::parse(market::STAFF_EMAIL).ok_or("the staff address is no address")?;
    let hash = Password::choose(&password, &email)
        .map_err(|fault| fault.code.to_owned())?
        .hash()
        .map_err(|error| error.to_string())?;
    stage.db.tx(|tx| create_staff(tx, &email, Some(&hash))).map_err(|error| error.to_string())?;
    nobody.sign_in(market::STAFF_EMAIL, &password).await
}

/// Signs a firm up, confirms its address in the operator's stead, and signs it in.
async fn join(stage: &Stage, nobody: &Account, firm: &Firm) -> Result<Account, String> {
    let password = random_password()?;
    let body = json!({
        "email": firm.email, "password": password, "party_name": firm.name, "roles": firm.roles,
        "locale": firm.locale, "time_zone": firm.time_zone,
    });
    nobody.post("/sign-ups", &body).await?;
    stage
        .db
        .tx(|tx| {
            let user: UserId = users::table
                .filter(users::email.eq(firm.email))
                .select(users::id)
                .first(tx.conn())?;
            let token = link::create(tx, Purpose::Confirmation, user)?;
            confirm::confirm(tx, &token).map(|_| ())
        })
        .map_err(|error: AccountError| error.to_string())?;
    nobody.sign_in(firm.email, &password).await
}

async fn fund(buyer: &Account, staff: &Account, firm: &Firm) -> Result<(), String> {
    for (amount, currency) in market::funds(firm) {
        let asked =
            buyer.post("/top-ups", &json!({ "amount": amount, "currency": currency })).await?;
        staff.post(&format!("/top-ups/{}/confirmation", text(&asked, "id")?), &json!({})).await?;
    }
    // One more that waits for staff.
    if firm.email == market::OKNA.email {
        buyer.post("/top-ups", &json!({ "amount": "50000.00", "currency": "RUB" })).await?;
    }
    Ok(())
}

async fn publish(buyer: &Account, staff: &Account, listing: &Listing) -> Result<String, String> {
    let offer = text(&buyer.post("/offers", &listing.body).await?, "id")?;
    buyer.post(&format!("/offers/{offer}/submission"), &json!({})).await?;
    if !listing.in_review {
        staff.post(&format!("/offers/{offer}/publication"), &json!({})).await?;
    }
    Ok(offer)
}

async fn engage(
    contractor: &Account,
    buyer: &Account,
    offer: &str,
    listing: &Listing,
) -> Result<String, String> {
    let message =
        json!({ "message": "Search ads and my own landing pages, about 30 leads a week." });
    let engagement =
        text(&contractor.post(&format!("/offers/{offer}/engagements"), &message).await?, "id")?;
    if listing.body.get("engagement").and_then(Value::as_str) == Some("request") {
        buyer.post(&format!("/engagements/{engagement}/approval"), &json!({})).await?;
    }
    Ok(engagement)
}

/// Delivers leads: most in one batch, the last ones one by one.
async fn deliver(
    contractor: &Account,
    engagement: &str,
    listing: &Listing,
    number: usize,
    turn: usize,
) -> Result<(), String> {
    let many = if turn == 0 { 18 } else { 9 };
    let first = number * 100 + turn * 40;
    let mut leads: Vec<Value> = (first..first + many)
        .map(|index| {
            let mut lead = people::lead(listing.language, index);
            if let Some(lead) = lead.as_object_mut() {
                lead.insert("engagement".into(), json!(engagement));
                if listing.body.get("price_percent").is_some()
                    && let Some(fields) = lead.get_mut("fields").and_then(Value::as_object_mut)
                {
                    fields.insert("order_amount".into(), json!(format!("{}.00", 40 + index % 300)));
                }
            }
            lead
        })
        .collect();
    let last = leads.split_off(many - 2);
    contractor.post("/leads/batch", &json!({ "leads": leads })).await?;
    for lead in last {
        contractor.post("/leads", &lead).await?;
    }
    Ok(())
}

/// The buyer works through a part of what came: accepts some, rejects a few with reasons, calls.
async fn decide(buyer: &Account, now: DateTime<Utc>) -> Result<(), String> {
    let waiting = buyer.get("/leads?status=delivered&limit=100").await?;
    let ids: Vec<String> = waiting
        .get("items")
        .and_then(Value::as_array)
        .map(|items| items.iter().filter_map(|item| text(item, "id").ok()).collect())
        .unwrap_or_default();
    for (index, id) in ids.iter().enumerate() {
        match index % 8 {
            0 | 3 | 5 => {
                buyer
                    .post(
                        &format!("/leads/{id}/attempts"),
                        &json!({ "outcome": "reached", "note": "" }),
                    )
                    .await?;
                buyer.put(&format!("/leads/{id}/stage"), &json!({ "stage": "contacted" })).await?;
                buyer.post(&format!("/leads/{id}/acceptance"), &json!({})).await?;
            }
            6 => {
                let reason = if index % 16 == 6 { "wrong_topic" } else { "not_target_person" };
                buyer
                    .post(
                        &format!("/leads/{id}/rejection"),
                        &json!({ "reason": reason, "comment": "" }),
                    )
                    .await?;
            }
            7 => {
                let body = json!({
                    "outcome": "no_answer", "note": "", "next_text": "Call again",
                    "next_at": now + TimeDelta::hours(3),
                });
                buyer.post(&format!("/leads/{id}/attempts"), &body).await?;
            }
            _ => {}
        }
    }
    Ok(())
}
