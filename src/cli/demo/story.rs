//! What happens in the demo market, in order: it opens a month ago, then works day by day.

use serde_json::{Value, json};

use super::api::{Account, text};
use super::doors::Teller;
use super::market::{self, BUYERS, CONTRACTORS, Channel, Firm, Listing, Standing};
use super::money;
use super::month::{self, Month};
use super::trade::{self, Trade};
use super::{Stage, say};
use crate::accounts::admin::create_staff;
use crate::accounts::link::{self, Purpose};
use crate::accounts::password::Password;
use crate::accounts::{AccountError, confirm};
use crate::kernel::contact::Email;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::schema::users;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

/// Leads come so often, in hours: never at the same time of day for long.
const ROUND: i64 = 37;
/// Buyers sit down to decide so many hours later.
const LATER: i64 = 5;

/// Fills the exchange: people, money, offers, engagements, leads, decisions.
pub async fn tell(stage: &Stage) -> Result<(), String> {
    let mut month = if stage.own_clock { Month::begin(&stage.db) } else { Month::none(&stage.db) };
    let Opening { mut trades, staff, contractors } = open(stage).await?;
    for round in 0.. {
        if round % 5 == 0 {
            say(&format!("Filling a small market: day {} of {}", month.day(), month::DAYS))?;
        }
        for trade in &mut trades {
            trade.deliver(round, month.now()).await?;
        }
        if month.hours_left() < ROUND {
            break;
        }
        month.pass(LATER)?;
        for trade in &trades {
            trade.judge(&staff).await?;
            trade.decide().await?;
            trade.contest().await?;
        }
        if round == money::HALF {
            let mut asked = Vec::new();
            for contractor in &contractors {
                asked.extend(money::withdraw(contractor).await?);
            }
            money::pay(&staff, &asked).await?;
        }
        month.pass(ROUND - LATER)?;
        for trade in &trades {
            trade.face().await?;
        }
    }
    month.pass(month.hours_left())?;
    for trade in &mut trades {
        trade.deliver(trade::TODAY, month.now()).await?;
        trade.begin_today(month.now()).await?;
    }
    if let Some(first) = trades.first_mut() {
        first.import().await?;
    }
    // Two withdrawals and a bank's statement wait for staff.
    for contractor in &contractors {
        money::withdraw(contractor).await?;
    }
    money::bank_statement(&staff, &month.now().format("%d.%m.%Y").to_string()).await?;
    // The first offer's people have answered each other today; at the others it is somebody's turn.
    for (number, trade) in trades.iter().enumerate() {
        trade.contest().await?;
        if number == 0 {
            trade.face().await?;
        }
    }
    Ok(())
}

/// What the market's first hour leaves.
struct Opening {
    trades: Vec<Trade>,
    staff: Account,
    contractors: Vec<Account>,
}

/// The market's first hour.
async fn open(stage: &Stage) -> Result<Opening, String> {
    let nobody = Account::nobody(&stage.api)?;
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
    money::agree(&staff, &account(&market::OKNA)?, "Окна и двери").await?;
    money::exchange(&staff, &account(&market::BRIGHT)?).await?;
    let mut contractors = Vec::new();
    for firm in &CONTRACTORS {
        let contractor = account(firm)?;
        money::name_payees(&contractor, firm.name).await?;
        contractors.push(contractor);
    }
    let mut trades = Vec::new();
    for (number, listing) in market::listings().into_iter().enumerate() {
        let buyer = account(&listing.buyer)?;
        let offer = publish(&buyer, &staff, &listing).await?;
        match listing.standing {
            Standing::InReview => {}
            Standing::Asked => {
                ask(&account(&market::SPUTNIK)?, &offer).await?;
            }
            Standing::Working => {
                let teller = teller(&buyer, &listing).await?;
                let mut engagements = Vec::new();
                for firm in &CONTRACTORS {
                    let contractor = account(firm)?;
                    let engagement = engage(&contractor, &buyer, &offer, &listing).await?;
                    engagements.push((contractor, engagement));
                }
                trades.push(Trade::new(number, listing, buyer, engagements, teller));
            }
        }
    }
    Ok(Opening { trades, staff, contractors })
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
    if let Some(leads) = listing.lot {
        buyer.put(&format!("/offers/{offer}/lot"), &json!({ "leads": leads })).await?;
    }
    buyer.post(&format!("/offers/{offer}/submission"), &json!({})).await?;
    if listing.standing != Standing::InReview {
        staff.post(&format!("/offers/{offer}/publication"), &json!({})).await?;
    }
    Ok(offer)
}

/// What tells of the offer's leads, where it is not its contractors.
async fn teller(buyer: &Account, listing: &Listing) -> Result<Option<Teller>, String> {
    match listing.channel {
        Channel::Sent => Ok(None),
        Channel::Tracked => {
            let title = text(&listing.body, "title")?;
            let label = title.split(',').next().unwrap_or_default();
            Teller::site(buyer, label).await.map(Some)
        }
        Channel::Called => {
            let numbers = ["+7 495 010-20-30", "+7 495 010-20-31", "+7 495 010-20-32"];
            Teller::telephony(buyer, "Офис", &numbers).await.map(Some)
        }
    }
}

/// Asks to work on an offer, and answers the engagement.
async fn ask(contractor: &Account, offer: &str) -> Result<String, String> {
    let message =
        json!({ "message": "Search ads and my own landing pages, about 30 leads a week." });
    text(&contractor.post(&format!("/offers/{offer}/engagements"), &message).await?, "id")
}

async fn engage(
    contractor: &Account,
    buyer: &Account,
    offer: &str,
    listing: &Listing,
) -> Result<String, String> {
    let engagement = ask(contractor, offer).await?;
    if listing.body.get("engagement").and_then(Value::as_str) == Some("request") {
        buyer.post(&format!("/engagements/{engagement}/approval"), &json!({})).await?;
    }
    Ok(engagement)
}
