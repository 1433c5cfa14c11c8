//! The queue as staff see it.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl};
use serde_json::json;

use super::MailStatus;
use crate::accounts::{StaffSeat, audit};
use crate::db::{DbError, Tx};
use crate::kernel::ids::MailId;
use crate::kernel::locale::Locale;
use crate::kernel::paging::{Listing, Paging};
use crate::outside::letters::Kind;
use crate::outside::mail::Mailer;
use crate::schema::mails;

/// Why staff could not do something with a mail.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    #[error("mail not found")]
    NotFound,
    /// Only a mail that failed can be tried again: any other is on its way or there.
    #[error("the mail has not failed")]
    NotFailed,
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(MailError);

/// A mail in the list: all but its words.
#[derive(Debug, Clone, Queryable)]
pub struct Entry {
    pub id: MailId,
    pub kind: Kind,
    pub recipient: String,
    pub locale: Locale,
    pub subject: String,
    pub status: MailStatus,
    pub tries: i32,
    pub next_try_at: DateTime<Utc>,
    /// What the server said the last time.
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// What a mail says.
#[derive(Debug, Clone)]
pub struct Words {
    pub text: String,
    pub html: String,
}

/// How many mails wait and how many failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub queued: i64,
    pub failed: i64,
}

type Columns = (
    mails::id,
    mails::kind,
    mails::recipient,
    mails::locale,
    mails::subject,
    mails::status,
    mails::tries,
    mails::next_try_at,
    mails::last_error,
    mails::created_at,
    mails::sent_at,
);

const COLUMNS: Columns = (
    mails::id,
    mails::kind,
    mails::recipient,
    mails::locale,
    mails::subject,
    mails::status,
    mails::tries,
    mails::next_try_at,
    mails::last_error,
    mails::created_at,
    mails::sent_at,
);

/// Mails, newest first, of one status or all.
pub fn list(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    status: Option<MailStatus>,
    paging: Paging,
) -> Result<Listing<Entry>, MailError> {
    let mut query =
        mails::table.select(COLUMNS).order(mails::id.desc()).limit(paging.fetch()).into_boxed();
    if let Some(status) = status {
        query = query.filter(mails::status.eq(status));
    }
    if let Some(after) = paging.after {
        query = query.filter(mails::id.lt(after));
    }
    let rows: Vec<Entry> = query.load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// One mail.
pub fn find(tx: &mut Tx<'_>, _: StaffSeat, id: MailId) -> Result<Entry, MailError> {
    let entry = mails::table.find(id).select(COLUMNS).first(tx.conn()).optional()?;
    entry.ok_or(MailError::NotFound)
}

/// What a mail says, for an exchange whose mails stay on the machine; `None` when `mailer` takes
/// them away: then they reach their reader, and nobody else has a reason to read them.
///
/// A letter whose link lets its holder in is a key to somebody's account: that it was read stands
/// in the audit trail.
pub fn words(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: MailId,
    mailer: &dyn Mailer,
) -> Result<Option<Words>, MailError> {
    if mailer.leaves_the_machine() {
        return Ok(None);
    }
    let found: Option<(Kind, String, String, String)> = mails::table
        .find(id)
        .select((mails::kind, mails::recipient, mails::text_body, mails::html_body))
        .first(tx.conn())
        .optional()?;
    let (kind, recipient, text, html) = found.ok_or(MailError::NotFound)?;
    if kind.carries_secret() {
        let detail = json!({ "email": recipient });
        audit::record(tx, staff, "mail_read", "mail", id.uuid(), detail)?;
    }
    Ok(Some(Words { text, html }))
}

/// What waits and what failed.
pub fn tally(tx: &mut Tx<'_>, _: StaffSeat) -> Result<Tally, MailError> {
    let count = |tx: &mut Tx<'_>, status: MailStatus| {
        mails::table.filter(mails::status.eq(status)).count().get_result(tx.conn())
    };
    Ok(Tally { queued: count(tx, MailStatus::Queued)?, failed: count(tx, MailStatus::Failed)? })
}

/// Queues a failed mail again, with all its tries before it.
pub fn retry(tx: &mut Tx<'_>, staff: StaffSeat, id: MailId) -> Result<(), MailError> {
    let now = tx.now();
    let failed = mails::table.find(id).filter(mails::status.eq(MailStatus::Failed));
    let changed = diesel::update(failed)
        .set((mails::status.eq(MailStatus::Queued), mails::tries.eq(0), mails::next_try_at.eq(now)))
        .execute(tx.conn())?;
    if changed == 0 {
        // Not there, or not failed: `find` tells which.
        find(tx, staff, id)?;
        return Err(MailError::NotFailed);
    }
    audit::record(tx, staff, "mail_retried", "mail", id.uuid(), json!({}))?;
    tx.announce();
    Ok(())
}
