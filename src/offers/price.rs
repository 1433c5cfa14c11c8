//! What one lead costs: the price, cut into the contractor's payout and the operator's fee.

use rust_decimal::Decimal;

use super::terms::{Price, Terms};
use crate::kernel::money::{BadAmount, Money};
use crate::kernel::rate::split;

/// The form field that carries the order's amount when the price is a share of it.
pub const ORDER_AMOUNT: &str = "order_amount";

/// One lead's money: `price = payout + fee`, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priced {
    /// What the buyer pays.
    pub price: Money,
    /// What the contractor gets.
    pub payout: Money,
    /// What the operator keeps.
    pub fee: Money,
}

/// Why a price cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unpriced {
    /// The price is a share of the order and no order amount was given.
    #[error("the order's amount is missing")]
    OrderAmountMissing,
    #[error("the order's amount is wrong: {0}")]
    OrderAmount(#[from] BadAmount),
}

impl Unpriced {
    /// The fault code for the field [`ORDER_AMOUNT`].
    pub const fn fault_code(self) -> &'static str {
        match self {
            Self::OrderAmountMissing => "required",
            Self::OrderAmount(bad) => bad.fault_code(),
        }
    }
}

/// Cuts a price by the fee: the fee is the rounded share, the contractor keeps the rest.
pub fn cut(price: Money, terms: &Terms) -> Priced {
    let cut = split(price, terms.fee);
    Priced { price, payout: cut.rest, fee: cut.share }
}

/// The price of one lead. `order_amount` is in the offer's currency and matters only when the
/// price is a share of the order; the share is rounded half up, then kept between floor and cap.
pub fn price_of(terms: &Terms, order_amount: Option<Decimal>) -> Result<Priced, Unpriced> {
    let price = match terms.price {
        Price::Flat(price) => price,
        Price::Percent { rate, floor, cap } => {
            let order = order_amount.ok_or(Unpriced::OrderAmountMissing)?;
            let share = rate.of(Money::from_decimal_positive(order, terms.currency)?);
            Money::new(
                share.minor().clamp(floor.minor(), cap.minor().max(floor.minor())),
                terms.currency,
            )
        }
    };
    Ok(cut(price, terms))
}

/// The most and the least one lead may cost, cut by the fee; equal when the price is flat.
pub fn price_range(terms: &Terms) -> (Priced, Priced) {
    match terms.price {
        Price::Flat(price) => (cut(price, terms), cut(price, terms)),
        Price::Percent { floor, cap, .. } => (cut(floor, terms), cut(cap, terms)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::rate::Rate;
    use crate::offers::terms::sample;

    fn terms(price: Price, fee: i32) -> Terms {
        Terms { price, fee: Rate::from_basis_points(fee).unwrap(), ..sample() }
    }

    fn rub(minor: i64) -> Money {
        Money::new(minor, "RUB".parse().unwrap())
    }

    #[test]
    fn a_flat_price_ignores_the_order() {
        let priced = price_of(&terms(Price::Flat(rub(50_000)), 1_000), Some(Decimal::ONE)).unwrap();
        assert_eq!(
            (priced.price, priced.payout, priced.fee),
            (rub(50_000), rub(45_000), rub(5_000))
        );
    }

    #[test]
    fn a_share_is_rounded_half_up_and_kept_between_floor_and_cap() {
        let rate = Rate::from_basis_points(750).unwrap();
        let terms = terms(Price::Percent { rate, floor: rub(10_000), cap: rub(200_000) }, 1_250);
        let price = |order: &str| price_of(&terms, Some(order.parse().unwrap())).unwrap().price;
        assert_eq!(price("100"), rub(10_000), "the floor");
        assert_eq!(price("1000000"), rub(200_000), "the cap");
        assert_eq!(price("2000.20"), rub(15_002), "15001.5 rounds up");
        let priced = price_of(&terms, Some("2000.20".parse().unwrap())).unwrap();
        assert_eq!(
            (priced.fee, priced.payout),
            (rub(1_875), rub(13_127)),
            "the fee is rounded, the payout the rest"
        );
    }

    #[test]
    fn says_why_it_cannot_be_told() {
        let rate = Rate::from_basis_points(750).unwrap();
        let terms = terms(Price::Percent { rate, floor: rub(1), cap: rub(2) }, 0);
        assert_eq!(price_of(&terms, None), Err(Unpriced::OrderAmountMissing));
        let bad = |order: &str| price_of(&terms, Some(order.parse().unwrap())).unwrap_err();
        assert_eq!(bad("0"), Unpriced::OrderAmount(BadAmount::NotPositive));
        assert_eq!(bad("1.001"), Unpriced::OrderAmount(BadAmount::TooPrecise));
    }

    proptest::proptest! {
        #[test]
        fn price_is_payout_and_fee(minor in 1i64..1_000_000_000, fee in 0i32..=5_000) {
            let priced = price_of(&terms(Price::Flat(rub(minor)), fee), None).unwrap();
            proptest::prop_assert_eq!(priced.price.minor(), priced.payout.minor() + priced.fee.minor());
            proptest::prop_assert!(priced.payout.minor() >= 0);
        }
    }
}
