//! Which refund a rail tells of: the one that is known, or another of the same payment. Pure.
//!
//! Events come in any order and more than once. A refund's own events have its name and its amount; a
//! charge's say how much it gave back in all, and name nothing.

use super::{Refund, RefundStatus};
use crate::kernel::ids::TopUpId;
use crate::payouts::checkout::{RefundState, RefundTold};

/// How what a rail tells stands to the refund that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It is of this one.
    Same,
    /// It is a part of this one, or sums it up, and says nothing of how far it is.
    Summed,
    /// It is of another refund of the same payment.
    Other,
}

impl Refund {
    /// One refund is told from another by the rail's name of it. Until that is known, ours is the one that
    /// names our top-up, and what was made over there is within what the charge said it gave back.
    pub(super) fn told(&self, id: TopUpId, told: &RefundTold) -> Told {
        let same_sum = told.amount.is_none_or(|amount| amount == self.amount);
        let within = told.amount.is_none_or(|amount| amount.minor() <= self.amount.minor());
        let running = matches!(self.status, RefundStatus::Asked | RefundStatus::Sent);
        let yes = |same: bool| if same { Told::Same } else { Told::Other };
        let names_ours = told.top_up == Some(id);
        match (&told.id, &self.rail_id) {
            (Some(told), Some(known)) => yes(told == known && same_sum),
            (Some(_), None) if self.made_here => yes(names_ours && same_sum),
            // A charge says how much it gave back in all: its parts are told too, and an older sum may come
            // later than a newer one.
            _ if within && !same_sum && !self.made_here => Told::Summed,
            (Some(_), None) => yes(same_sum),
            // What failed gave nothing back: then something else did.
            (None, _) if self.status == RefundStatus::Failed => {
                yes(told.state != RefundState::Done)
            }
            (None, _) if running && same_sum && !names_ours => Told::Summed,
            (None, _) => yes(same_sum),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Money;

    fn euros(minor: i64) -> Money {
        Money::new(minor, "EUR".parse().unwrap())
    }

    fn known(status: RefundStatus, made_here: bool, rail_id: Option<&str>) -> Refund {
        Refund {
            amount: euros(40),
            reason: "x".into(),
            status,
            problem: None,
            created_at: "2026-11-28T10:00:00Z".parse().unwrap(),
            made_here,
            rail_id: rail_id.map(str::to_owned),
        }
    }

    #[test]
    fn a_refund_is_known_by_its_name_and_before_that_by_what_it_says() {
        use RefundStatus::{Asked, Done, Failed};
        let id = TopUpId::new();
        let (ours, outside) = (true, false);
        for (status, made, name, told, minor, names_ours, wanted) in [
            // Named: its name and its amount, and nothing else.
            (Done, ours, Some("re_1"), Some("re_1"), 40, false, Told::Same),
            (Done, ours, Some("re_1"), Some("re_2"), 40, false, Told::Other),
            (Done, ours, Some("re_1"), Some("re_1"), 41, false, Told::Other),
            // Not named yet: ours names our top-up, another's does not.
            (Asked, ours, None, Some("re_1"), 40, true, Told::Same),
            (Asked, ours, None, Some("re_2"), 40, false, Told::Other),
            // Followed by what a charge said: its parts are within it.
            (Done, outside, None, Some("re_1"), 40, false, Told::Same),
            (Done, outside, None, Some("re_1"), 15, false, Told::Summed),
            (Done, outside, None, Some("re_1"), 41, false, Told::Other),
            // A charge: as much is this one, less is old news, more is another.
            (Done, outside, Some("re_1"), None, 40, false, Told::Same),
            (Done, outside, Some("re_1"), None, 15, false, Told::Summed),
            (Done, outside, Some("re_1"), None, 80, false, Told::Other),
            // It does not end ours, and something of another sum is not ours.
            (Asked, ours, None, None, 40, false, Told::Summed),
            (Asked, ours, None, None, 15, false, Told::Other),
            (Asked, ours, None, None, 40, true, Told::Same),
            // Ours failed, and money went back all the same.
            (Failed, ours, Some("re_1"), None, 40, false, Told::Other),
        ] {
            let said = RefundTold {
                id: told.map(str::to_owned),
                top_up: names_ours.then_some(id),
                intent: None,
                amount: Some(euros(minor)),
                state: RefundState::Done,
                problem: None,
            };
            let found = known(status, made, name).told(id, &said);
            assert_eq!(found, wanted, "{status} {made} {name:?}: {told:?} {minor} {names_ours}");
        }
    }
}
