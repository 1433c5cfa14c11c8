//! The exchange's own reasons for a "no" at intake.
//!
//! A refused lead costs nothing and reveals nothing: it is kept, with its rule, so that both the
//! contractor and staff can see that nothing was dropped silently.

crate::text_enum! {
    /// The rule a lead was refused by. Its words are `refusal-<rule>` in the locale files.
    pub enum Rule {
        /// The contractor has left, or was never let in.
        EngagementNotActive = "engagement_not_active",
        ContractorSuspended = "contractor_suspended",
        /// Paused, closed, or its buyer is suspended.
        OfferNotOpen = "offer_not_open",
        /// The terms take leads in working hours only.
        OutsideHours = "outside_hours",
        SourceNotAllowed = "source_not_allowed",
        InvalidPhone = "invalid_phone",
        InvalidEmail = "invalid_email",
        OutOfArea = "out_of_area",
        /// The same phone or e-mail came to this offer within the window of its terms.
        Duplicate = "duplicate",
        DailyCap = "daily_cap",
        TotalCap = "total_cap",
        Budget = "budget",
        /// The buyer's wallet cannot pay for it.
        InsufficientFunds = "insufficient_funds",
        /// Held as suspicious, and not let through.
        Quarantine = "quarantine",
    }
}
