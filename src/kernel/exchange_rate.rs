//! What one unit of a currency is worth in another, as staff state it.

use std::fmt;
use std::str::FromStr;

use super::money::{Currency, MAX_MINOR, Money};
use super::rate::half_up;

/// The most digits after the point.
const DIGITS: u32 = 8;
/// What [`ExchangeRate`] counts in: this many to one.
const ONE: i128 = 100_000_000;
/// The most digits before the point.
const WHOLE_DIGITS: usize = 10;

/// Whole units of one currency for one whole unit of another, exact to eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeRate(i128);

/// Why a text is no rate. Each maps to a fault code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadRate {
    #[error("not a number")]
    NotANumber,
    #[error("a separator of thousands or of decimals")]
    Ambiguous,
    #[error("more than {DIGITS} digits after the point")]
    TooPrecise,
    #[error("must be above zero")]
    NotPositive,
    #[error("too large")]
    TooLarge,
}

impl BadRate {
    /// The fault code shown beside the field.
    pub const fn fault_code(self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::Ambiguous => "rate-ambiguous",
            Self::TooPrecise => "rate-too-precise",
            Self::NotPositive => "amount-not-positive",
            Self::TooLarge => "amount-too-large",
        }
    }
}

impl FromStr for ExchangeRate {
    type Err = BadRate;

    /// Reads `92.5` or `92,5`, with one separator at most. `1,500` and `1.500` could be either of two rates,
    /// one a thousand times the other: none is guessed.
    fn from_str(text: &str) -> Result<Self, BadRate> {
        if let Some((whole, part)) = text.trim().split_once([',', '.'])
            && part.len() == 3
            && (1..=3).contains(&whole.trim_start_matches('-').len())
            && !whole.trim_start_matches('-').starts_with('0')
        {
            return Err(BadRate::Ambiguous);
        }
        let text = text.trim().replace(',', ".");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.as_str()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(part) {
            return Err(BadRate::NotANumber);
        }
        let whole = whole.trim_start_matches('0');
        let part = part.trim_end_matches('0');
        if whole.len() > WHOLE_DIGITS {
            return Err(BadRate::TooLarge);
        }
        let count = u32::try_from(part.len()).map_err(|_| BadRate::TooPrecise)?;
        let missing = DIGITS.checked_sub(count).ok_or(BadRate::TooPrecise)?;
        let read = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<i128>() };
        let (whole, part) = read(whole)
            .and_then(|whole| Ok((whole, read(part)?)))
            .map_err(|_| BadRate::NotANumber)?;
        let rate = sign * (whole * ONE + part * 10i128.pow(missing));
        if rate > 0 { Ok(Self(rate)) } else { Err(BadRate::NotPositive) }
    }
}

impl fmt::Display for ExchangeRate {
    /// As it is kept: a point, and no zeros nobody needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / ONE, format!("{:08}", self.0 % ONE));
        match part.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            part => write!(f, "{whole}.{part}"),
        }
    }
}

impl ExchangeRate {
    /// How many decimals a currency has beyond another's.
    pub fn shift(from: Currency, to: Currency) -> i16 {
        let decimals = |currency: Currency| i16::try_from(currency.decimals()).unwrap_or_default();
        decimals(to) - decimals(from)
    }

