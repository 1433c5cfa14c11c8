//! The ways money comes in.

crate::text_enum! {
    /// How a top-up is paid.
    pub enum Rail {
        /// A transfer to the operator's account, found by its reference.
        Bank = "bank",
        /// A payment page of a provider, which tells of it by itself.
        Checkout = "checkout",
    }
}
