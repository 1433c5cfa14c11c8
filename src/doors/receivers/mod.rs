//! Receivers: addresses that networks and site builders send leads to by themselves.
//!
//! Only their table and the kinds are here yet: no route takes a lead from one, and no page shows one.

crate::text_enum! {
    /// Whose payload it understands.
    pub enum ReceiverKind {
        GoogleAds = "google_ads",
        Meta = "meta",
        Tilda = "tilda",
        /// Any JSON or form, by a mapping of its own.
        Generic = "generic",
    }
}
