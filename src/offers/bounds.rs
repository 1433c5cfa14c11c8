//! What the operator sets for every offer: the fee, the currencies, and how far terms may go.

use std::ops::RangeInclusive;

use crate::kernel::money::Currency;
use crate::kernel::rate::Rate;

/// The operator's rules. The database's own CHECKs are the outer walls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// The share of every price the operator keeps, frozen into terms when they are.
    pub fee: Rate,
    /// What offers may be priced in; the first is proposed.
    pub currencies: Vec<Currency>,
    pub decision_hours: RangeInclusive<i32>,
    pub guarantee_hours: RangeInclusive<i32>,
    pub appeal_hours: RangeInclusive<i32>,
    pub statement_hours: RangeInclusive<i32>,
    pub dedupe_days: RangeInclusive<i32>,
    /// In percent.
    pub return_share_cap: RangeInclusive<i32>,
}

impl Bounds {
    /// The widest windows, with the operator's fee and currencies.
    pub fn new(fee: Rate, currencies: Vec<Currency>) -> Self {
        Self {
            fee,
            currencies,
            decision_hours: 1..=2_160,
            guarantee_hours: 0..=2_160,
            appeal_hours: 1..=720,
            statement_hours: 1..=720,
            dedupe_days: 0..=365,
            return_share_cap: 0..=100,
        }
    }
}

#[cfg(test)]
impl Default for Bounds {
    /// Ten percent; the four currencies of the house.
    fn default() -> Self {
        let currencies =
            ["RUB", "USD", "EUR", "BYN"].iter().filter_map(|code| code.parse().ok()).collect();
        Self::new(Rate::from_basis_points(1_000).unwrap(), currencies)
    }
}
