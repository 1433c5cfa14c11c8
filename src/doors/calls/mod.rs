//! Calls: a buyer's numbers, the telephone exchange that tells of them, and the calls that count.
//!
//! Each [`number`] of the buyer's pool rings for one engagement at a time; what it rang for stays
//! written down, so that a call told late is judged by when it rang. The buyer's telephone exchange
//! ([`telephony`]) tells of ended calls in its own words ([`told`]), proved by a secret or a signature.
//! A call that was answered and lasted becomes a lead through the intake queue ([`report`]); every other
//! is kept with the reason why it did not.

pub mod number;
pub mod of_lead;
pub mod proof;
pub mod read;
pub mod report;
pub mod telephony;
pub mod told;
mod trial;

pub use report::{Claim, Step, finish, receive};
pub use trial::trial;

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
