//! What the operator sets for money going out.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::kernel::money::{Currency, Money};

/// The rules of withdrawals, and who pays them out.
#[derive(Debug, Clone)]
pub struct Withdrawals {
    /// The least that can be asked for.
    pub minimum: PerCurrency,
    /// What the operator keeps of each one that is paid.
    pub fee: PerCurrency,
    /// From which amount on it takes two people to approve one.
    pub two_people: PerCurrency,
    /// How long nothing is paid to an account that was just changed.
    pub payee_delay: TimeDelta,
    pub debtor: Debtor,
}

/// An amount for some currencies.
#[derive(Debug, Clone, Default)]
pub struct PerCurrency(BTreeMap<&'static str, Money>);

/// Who pays withdrawals out, as the bank knows them.
#[derive(Debug, Clone)]
pub struct Debtor {
    pub name: String,
    /// Whose days it counts: a payment is asked for on one of them.
    pub zone: Tz,
    /// Of the bank the accounts are at.
    pub bic: Option<String>,
    /// By currency code: an IBAN, or another account's number.
    pub accounts: BTreeMap<&'static str, String>,
}

/// What holds when nothing is set; `settings.rs` shows the same.
pub(super) const MINIMUM: &str = "RUB:500,USD:10,EUR:10,BYN:20";
pub(super) const TWO_PEOPLE: &str = "RUB:300000,USD:3000,EUR:3000,BYN:10000";
pub(super) const NAME: &str = "lead-exchange";
pub(super) const DELAY_HOURS: i64 = 48;

impl Default for Withdrawals {
    fn default() -> Self {
        let read = |text| PerCurrency::read(text).unwrap_or_default();
        Self {
            minimum: read(MINIMUM),
            fee: PerCurrency::default(),
            two_people: read(TWO_PEOPLE),
            payee_delay: TimeDelta::hours(DELAY_HOURS),
            debtor: Debtor {
                name: NAME.to_owned(),
                zone: Tz::UTC,
                bic: None,
                accounts: BTreeMap::new(),
            },
        }
    }
}

/// `EUR:10,RUB:500` in pairs; `None` when a currency is none or stands twice.
fn pairs(text: &str) -> Option<BTreeMap<&'static str, (Currency, &str)>> {
    let mut found = BTreeMap::new();
    for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (code, value) = pair.split_once(':')?;
        let currency: Currency = code.trim().parse().ok()?;
        if found.insert(currency.code(), (currency, value.trim())).is_some() {
            return None;
        }
    }
    Some(found)
}

impl PerCurrency {
    /// Reads `EUR:10,RUB:500`. An amount may be zero.
    pub fn read(text: &str) -> Option<Self> {
        let amounts = pairs(text)?.into_values().map(|(currency, amount)| {
            let zero = amount.chars().all(|c| matches!(c, '0' | '.')) && amount.starts_with('0');
            let money = match zero {
                true => Money::zero(currency),
                false => Money::parse_positive(amount, currency).ok()?,
            };
            Some((currency.code(), money))
        });
        amounts.collect::<Option<_>>().map(Self)
    }

    /// The amount for a currency, if one is set.
    pub fn of(&self, currency: Currency) -> Option<Money> {
        self.0.get(currency.code()).copied()
    }
}

impl Debtor {
    /// Reads accounts as `EUR:DE89370400440532013000,RUB:40702810…`, spaces left out.
    pub fn read_accounts(text: &str) -> Option<BTreeMap<&'static str, String>> {
        let accounts = pairs(text)?.into_values().map(|(currency, account)| {
            let account: String = account.chars().filter(|c| !c.is_whitespace()).collect();
            let plain = (1..=34).contains(&account.len())
                && account.chars().all(|c| c.is_ascii_alphanumeric());
            plain.then(|| (currency.code(), account.to_ascii_uppercase()))
        });
        accounts.collect()
    }
}

impl Withdrawals {
    /// What is kept of a withdrawal in this currency.
    pub fn fee(&self, currency: Currency) -> Money {
        self.fee.of(currency).unwrap_or(Money::zero(currency))
    }

    /// The least that can be asked for: what is set, and never so little that the fee eats it.
    pub fn minimum(&self, currency: Currency) -> Money {
        let set = self.minimum.of(currency).map_or(0, Money::minor);
        let above_fee = self.fee(currency).minor().saturating_add(1);
        Money::new(set.max(above_fee), currency)
    }

    /// Whether this amount takes two people to approve.
    pub fn takes_two(&self, amount: Money) -> bool {
        self.two_people.of(amount.currency()).is_some_and(|from| amount.minor() >= from.minor())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pairs_and_nothing_else() {
        let euro: Currency = "EUR".parse().unwrap();
        let read = PerCurrency::read(" EUR:10.50, RUB:500 ").unwrap();
        assert_eq!(read.of(euro).map(Money::minor), Some(1_050));
        assert_eq!(PerCurrency::read("EUR:0").unwrap().of(euro).map(Money::minor), Some(0));
        assert!(PerCurrency::read("").unwrap().of(euro).is_none());
        for wrong in ["EUR", "EUR:", "EUR:ten", "XXX:1", "EUR:1,EUR:2", "EUR:-1", "EUR:0.001"] {
            assert!(PerCurrency::read(wrong).is_none(), "{wrong}");
        }
        let accounts = Debtor::read_accounts("EUR:de89 3704 0044 0532 0130 00").unwrap();
        assert_eq!(accounts["EUR"], "DE89370400440532013000");
        assert!(Debtor::read_accounts("EUR:<x>").is_none());
    }

    #[test]
    fn a_fee_never_eats_all_of_it() {
        let rules =
            Withdrawals { fee: PerCurrency::read("EUR:12").unwrap(), ..Withdrawals::default() };
        assert_eq!(rules.minimum("EUR".parse().unwrap()).minor(), 1_201);
        assert_eq!(rules.minimum("RUB".parse().unwrap()).minor(), 50_000);
        assert!(rules.takes_two(Money::new(300_000, "EUR".parse().unwrap())));
        assert!(!rules.takes_two(Money::new(299_999, "EUR".parse().unwrap())));
    }
}
