//! What is asked for, read and checked against the operator's rules.

use crate::config::Withdrawals;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{Currency, Money};
use crate::ledger::Balance;

/// An amount that may be withdrawn, as far as can be told before the money is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub amount: Money,
    pub fee: Money,
    pub two_people: bool,
}

impl Order {
    /// Reads what a person or a program wrote. Faults name `amount` and `currency`. `enabled` are the
    /// currencies of the exchange; what a party still has in another may leave too.
    pub fn read(
        amount: &str,
        currency: &str,
        rules: &Withdrawals,
        enabled: &[Currency],
        wallets: &[Balance],
    ) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let code = currency.trim().to_ascii_uppercase();
        let known = |currency: &Currency| {
            enabled.contains(currency) || wallets.iter().any(|wallet| wallet.currency == *currency)
        };
        let currency = match code.parse::<Currency>() {
            _ if code.is_empty() => Err(Fault::new("currency", "required")),
            Ok(currency) if known(&currency) => Ok(currency),
            _ => Err(Fault::new("currency", "unknown-currency")),
        };
        let currency = faults.take(currency);
        if amount.trim().is_empty() {
            faults.add("amount", "required");
        }
        let Some(currency) = currency.filter(|_| faults.is_empty()) else { return Err(faults) };
        let amount = Money::parse_positive(amount, currency)
            .map_err(|bad| Fault::new("amount", bad.fault_code()))?;
        let minimum = rules.minimum(currency);
        if amount.minor() < minimum.minor() {
            return Err(Fault::new("amount", "too-small").with("min", minimum.decimal()).into());
        }
        let free = wallets.iter().find(|wallet| wallet.currency == currency);
        let free = free.map_or(Money::zero(currency), |wallet| wallet.free);
        if amount.minor() > free.minor() {
            return Err(more_than_free(free).into());
        }
        Ok(Self { amount, fee: rules.fee(currency), two_people: rules.takes_two(amount) })
    }
}

/// There is not as much in the wallet; on credit there may be less than nothing.
fn more_than_free(free: Money) -> Fault {
    if free.minor() > 0 {
        Fault::new("amount", "more-than-free")
            .with("max", format!("{} {}", free.decimal(), free.currency()))
    } else {
        Fault::new("amount", "nothing-free")
    }
}
