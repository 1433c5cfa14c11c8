//! Payees: the account a party wants its money on, one for each currency.
//!
//! A change is a new version and the old ones stay: a withdrawal is paid to the version it was
//! asked for with. The details are sealed and shown by their last four characters; in full they
//! are read by whoever has just written them, and by staff through [`reveal`], which the audit
//! trail keeps. The first account of a party can be paid to at once. Every later one only after
//! the operator's delay, so that the party's people, who are all told, can notice a change they
//! did not make. That whoever changes it has just shown their password is for the caller to see to.
//!
//! Lock order: the party's row before its withdrawals.

mod details;
mod find;
mod reveal;
mod save;

use chrono::{DateTime, Utc};

use crate::kernel::ids::{PartyId, PayeeId};
use crate::kernel::money::Currency;

pub use details::{Details, Written};
pub use find::{current, history};
pub(in crate::payouts) use reveal::open;
pub use reveal::reveal;
pub use save::{Saved, save};

crate::text_enum! {
    /// How an account is named.
    pub enum PayeeKind {
        /// By an IBAN (ISO 13616).
        Iban = "iban",
        /// By twenty digits and a Russian bank's code.
        Russian = "russian",
        /// By a number of the bank's own and the bank's BIC (ISO 9362).
        Other = "other",
    }
}

/// One version of a payee, its details covered.
#[derive(Debug, Clone)]
pub struct Payee {
    pub id: PayeeId,
    pub party: PartyId,
    pub currency: Currency,
    pub version: i32,
    pub kind: PayeeKind,
    /// The last characters of the account.
    pub ending: String,
    /// Who wrote it, by address.
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    /// Nothing is paid to it earlier.
    pub usable_at: DateTime<Utc>,
}

impl Payee {
    /// `•••• 3000`.
    pub fn masked(&self) -> String {
        masked(&self.ending)
    }
}

/// An account by its last characters.
pub fn masked(ending: &str) -> String {
    format!("•••• {ending}")
}
