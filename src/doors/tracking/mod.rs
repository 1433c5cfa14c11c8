//! Tracking: links that remember the click, and the reports of what visitors did on the buyer's site.

crate::text_enum! {
    /// What a site reports.
    pub enum Event as "TrackedEvent" {
        Registration = "registration",
        Purchase = "purchase",
    }
}