    /// An amount in another currency, rounded half up to its minor unit; `None` when that is nothing,
    /// or more than one operation may name.
    pub fn convert(self, amount: Money, to: Currency) -> Option<Money> {
        let scale = |decimals: u32| 10i128.checked_pow(decimals);
        let exact =
            i128::from(amount.minor()).checked_mul(self.0)?.checked_mul(scale(to.decimals())?)?;
        let rounded = half_up(exact, ONE.checked_mul(scale(amount.currency().decimals())?)?);
        let minor = i64::try_from(rounded).ok().filter(|minor| (1..=MAX_MINOR).contains(minor))?;
        Some(Money::new(minor, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        code.parse().unwrap()
    }

    fn rate(text: &str) -> Result<String, BadRate> {
        text.parse::<ExchangeRate>().map(|rate| rate.to_string())
    }

    #[test]
    fn reads_what_staff_write() {
        assert_eq!(rate(" 92,50 "), Ok("92.5".into()));
        assert_eq!(rate("0.00000001"), Ok("0.00000001".into()));
        assert_eq!(rate("007"), Ok("7".into()));
        assert_eq!(rate("1.0850"), Ok("1.085".into()));
        assert_eq!(rate("0.125"), Ok("0.125".into()));
        assert_eq!(rate("9999999999.99999999"), Ok("9999999999.99999999".into()));
        for (text, why) in [
            ("", BadRate::NotANumber),
            ("1.", BadRate::NotANumber),
            ("1,000.5", BadRate::NotANumber),
            ("1,500", BadRate::Ambiguous),
            ("1.500", BadRate::Ambiguous),
            ("1_0", BadRate::NotANumber),
            ("1e3", BadRate::NotANumber),
            ("+1", BadRate::NotANumber),
            ("0", BadRate::NotPositive),
            ("0.000", BadRate::NotPositive),
            ("-1.5", BadRate::NotPositive),
            ("0.000000001", BadRate::TooPrecise),
            ("10000000000", BadRate::TooLarge),
        ] {
            assert_eq!(rate(text), Err(why), "{text:?}");
        }
    }

    #[test]
    fn rounds_half_up_once_between_any_decimals() {
        let convert = |minor, from: &str, text: &str, to: &str| {
            let rate: ExchangeRate = text.parse().unwrap();
            rate.convert(Money::new(minor, currency(from)), currency(to)).map(Money::minor)
        };
        assert_eq!(convert(10_000, "USD", "92.5", "RUB"), Some(925_000));
        assert_eq!(convert(1, "USD", "150.5", "JPY"), Some(2), "1.505 yen");
        assert_eq!(convert(1, "USD", "150", "JPY"), Some(2), "exactly 1.5 yen");
        assert_eq!(convert(1, "USD", "149.9", "JPY"), Some(1));
        assert_eq!(convert(100, "JPY", "0.0021", "KWD"), Some(210));
        assert_eq!(convert(5, "KWD", "0.5", "USD"), None, "a quarter of a cent is nothing");
        assert_eq!(convert(10, "KWD", "0.5", "USD"), Some(1), "half a cent is one");
        assert_eq!(convert(MAX_MINOR, "JPY", "9999999999", "KWD"), None);
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_the_exact_fraction(
            minor in 1i64..=MAX_MINOR, units in 1i128..=1_000_000_000_000_000_000,
            from in proptest::sample::select(vec!["JPY", "USD", "KWD"]),
            to in proptest::sample::select(vec!["JPY", "USD", "KWD"]),
        ) {
            let (from, to) = (currency(from), currency(to));
            let rate = ExchangeRate(units);
            // As kept, three digits after the point would be ambiguous to read.
            let kept = rate.to_string();
            let written = if kept.contains('.') { format!("{kept:0<21}") } else { kept };
            proptest::prop_assert_eq!(written.parse::<ExchangeRate>(), Ok(rate), "{}", written);
            // Twice the exact value, in parts of the divisor: |2·exact − 2·rounded| is at most one whole.
            let exact = i128::from(minor) * units * 10i128.pow(to.decimals());
            let whole = ONE * 10i128.pow(from.decimals());
            match rate.convert(Money::new(minor, from), to) {
                Some(money) => {
                    let off = 2 * exact - 2 * i128::from(money.minor()) * whole;
                    proptest::prop_assert!(-whole <= off && off < whole, "{exact} {whole} {money:?}");
                }
                None => proptest::prop_assert!(2 * exact < whole || exact / whole >= i128::from(MAX_MINOR)),
            }
        }
    }
}
