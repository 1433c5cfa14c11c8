//! Amounts of money: whole minor units of one ISO 4217 currency.
//!
//! The ledger counts in integers, so nothing is ever lost to rounding; decimals exist only where
//! people and the API write amounts. How many decimals a currency has comes from ISO 4217.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::number::{self, BadNumber};

/// The largest amount one operation may name, in minor units: far above any real one and far
/// below what would overflow a balance.
pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

/// An ISO 4217 currency, such as RUB with 2 decimals or JPY with none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits after the decimal point.
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text names no ISO 4217 currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 4217 currency code")]
pub struct UnknownCurrency(pub String);

impl FromStr for Currency {
    type Err = UnknownCurrency;
    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        iso_currency::Currency::from_code(code)
            .filter(|currency| currency.exponent().is_some())
            .map(Self)
            .ok_or_else(|| UnknownCurrency(code.to_owned()))
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

/// An amount in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why a written amount is none. Each maps to a fault code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAmount {
    #[error("not a number")]
    NotANumber,
    #[error("a separator of thousands or of decimals")]
    Ambiguous,
    #[error("more decimals than the currency has")]
    TooPrecise,
    #[error("must be above zero")]
    NotPositive,
    #[error("too large")]
    TooLarge,
}

impl BadAmount {
    /// The fault code shown beside the field.
    pub const fn fault_code(self) -> &'static str {
        match self {
            Self::NotANumber => "amount-not-a-number",
            Self::Ambiguous => "amount-ambiguous",
            Self::TooPrecise => "amount-too-precise",
            Self::NotPositive => "amount-not-positive",
            Self::TooLarge => "amount-too-large",
        }
    }
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    pub const fn minor(self) -> i64 {
        self.minor
    }

    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount as a decimal with exactly the currency's decimals, the form the API shows.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    /// Reads an amount above zero, as a person or a program writes it (see [`number`]).
    pub fn parse_positive(text: &str, currency: Currency) -> Result<Self, BadAmount> {
        let decimal = number::read(text, currency.decimals() == 3).map_err(|bad| match bad {
            BadNumber::NotANumber => BadAmount::NotANumber,
            BadNumber::Ambiguous => BadAmount::Ambiguous,
        })?;
        Self::from_decimal_positive(decimal, currency)
    }

    /// The same from a decimal.
    pub fn from_decimal_positive(decimal: Decimal, currency: Currency) -> Result<Self, BadAmount> {
        if decimal <= Decimal::ZERO {
            return Err(BadAmount::NotPositive);
        }
        let exact = decimal.normalize();
        if exact.scale() > currency.decimals() {
            return Err(BadAmount::TooPrecise);
        }
        let shift = 10i64.checked_pow(currency.decimals()).ok_or(BadAmount::TooLarge)?;
        let minor = exact.checked_mul(Decimal::from(shift)).ok_or(BadAmount::TooLarge)?.normalize();
        let minor = i64::try_from(minor.mantissa()).map_err(|_| BadAmount::TooLarge)?;
        if minor > MAX_MINOR {
            return Err(BadAmount::TooLarge);
        }
        Ok(Self { minor, currency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, code: &str) -> Result<i64, BadAmount> {
        Money::parse_positive(text, code.parse().unwrap()).map(Money::minor)
    }

    #[test]
    fn reads_what_people_write() {
        assert_eq!(read("12.50", "EUR"), Ok(1_250));
        assert_eq!(read("1 250,5", "RUB"), Ok(125_050));
        assert_eq!(read("500", "JPY"), Ok(500));
        assert_eq!(read("1.500", "KWD"), Ok(1_500));
        assert_eq!(read("1,250.50", "USD"), Ok(125_050));
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(read("0", "EUR"), Err(BadAmount::NotPositive));
        assert_eq!(read("-1", "EUR"), Err(BadAmount::NotPositive));
        assert_eq!(read("1.0005", "EUR"), Err(BadAmount::TooPrecise));
        assert_eq!(read("1,500", "EUR"), Err(BadAmount::Ambiguous));
        assert_eq!(read("5.000", "JPY"), Err(BadAmount::Ambiguous));
        assert_eq!(read("0.5", "JPY"), Err(BadAmount::TooPrecise));
        assert_eq!(read("1e9", "EUR"), Err(BadAmount::NotANumber));
        assert_eq!(read("", "EUR"), Err(BadAmount::NotANumber));
        assert_eq!(read("99999999999999999999", "EUR"), Err(BadAmount::TooLarge));
    }

    #[test]
    fn shows_every_decimal() {
        assert_eq!(Money::new(50_000, "RUB".parse().unwrap()).decimal().to_string(), "500.00");
        assert_eq!(Money::new(7, "KWD".parse().unwrap()).decimal().to_string(), "0.007");
    }

    #[test]
    fn knows_only_currencies_that_can_be_counted() {
        assert!("XXX".parse::<Currency>().is_err());
        assert!("rub".parse::<Currency>().is_err());
    }
}
