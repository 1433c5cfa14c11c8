//! The door a lead came in by.

crate::text_enum! {
    /// The door a lead came in by.
    pub enum Channel {
        Page = "page",
        Api = "api",
        Form = "form",
        Import = "import",
        /// A network or site builder that sends leads by itself.
        Receiver = "receiver",
        Call = "call",
        Postback = "postback",
    }
}
