//! What the buyer means to do next with a lead, and when. The worker reminds of those that are due.
//!
//! Tasks belong to the buying party: whichever colleague is free does them.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use super::{LeadError, Status, contact, own};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{LeadId, TaskId};
use crate::kernel::readable::words;
use crate::kernel::secret::Vault;
use crate::schema::{lead_tasks, leads, terms};

/// The longest text, in characters.
pub const MAX_TEXT: usize = 500;
/// The furthest ahead a task may be set.
const FURTHEST: TimeDelta = TimeDelta::days(5 * 365);

/// A task about to be set.
#[derive(Debug, Clone)]
pub struct NextTask {
    pub due_at: DateTime<Utc>,
    /// What to do; may be empty, then it is a call.
    pub text: String,
}

/// One open task.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Task {
    pub id: TaskId,
    pub lead: LeadId,
    pub lead_status: Status,
    pub offer_title: String,
    pub text: String,
    pub due_at: DateTime<Utc>,
}

/// Sets a task for a lead. Its time must be still to come.
pub fn add(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    next: &NextTask,
) -> Result<TaskId, LeadError> {
    let text = words("next_text", &next.text, MAX_TEXT)?;
    let now = tx.now();
    to_come(next.due_at, now, "next_at")?;
    own::lock(tx, seat, lead)?;
    let id = TaskId::new();
    diesel::insert_into(lead_tasks::table)
        .values((
            lead_tasks::id.eq(id),
            lead_tasks::lead_id.eq(lead),
            lead_tasks::buyer_id.eq(seat.party),
            lead_tasks::user_id.eq(seat.user),
            lead_tasks::text.eq(text),
            lead_tasks::due_at.eq(next.due_at),
            lead_tasks::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Marks a task as done. Doing it twice is doing it once.
pub fn finish(tx: &mut Tx<'_>, seat: BuyerSeat, task: TaskId) -> Result<LeadId, LeadError> {
    let now = tx.now();
    let lead: Option<LeadId> = diesel::update(lead_tasks::table)
        .filter(lead_tasks::id.eq(task).and(lead_tasks::buyer_id.eq(seat.party)))
        .set(
            lead_tasks::done_at.eq(diesel::dsl::sql::<
                diesel::sql_types::Nullable<diesel::sql_types::Timestamptz>,
            >("coalesce(done_at, ")
            .bind::<diesel::sql_types::Timestamptz, _>(now)
            .sql(")")),
        )
        .returning(lead_tasks::lead_id)
        .get_results(tx.conn())?
        .pop();
    lead.ok_or(LeadError::NotFound)
}

/// Puts an open task off to another time, and reminds of it again then.
pub fn reschedule(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    task: TaskId,
    due_at: DateTime<Utc>,
) -> Result<LeadId, LeadError> {
    to_come(due_at, tx.now(), "due_at")?;
    let lead: Option<LeadId> = diesel::update(lead_tasks::table)
        .filter(lead_tasks::id.eq(task).and(lead_tasks::buyer_id.eq(seat.party)))
        .filter(lead_tasks::done_at.is_null())
        .set((lead_tasks::due_at.eq(due_at), lead_tasks::reminded_at.eq(None::<DateTime<Utc>>)))
        .returning(lead_tasks::lead_id)
        .get_results(tx.conn())?
        .pop();
    lead.ok_or(LeadError::NotFound)
}

fn to_come(at: DateTime<Utc>, now: DateTime<Utc>, field: &'static str) -> Result<(), LeadError> {
    let code = match at {
        at if at <= now => "date-past",
        at if at > now + FURTHEST => "date-far",
        _ => return Ok(()),
    };
    Err(LeadError::Invalid(Fault::new(field, code).into()))
}

/// The party's open tasks, soonest first, at most `limit`; of one lead when it is named.
pub fn open(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: Option<LeadId>,
    limit: i64,
) -> Result<Vec<Task>, LeadError> {
    let mut query =
        lead_tasks::table
            .inner_join(leads::table.inner_join(terms::table.on(
                terms::offer_id.eq(leads::offer_id).and(terms::version.eq(leads::terms_version)),
            )))
            .filter(lead_tasks::buyer_id.eq(seat.party))
            .filter(lead_tasks::done_at.is_null())
            .order((lead_tasks::due_at, lead_tasks::id))
            .limit(limit)
            .select((
                lead_tasks::id,
                lead_tasks::lead_id,
                leads::status,
                terms::title,
                lead_tasks::text,
                lead_tasks::due_at,
            ))
            .into_boxed();
    if let Some(lead) = lead {
        query = query.filter(lead_tasks::lead_id.eq(lead));
    }
    Ok(query.load(tx.conn())?)
}

/// The names of the people behind tasks, as far as the buyer may still see them.
pub fn names(
    tx: &mut Tx<'_>,
    vault: &Vault,
    tasks: &[Task],
) -> Result<HashMap<LeadId, String>, LeadError> {
    let seen: Vec<LeadId> = tasks
        .iter()
        .filter(|task| task.lead_status.reveals_contact())
        .map(|task| task.lead)
        .collect();
    let contacts = contact::load(tx, vault, &seen)?;
    Ok(contacts.into_iter().filter_map(|(lead, contact)| Some((lead, contact.name?))).collect())
}

/// How many tasks are due by a moment, for the frame; at most `cap`.
pub fn count_due(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    by: DateTime<Utc>,
    cap: i64,
) -> Result<i64, LeadError> {
    let due: Vec<TaskId> = lead_tasks::table
        .filter(lead_tasks::buyer_id.eq(seat.party))
        .filter(lead_tasks::done_at.is_null())
        .filter(lead_tasks::due_at.le(by))
        .limit(cap)
        .select(lead_tasks::id)
        .load(tx.conn())?;
    Ok(i64::try_from(due.len()).unwrap_or(cap))
}
