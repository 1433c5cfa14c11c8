//! Attempts to reach the person: what came of each, and what to do next.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::stage::{self, Stage};
use super::task::{NextTask, add};
use super::{LeadError, own};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::{AttemptId, LeadId, TaskId};
use crate::kernel::readable::words;
use crate::schema::{lead_attempts, leads, users};

crate::text_enum! {
    /// What came of an attempt.
    pub enum Outcome as "AttemptOutcome" {
        Reached = "reached",
        NoAnswer = "no_answer",
        Busy = "busy",
        Voicemail = "voicemail",
        WrongNumber = "wrong_number",
        /// The person asked to be called later.
        CallBack = "call_back",
        MessageSent = "message_sent",
    }
}

impl Outcome {
    /// Whether somebody was spoken to.
    pub const fn spoke(self) -> bool {
        match self {
            Self::Reached | Self::CallBack => true,
            Self::NoAnswer
            | Self::Busy
            | Self::Voicemail
            | Self::WrongNumber
            | Self::MessageSent => false,
        }
    }
}

/// The longest remark, in characters.
pub const MAX_NOTE: usize = 2_000;

/// An attempt about to be logged.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    pub outcome: Outcome,
    /// A remark; may be empty.
    pub note: String,
    pub next: Option<NextTask>,
}

/// One attempt, as logged.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Attempt {
    pub id: AttemptId,
    pub at: DateTime<Utc>,
    /// The colleague who made it, by address.
    pub by: String,
    pub outcome: Outcome,
    pub note: String,
}

/// Logs an attempt, with the next task when one is given. A lead nobody has called yet moves on by
/// itself: from `new` to `contacting`, and to `contacted` once somebody was spoken to. Later stages
/// are the buyer's own judgement and stay.
pub fn log_attempt(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    attempt: &NewAttempt,
) -> Result<(AttemptId, Option<TaskId>), LeadError> {
    let note = words("note", &attempt.note, MAX_NOTE)?;
    let held = own::lock(tx, seat, lead)?;
    // Whoever may no longer see the contact cannot have called it.
    if !held.status.reveals_contact() {
        return Err(LeadError::ContactClosed);
    }
    let (id, now) = (AttemptId::new(), tx.now());
    diesel::insert_into(lead_attempts::table)
        .values((
            lead_attempts::id.eq(id),
            lead_attempts::lead_id.eq(lead),
            lead_attempts::user_id.eq(seat.user),
            lead_attempts::at.eq(now),
            lead_attempts::outcome.eq(attempt.outcome),
            lead_attempts::note.eq(note),
        ))
        .execute(tx.conn())?;
    let moved = match (held.stage, attempt.outcome.spoke()) {
        (Stage::New | Stage::Contacting, true) => Stage::Contacted,
        (Stage::New, false) => Stage::Contacting,
        (stage, _) => stage,
    };
    stage::change(tx, seat, lead, held.stage, moved)?;
    let task = match &attempt.next {
        Some(next) => Some(add(tx, seat, lead, next)?),
        None => None,
    };
    Ok((id, task))
}

/// The attempts on a lead, newest first, at most `limit`.
pub fn attempts(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    limit: i64,
) -> Result<Vec<Attempt>, LeadError> {
    Ok(lead_attempts::table
        .inner_join(leads::table)
        .inner_join(users::table)
        .filter(lead_attempts::lead_id.eq(lead))
        .filter(leads::buyer_id.eq(seat.party))
        .order(lead_attempts::id.desc())
        .limit(limit)
        .select((
            lead_attempts::id,
            lead_attempts::at,
            users::email,
            lead_attempts::outcome,
            lead_attempts::note,
        ))
        .load(tx.conn())?)
}
