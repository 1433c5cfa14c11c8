//! Amounts as Stripe counts them, which is mostly but not always the currency's minor unit.
//!
//! Its list of currencies (<https://docs.stripe.com/currencies>): most have two decimals; some none; in
//! five with three the last digit must be nought; ISK is written with two it does not have. On UGX the
//! list contradicts itself, so that one is not taken.

use crate::kernel::money::{Currency, Money};

const NO_DECIMALS: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
const THREE_DECIMALS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// The decimals of an amount over there; `None` for a currency it does not take.
fn decimals(currency: Currency) -> Option<u32> {
    let code = currency.code();
    if NO_DECIMALS.contains(&code) {
        return Some(0);
    }
    if THREE_DECIMALS.contains(&code) {
        return Some(3);
    }
    match (code, currency.decimals()) {
        ("ISK", _) | (_, 2) => Some(2),
        _ => None,
    }
}

/// An amount in the provider's units; `None` when it cannot be said there exactly.
pub(super) fn out(amount: Money) -> Option<i64> {
    let (there, here) = (decimals(amount.currency())?, amount.currency().decimals());
    let minor = if there >= here {
        amount.minor().checked_mul(10i64.checked_pow(there - here)?)?
    } else {
        let cut = 10i64.checked_pow(here - there)?;
        (amount.minor().checked_rem(cut)? == 0).then(|| amount.minor() / cut)?
    };
    let fits = there != 3 || minor.checked_rem(10)? == 0;
    // The provider takes at most eight digits.
    (fits && (1..=99_999_999).contains(&minor)).then_some(minor)
}

/// An amount out of the provider's units.
pub(super) fn back(units: i64, currency: &str) -> Option<Money> {
    let currency: Currency = currency.to_ascii_uppercase().parse().ok()?;
    let (there, here) = (decimals(currency)?, currency.decimals());
    let minor = if here >= there {
        units.checked_mul(10i64.checked_pow(here - there)?)?
    } else {
        let cut = 10i64.checked_pow(there - here)?;
        (units.checked_rem(cut)? == 0).then(|| units / cut)?
    };
    (minor > 0).then(|| Money::new(minor, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(amount: &str, code: &str) -> Option<i64> {
        out(Money::parse_positive(amount, code.parse().unwrap()).unwrap())
    }

    #[test]
    fn every_currency_is_counted_as_the_provider_does() {
        assert_eq!(units("10", "USD"), Some(1_000));
        assert_eq!(units("500", "JPY"), Some(500));
        assert_eq!(units("5.120", "KWD"), Some(5_120));
        assert_eq!(units("5.124", "KWD"), None, "its last digit is not nought");
        assert_eq!(units("5", "ISK"), Some(500));
        assert_eq!(units("5", "MGA"), Some(5));
        assert_eq!(units("5.20", "MGA"), None, "it has no decimals there");
        assert_eq!(units("1000", "UGX"), None);
        assert_eq!(units("1000000", "USD"), None, "nine digits");
        assert_eq!(units("999999.99", "USD"), Some(99_999_999));
    }

    proptest::proptest! {
        #[test]
        fn what_goes_out_comes_back(minor in 1i64..99_999_999, which in 0usize..6) {
            let code = ["USD", "JPY", "KWD", "ISK", "MGA", "RUB"][which];
            let amount = Money::new(minor, code.parse().unwrap());
            if let Some(units) = out(amount) {
                proptest::prop_assert_eq!(back(units, &code.to_lowercase()), Some(amount));
            }
        }
    }
}
