//! What a lead really comes to when it ends: its whole price, or in a split a part of it.

use super::locked::Locked;
use crate::kernel::money::Money;
use crate::kernel::rate::{Percent, Rate, split};

/// One lead's money at its end: `charged = earned + fee`, and `charged + back` is its price, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// What the buyer pays.
    pub charged: Money,
    /// What of it the contractor gets.
    pub earned: Money,
    /// What of it the operator keeps.
    pub fee: Money,
    /// What the buyer gets back.
    pub back: Money,
}

impl Paid {
    /// What a lead comes to that ends with this much for the contractor.
    pub fn of(lead: &Locked, percent: Percent) -> Self {
        if percent == Percent::ALL {
            let back = Money::new(0, lead.price.currency());
            return Self { charged: lead.price, earned: lead.payout, fee: lead.fee, back };
        }
        Self::part(lead.price, lead.fee_rate, percent)
    }

    /// The contractor's percentage of a price, rounded half up; the fee is its rounded share of that.
    pub fn part(price: Money, fee_rate: Rate, percent: Percent) -> Self {
        let price = split(price, percent.rate());
        let charged = split(price.share, fee_rate);
        Self { charged: price.share, earned: charged.rest, fee: charged.share, back: price.rest }
    }
}
