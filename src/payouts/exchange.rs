//! Money of a party from one of its currencies into another, booked by staff at a rate they state.
//!
//! The two currencies never mix: each balances in itself, with the outside world in between. What is
//! exchanged is the party's own; credit is not. Exchanges are never changed; a mistaken one is made good
//! by another.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::exchange_rate::ExchangeRate;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{ExchangeId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::ledger::recipes;
use crate::payouts::{PayoutError, credit, reason};
use crate::schema::{exchanges, users};

/// How many of a party's exchanges its page shows.
const SHOWN: i64 = 20;

/// An exchange as it is wanted.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// What leaves: an amount in the currency `from`.
    pub amount: String,
    pub from: String,
    pub to: String,
    /// Units of `to` for one of `from`, up to eight digits after the point.
    pub rate: String,
    pub reason: String,
}

/// The same, checked: both amounts are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    from: Money,
    to: Money,
    rate: ExchangeRate,
    reason: String,
}

impl Order {
    /// Reads what a person or a program wrote. Faults name `amount`, `from`, `to`, `rate` and `reason`.
    pub fn read(written: &Written, enabled: &[Currency]) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let from = faults.take(reason::currency("from", &written.from, enabled));
        let to = faults.take(reason::currency("to", &written.to, enabled));
        if from.is_some() && from == to {
            faults.add("to", "same-currency");
        }
        let amount = from.and_then(|from| faults.take(amount(&written.amount, from)));
        let rate = faults.take(rate(&written.rate));
        let reason = faults.take(reason::read(&written.reason));
        faults.finish()?;
        let missing = || Fault::new("amount", "required");
        let (from, to, rate) = match (amount, to, rate) {
            (Some(from), Some(to), Some(rate)) => (from, to, rate),
            _ => return Err(missing().into()),
        };
        let bought =
            rate.convert(from, to).ok_or_else(|| Fault::new("rate", "rate-out-of-range"))?;
        Ok(Self { from, to: bought, rate, reason: reason.unwrap_or_default() })
    }
}

fn amount(written: &str, currency: Currency) -> Result<Money, Fault> {
    if written.trim().is_empty() {
        return Err(Fault::new("amount", "required"));
    }
    Money::parse_positive(written, currency).map_err(|bad| Fault::new("amount", bad.fault_code()))
}

fn rate(written: &str) -> Result<ExchangeRate, Fault> {
    if written.trim().is_empty() {
        return Err(Fault::new("rate", "required"));
    }
    written
        .parse()
        .map_err(|bad: crate::kernel::exchange_rate::BadRate| Fault::new("rate", bad.fault_code()))
}

/// One exchange that was booked.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub id: ExchangeId,
    pub party: PartyId,
    pub from: Money,
    pub to: Money,
    /// As it was written.
    pub rate: String,
    pub reason: String,
    /// Who booked it, by address.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// Books an exchange. `InsufficientFunds` when the wallet does not hold as much of its own.
pub fn book(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    party: PartyId,
    order: &Order,
) -> Result<Exchange, PayoutError> {
    credit::known(tx, staff, party)?;
    let (id, now) = (ExchangeId::new(), tx.now());
    let rate = order.rate.to_string();
    diesel::insert_into(exchanges::table)
        .values((
            exchanges::id.eq(id),
            exchanges::party_id.eq(party),
            exchanges::from_currency.eq(order.from.currency().code()),
            exchanges::from_amount.eq(order.from.minor()),
            exchanges::to_currency.eq(order.to.currency().code()),
            exchanges::to_amount.eq(order.to.minor()),
            exchanges::rate.eq(&rate),
            exchanges::shift.eq(ExchangeRate::shift(order.from.currency(), order.to.currency())),
            exchanges::reason.eq(&order.reason),
            exchanges::made_by.eq(staff.user),
            exchanges::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    recipes::exchange(tx, party, order.from, order.to, id.uuid())?;
    audit::record(
        tx,
        staff,
        "exchange_booked",
        "party",
        party.uuid(),
        json!({
            "exchange": id,
            "from": format!("{} {}", order.from.decimal(), order.from.currency()),
            "to": format!("{} {}", order.to.decimal(), order.to.currency()),
            "rate": rate,
            "reason": order.reason,
        }),
    )?;
    let by = users::table.find(staff.user).select(users::email).first(tx.conn())?;
    Ok(Exchange {
        id,
        party,
        from: order.from,
        to: order.to,
        rate,
        reason: order.reason.clone(),
        by,
        at: now,
    })
}

/// A party's exchanges, newest first, a page of them.
pub fn of_party(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    party: PartyId,
) -> Result<Vec<Exchange>, PayoutError> {
    type Row = (ExchangeId, i64, String, i64, String, String, String, String, DateTime<Utc>);
    let rows: Vec<Row> = exchanges::table
        .inner_join(users::table)
        .filter(exchanges::party_id.eq(party.uuid()))
        .order(exchanges::id.desc())
        .limit(SHOWN)
        .select((
            exchanges::id,
            exchanges::from_amount,
            exchanges::from_currency,
            exchanges::to_amount,
            exchanges::to_currency,
            exchanges::rate,
            exchanges::reason,
            users::email,
            exchanges::created_at,
        ))
        .load(tx.conn())?;
    let money = |minor: i64, code: &str| Some(Money::new(minor, code.parse().ok()?));
    Ok(rows
        .into_iter()
        .filter_map(|(id, from, from_code, to, to_code, rate, reason, by, at)| {
            let (from, to) = (money(from, &from_code)?, money(to, &to_code)?);
            Some(Exchange { id, party, from, to, rate, reason, by, at })
        })
        .collect())
}
