//! Calls: a buyer's numbers, the telephone exchange that tells of them, and the calls that count.

crate::text_enum! {
    /// Whose words the telephone exchange speaks.
    pub enum TelephonyKind {
        Generic = "generic",
        /// A CDR as Asterisk's AMI and ARI tell it.
        Asterisk = "asterisk",
        /// A status callback like Twilio's.
        Twilio = "twilio",
    }
}

crate::text_enum! {
    /// What became of a call.
    pub enum CallOutcome {
        /// It is a lead.
        Counted = "counted",
        /// A rule said no; the lead names it.
        Refused = "refused",
        Unanswered = "unanswered",
        /// Shorter than the terms ask.
        TooShort = "too_short",
        /// The caller hid the number.
        NoNumber = "no_number",
        /// The number rang for no engagement then.
        NotAssigned = "not_assigned",
        /// Told days after it rang.
        TooOld = "too_old",
    }
}
