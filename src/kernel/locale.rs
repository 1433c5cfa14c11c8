//! The languages the exchange speaks.

crate::text_enum! {
    /// A language of the interface and of mails.
    #[derive(Default)]
    pub enum Locale {
        #[default]
        En = "en",
        Ru = "ru",
        Es = "es",
    }
}
