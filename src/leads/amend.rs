//! An order's amount changed after its lead came: what the lead costs from then on.
//!
//! The price is told anew by the lead's own terms. Less than was held counts at once and the rest goes
//! back when the lead ends; more than was held counts only up to it, because nothing else is reserved.

use diesel::sql_types::{BigInt, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryDsl, RunQueryDsl};
use serde_json::json;

use super::locked::Locked;
use super::step::{Entry, record};
use super::{Actor, LeadError};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::money::Money;
use crate::offers::price::price_of;
use crate::offers::terms::{Price, Terms};
use crate::schema::leads;

/// What a changed amount did to a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amendment {
    /// The lead has ended, or never held money: nothing changes any more.
    Ended,
    /// Its price does not depend on the order.
    Flat,
    /// This is what is owed now.
    Owed(Money),
    /// By its terms it would be more than was held; what was held is owed.
    HeldOnly(Money),
    /// By its terms such an amount has no price.
    Unpriced,
}

/// Prices a locked lead anew for an order's new amount, which `was` another before, and writes it into
/// the history both sides read. `actor` is the side that tells it.
pub fn amend(
    tx: &mut Tx<'_>,
    lead: &Locked,
    actor: Actor,
    was: Option<Money>,
    order: Money,
) -> Result<Amendment, LeadError> {
    if lead.status.is_final() || lead.hold.is_none() {
        return Ok(Amendment::Ended);
    }
    let version: i32 = leads::table.find(lead.id).select(leads::terms_version).first(tx.conn())?;
    let terms = Terms::load(tx, lead.offer, version)?;
    if matches!(terms.price, Price::Flat(_)) {
        return Ok(Amendment::Flat);
    }
    let Ok(priced) = price_of(&terms, Some(order.decimal())) else {
        return Ok(Amendment::Unpriced);
    };
    let asked = priced.price;
    let owed = if asked.minor() > lead.price.minor() { lead.price } else { asked };
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO amended_prices (lead_id, price, at) VALUES ($1, $2, $3)
         ON CONFLICT (lead_id) DO UPDATE SET price = excluded.price, at = excluded.at",
    )
    .bind::<SqlUuid, _>(lead.id)
    .bind::<BigInt, _>(owed.minor())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    let detail = json!({
        "order_was": was.map(|was| was.decimal().to_string()),
        "order": order.decimal().to_string(),
        "price_was": lead.owed.decimal().to_string(),
        "price": owed.decimal().to_string(),
        "price_asked": (asked != owed).then(|| asked.decimal().to_string()),
        "currency": owed.currency().code(),
    });
    record(tx, actor, &[Entry { lead: lead.id, event: "amended", detail }])?;
    Ok(if asked == owed { Amendment::Owed(owed) } else { Amendment::HeldOnly(owed) })
}
