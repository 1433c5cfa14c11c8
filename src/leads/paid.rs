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
        Self::part(lead.price, lead.owed, lead.fee_rate, percent)
    }

    /// The contractor's percentage of what is `owed`, rounded half up; the fee is its rounded share of
    /// that, and whatever is left of the price goes back.
    pub fn part(price: Money, owed: Money, fee_rate: Rate, percent: Percent) -> Self {
        let charged = split(owed, percent.rate()).share;
        let cut = split(charged, fee_rate);
        let back = Money::new(price.minor() - charged.minor(), price.currency());
        Self { charged, earned: cut.rest, fee: cut.share, back }
    }
}
