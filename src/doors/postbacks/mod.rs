//! Postbacks: what a contractor's tracker is told of its leads.

crate::text_enum! {
    /// What became of a postback.
    pub enum PostbackStatus {
        Queued = "queued",
        Sent = "sent",
        /// Nothing had changed since the last one.
        Skipped = "skipped",
        Failed = "failed",
    }
}
