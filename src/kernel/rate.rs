//! Shares of money in basis points, and the one place that rounds.

use rust_decimal::Decimal;

use super::money::Money;
use super::number;

/// A share in basis points (1/100 of a percent): 1,000 is 10 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(i32);

impl Rate {
    pub const WHOLE: i32 = 10_000;

    /// `None` outside 0..=100 %.
    pub fn from_basis_points(points: i32) -> Option<Self> {
        (0..=Self::WHOLE).contains(&points).then_some(Self(points))
    }

    /// 10 %: what the operator takes when nothing else is configured.
    pub const fn default_fee() -> Self {
        Self(1_000)
    }

    /// Reads a percentage with up to two decimals, such as `7.5`.
    pub fn from_percent(percent: Decimal) -> Option<Self> {
        let points = percent.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
        if points.scale() != 0 {
            return None;
        }
        i32::try_from(points.mantissa()).ok().and_then(Self::from_basis_points)
    }

    /// Reads a percentage as people write it, with a point or a comma before the decimals. Neither is taken
    /// for thousands, since no share is that large.
    pub fn read_percent(text: &str) -> Option<Self> {
        let plain = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
        number::exact(&plain).and_then(Self::from_percent)
    }

    pub const fn basis_points(self) -> i32 {
        self.0
    }

    pub fn percent(self) -> Decimal {
        Decimal::new(i64::from(self.0), 2).normalize()
    }

    /// This share of an amount, rounded half away from zero to the minor unit.
    pub fn of(self, amount: Money) -> Money {
        let exact = i128::from(amount.minor()) * i128::from(self.0);
        let rounded = half_up(exact, i128::from(Self::WHOLE));
        // A share of an i64 fits an i64.
        Money::new(i64::try_from(rounded).unwrap_or(amount.minor()), amount.currency())
    }
}

/// A fraction as a whole number, rounded half away from zero: the one rounding of the exchange.
/// `whole` is above zero.
pub(super) fn half_up(part: i128, whole: i128) -> i128 {
    let (quotient, rest) = (part / whole, part % whole);
    if rest.abs() >= whole - rest.abs() { quotient + part.signum() } else { quotient }
}

/// Whole percents, 0 to 100: what the contractor gets of a disputed price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i16);

impl Percent {
    pub const NOTHING: Self = Self(0);
    pub const ALL: Self = Self(100);

    /// `None` outside 0..=100.
    pub fn new(percent: i64) -> Option<Self> {
        i16::try_from(percent).ok().filter(|percent| (0..=100).contains(percent)).map(Self)
    }

    pub const fn get(self) -> i16 {
        self.0
    }

    /// Some, but not all.
    pub const fn splits(self) -> bool {
        0 < self.0 && self.0 < 100
    }

    pub fn rate(self) -> Rate {
        Rate(i32::from(self.0) * 100)
    }
}

/// An amount cut in two: `share + rest` is the whole, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    pub share: Money,
    pub rest: Money,
}

/// Cuts `rate` off an amount. The share is rounded half up to the minor unit, and the rest gets
/// the remainder: of a price, the fee is the rounded share and the contractor keeps the rest.
pub fn split(amount: Money, rate: Rate) -> Split {
    let share = rate.of(amount);
    Split { share, rest: Money::new(amount.minor() - share.minor(), amount.currency()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Currency;

    #[test]
    fn splits_add_up_and_round_half_up() {
        let rub: Currency = "RUB".parse().unwrap();
        let rate = Rate::from_basis_points(1250).unwrap();
        let cut = split(Money::new(1_004, rub), rate);
        assert_eq!((cut.share.minor(), cut.rest.minor()), (126, 878), "125.5 rounds up");
    }

    proptest::proptest! {
        #[test]
        fn any_split_is_exact(minor in 0i64..=i64::MAX, points in 0i32..=10_000) {
            let whole = Money::new(minor, "USD".parse().unwrap());
            let cut = split(whole, Rate::from_basis_points(points).unwrap());
            proptest::prop_assert_eq!(cut.share.minor() + cut.rest.minor(), minor);
            proptest::prop_assert!(cut.share.minor() >= 0 && cut.rest.minor() >= 0);
        }
    }
}
