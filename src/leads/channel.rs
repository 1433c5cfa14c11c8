//! The door a lead came in by.

crate::text_enum! {
    /// The door a lead came in by.
    pub enum Channel {
        Page = "page",
        Api = "api",
        Form = "form",
        Import = "import",
        Call = "call",
        Postback = "postback",
    }
}
