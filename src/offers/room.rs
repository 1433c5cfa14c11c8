//! How much work an offer takes now: caps and budget left, and whether its hours are open.

use chrono::{DateTime, Utc};

use super::price::price_range;
use super::{Offer, OfferStatus};

/// What is left of an offer's limits. Nothing here is a promise: others fill the same caps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Whether the offer is published.
    pub taking: bool,
    /// Whether its working hours are open; true without any.
    pub open: bool,
    /// Leads left today, in the offer's own zone: by the daily cap, and by the budgets of the day, the
    /// week and the month at the highest price; `None` without any.
    pub today: Option<i64>,
    /// Leads left in all: by the total cap and by the budget at the highest price; `None` without
    /// either.
    pub in_all: Option<i64>,
}

/// The smaller of two bounds, or the only one.
fn narrower(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

impl Room {
    /// How many more leads fit today; `None` when nothing bounds them.
    pub fn left(&self) -> Option<i64> {
        narrower(self.today, self.in_all)
    }

    /// Whether a lead sent now would meet neither closed hours nor a used-up limit.
    pub fn fits(&self) -> bool {
        self.taking && self.open && self.left() != Some(0)
    }
}

impl Offer {
    /// The room it has at this moment.
    pub fn room(&self, now: DateTime<Utc>) -> Room {
        let terms = &self.terms;
        let by_cap = terms.cap_total.map(|cap| i64::from(cap) - self.leads_total);
        let (_, dearest) = price_range(terms);
        let by_budget = terms
            .budget_total
            .map(|budget| (budget.minor() - self.committed.minor()) / dearest.price.minor().max(1));
        let in_all = narrower(by_cap, by_budget);
        let by_cap = terms.cap_daily.map(|cap| i64::from(cap) - self.leads_today);
        let by_budget =
            terms.budgets.left(self.spent).map(|left| left / dearest.price.minor().max(1));
        let today = narrower(by_cap, by_budget);
        Room {
            taking: self.status == OfferStatus::Published,
            open: terms.hours.as_ref().is_none_or(|hours| hours.is_open(now)),
            today: today.map(|left| left.max(0)),
            in_all: in_all.map(|left| left.max(0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_limit_counts() {
        let room = |today, in_all| Room { taking: true, open: true, today, in_all };
        assert_eq!(room(None, None).left(), None);
        assert_eq!(room(Some(5), None).left(), Some(5));
        assert_eq!(room(Some(5), Some(3)).left(), Some(3));
        assert!(room(None, None).fits());
        assert!(!room(Some(0), None).fits());
        assert!(!Room { open: false, ..room(None, None) }.fits());
    }
}
