//! Why a buyer may reject a lead.
//!
//! Not reasons, and so not here: no answer yet, changed mind, bought elsewhere, deal lost.

use super::terms::Action;

crate::text_enum! {
    /// A coded reason for a rejection.
    pub enum Reason {
        InvalidContact = "invalid_contact",
        Duplicate = "duplicate",
        OutOfArea = "out_of_area",
        WrongTopic = "wrong_topic",
        NeverRequested = "never_requested",
        /// A job seeker, a partner, a competitor's test.
        NotTargetPerson = "not_target_person",
        Language = "language",
        Spam = "spam",
        ConsentMissing = "consent_missing",
        OrderCancelled = "order_cancelled",
        /// Needs a comment that says what.
        Other = "other",
    }
}

crate::text_enum! {
    /// When the buyer rejects.
    pub enum Period {
        /// The lead is delivered and the decision clock runs.
        Decision = "decision",
        /// The lead was accepted and its guarantee period runs.
        Guarantee = "guarantee",
    }
}

impl Reason {
    /// Whether offers paying for this action may list the reason at all.
    pub const fn fits(self, action: Action) -> bool {
        match self {
            Self::OrderCancelled => matches!(action, Action::Purchase),
            Self::InvalidContact
            | Self::Duplicate
            | Self::OutOfArea
            | Self::WrongTopic
            | Self::NeverRequested
            | Self::NotTargetPerson
            | Self::Language
            | Self::Spam
            | Self::ConsentMissing
            | Self::Other => true,
        }
    }

    /// Whether the reason may be given in this period.
    ///
    /// Inside the guarantee only what comes to light after a first good look counts: the person
    /// says they never asked or never agreed, it turns out to be spam or a duplicate of the
    /// buyer's own records, the order is cancelled. A wrong number, region, topic, language or
    /// person is plain on the first call, so it had to be said while deciding; and `other` is no
    /// back door to the rest. `order_cancelled` exists inside the guarantee only: before it the
    /// buyer has not yet accepted that there was an order.
    pub const fn within(self, period: Period) -> bool {
        let in_guarantee = match self {
            Self::Duplicate
            | Self::NeverRequested
            | Self::Spam
            | Self::ConsentMissing
            | Self::OrderCancelled => true,
            Self::InvalidContact
            | Self::OutOfArea
            | Self::WrongTopic
            | Self::NotTargetPerson
            | Self::Language
            | Self::Other => false,
        };
        match period {
            Period::Decision => !matches!(self, Self::OrderCancelled),
            Period::Guarantee => in_guarantee,
        }
    }

    /// Every reason an offer for this action may list.
    pub fn all_for(action: Action) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|reason| reason.fits(action)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_order_is_for_purchases_inside_the_guarantee() {
        assert!(Reason::OrderCancelled.fits(Action::Purchase));
        assert!(!Reason::OrderCancelled.fits(Action::Call));
        assert!(!Reason::OrderCancelled.within(Period::Decision));
        assert!(Reason::OrderCancelled.within(Period::Guarantee));
        assert_eq!(Reason::all_for(Action::Call).len(), 10);
        assert_eq!(Reason::all_for(Action::Purchase).len(), 11);
    }

    #[test]
    fn the_guarantee_is_narrower() {
        let both = |period| Reason::ALL.iter().filter(|reason| reason.within(period)).count();
        assert_eq!((both(Period::Decision), both(Period::Guarantee)), (10, 5));
    }
}
