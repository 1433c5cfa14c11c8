//! The queue of mails: one row per letter and reader, from being written to being sent.
//!
//! A mail is `queued` until a mail server (or the folder) has it, then `sent`; after
//! [`MOST_TRIES`], or a server's final no, it is `failed` and waits for staff.
//!
//! [`claim`](claim::claim) takes a mail by moving its next try into the future before anything is
//! sent: a **lease**. A process that dies in between loses nothing, because the lease runs out; two
//! never hold one mail, because a lease is taken under the row's lock. What cannot be known is
//! whether a dead process had handed its mail over just before: then it goes twice, under one
//! Message-ID.

mod claim;
mod outcome;
mod queue;
mod sending;
mod staff;

use chrono::TimeDelta;

pub use queue::queue;
pub(super) use sending::send;
pub use staff::{Entry, MailError, Tally, Words, find, list, retry, tally, words};

/// After so many tries a mail has failed: with the back-off, after about a day.
pub const MOST_TRIES: i32 = 8;
/// How long a claimed mail is left to whoever claimed it.
pub const LEASE: TimeDelta = TimeDelta::minutes(5);

crate::text_enum! {
    /// Where a mail is.
    pub enum MailStatus {
        Queued = "queued",
        Sent = "sent",
        Failed = "failed",
    }
}
