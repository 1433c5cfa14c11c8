//! Facts in words: which letters a handful of facts makes, for whom, and what they say.
//!
//! The way of a fact: its family (one file each: [`accounts`], [`parties`], [`offers`],
//! [`engagements`], [`leads`], [`disputes`], [`moderation`], [`tasks`], [`money`], [`withdrawals`],
//! [`funds`], [`credit`], [`acts`], [`books`]) reads
//! what is true now and answers with [`Notice`]s, each one thing some [`Audience`] should hear of.
//! [`gather`] then makes one letter per reader and kind, in the reader's language and time zone, so
//! three leads that came together are one letter. [`Kind`] names every kind of letter; its words are
//! `mail-<kind>-…` in `locales/<locale>/mail.ftl`, those of disputes and of staff's part in them in
//! `mail_disputes.ftl`; all letters share one template.
//!
//! What holds:
//! - No personal data of a lead goes into a letter: it names the offer, the money and the deadline
//!   and links to the page.
//! - A user who is suspended gets nothing, and whoever lost a seat hears nothing meant for it.
//! - A fact whose subject is gone makes no letter, and that is no error.

mod accounts;
mod acts;
mod audience;
mod books;
mod credit;
mod disputes;
mod engagements;
mod funds;
mod gather;
mod kind;
mod leads;
mod moderation;
mod money;
mod notice;
mod offers;
mod parties;
mod sheet;
mod tasks;
mod withdrawals;

use crate::db::{DbError, Tx};
use crate::kernel::ids::UserId;
use crate::kernel::locale::Locale;
use crate::outbox::Fact;

pub use kind::Kind;

use audience::Audience;
use notice::{Notice, Value};

/// A letter, ready to be queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// Whose it is; nobody's yet when somebody is invited.
    pub user: Option<UserId>,
    pub locale: Locale,
    pub kind: Kind,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// The letters a handful of facts makes. `base_url` is the address people use, without a slash at
/// the end. A fixed number of statements per family, however many the facts.
pub fn write(tx: &mut Tx<'_>, facts: &[Fact], base_url: &str) -> Result<Vec<Letter>, DbError> {
    let mut notices = Vec::new();
    for family in FAMILIES {
        notices.extend(family(tx, facts)?);
    }
    gather::letters(tx, notices, base_url)
}

/// What one family makes of the facts it knows; it passes over the others.
type Family = fn(&mut Tx<'_>, &[Fact]) -> Result<Vec<Notice>, DbError>;

const FAMILIES: [Family; 14] = [
    accounts::notices,
    parties::notices,
    offers::notices,
    engagements::notices,
    leads::notices,
    disputes::notices,
    moderation::notices,
    tasks::notices,
    money::notices,
    withdrawals::notices,
    funds::notices,
    credit::notices,
    acts::notices,
    books::notices,
];
