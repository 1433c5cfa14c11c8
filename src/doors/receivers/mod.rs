//! Receivers: addresses that networks and site builders send leads to by themselves.

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
