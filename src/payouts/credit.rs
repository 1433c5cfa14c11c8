//! Staff let a buyer they trust pay for leads with money that has not come yet.

use serde_json::json;

use crate::accounts::{StaffSeat, audit, party};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{CreditLimitId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::number;
use crate::ledger::credit::{self, Limit};
use crate::outbox::{self, Fact};
use crate::payouts::{PayoutError, reason};

/// The largest limit, in whole units of its currency.
const MAX_WHOLE: i64 = 100_000_000;
/// How many of a party's limits its page shows.
const SHOWN: i64 = 20;

/// A limit as it is wanted, checked. Nothing ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    limit: Money,
    reason: String,
}

impl Order {
    /// Reads what a person or a program wrote. Faults name `amount`, `currency` and `reason`.
    pub fn read(
        amount: &str,
        currency: &str,
        reason: &str,
        enabled: &[Currency],
    ) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let currency = faults.take(reason::currency("currency", currency, enabled));
        let limit = currency.and_then(|currency| faults.take(limit(amount, currency)));
        let reason = faults.take(reason::read(reason));
        match (limit, reason) {
            (Some(limit), Some(reason)) => Ok(Self { limit, reason }),
            _ => Err(faults),
        }
    }
}

/// An amount of zero or more.
fn limit(written: &str, currency: Currency) -> Result<Money, Fault> {
    if written.trim().is_empty() {
        return Err(Fault::new("amount", "required"));
    }
    let zero = number::read(written, currency.decimals() == 3).is_ok_and(|number| number.is_zero());
    if zero {
        return Ok(Money::zero(currency));
    }
    let money = Money::parse_positive(written, currency)
        .map_err(|bad| Fault::new("amount", bad.fault_code()))?;
    let most = MAX_WHOLE.saturating_mul(10i64.saturating_pow(currency.decimals()));
    if money.minor() > most {
        return Err(Fault::new("amount", "too-large").with("max", MAX_WHOLE));
    }
    Ok(money)
}

/// Sets a party's limit in one currency, in place of the one before. A limit below what is used of the
/// old one is refused (`CreditInUse`).
pub fn set(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: PartyId,
    order: &Order,
) -> Result<CreditLimitId, PayoutError> {
    known(tx, staff, id)?;
    let (limit, was) = credit::set(tx, id, order.limit, staff.user, &order.reason)?;
    audit::record(
        tx,
        staff,
        "credit_set",
        "party",
        id.uuid(),
        json!({
            "amount": order.limit.decimal(),
            "was": was.decimal(),
            "currency": order.limit.currency(),
            "reason": order.reason,
        }),
    )?;
    outbox::tell(tx, &[Fact::CreditChanged { limit }])?;
    Ok(limit)
}

/// Whether there is such a party.
pub fn known(tx: &mut Tx<'_>, staff: StaffSeat, id: PartyId) -> Result<(), PayoutError> {
    match party::find(tx, staff, id) {
        Ok(_) => Ok(()),
        Err(crate::accounts::AccountError::Db(error)) => Err(error.into()),
        Err(_) => Err(PayoutError::NotFound),
    }
}

/// The limits a party had, newest first, a page of them.
pub fn history(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    party: PartyId,
) -> Result<Vec<Limit>, PayoutError> {
    Ok(credit::history(tx, party, SHOWN)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        amount: &str,
        currency: &str,
        reason: &str,
    ) -> Result<i64, Vec<(String, &'static str)>> {
        let enabled = ["RUB", "JPY", "KWD"].map(|code| code.parse().unwrap());
        Order::read(amount, currency, reason, &enabled)
            .map(|order| order.limit.minor())
            .map_err(|faults| faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect())
    }

    #[test]
    fn a_limit_is_nothing_or_more_and_has_a_reason() {
        assert_eq!(read("0", "rub", "over"), Ok(0));
        assert_eq!(read("0,00", "RUB", "over"), Ok(0));
        assert_eq!(read("1 000", "JPY", "trusted"), Ok(1_000));
        assert_eq!(read("100000000.000", "KWD", "trusted"), Ok(100_000_000_000));
        for (amount, currency, reason, field, code) in [
            ("-1", "RUB", "x", "amount", "amount-not-positive"),
            ("0.001", "RUB", "x", "amount", "amount-too-precise"),
            ("0.5", "JPY", "x", "amount", "amount-too-precise"),
            ("100000000.01", "RUB", "x", "amount", "too-large"),
            ("", "RUB", "x", "amount", "required"),
            ("much", "RUB", "x", "amount", "amount-not-a-number"),
            ("5", "USD", "x", "currency", "unknown-currency"),
            ("5", "", "x", "currency", "required"),
            ("5", "RUB", "  ", "reason", "required"),
        ] {
            assert_eq!(
                read(amount, currency, reason),
                Err(vec![(field.to_owned(), code)]),
                "{amount}"
            );
        }
    }
}
