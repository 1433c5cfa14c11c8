//! Letters that remind of a task.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl,
    RunQueryDsl,
};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{LeadId, TaskId, UserId};
use crate::outbox::Fact;
use crate::schema::{lead_tasks, leads, seats, terms};

/// One letter to whoever set the task, if they still buy for that party. The task's own words are
/// left out: people write names and phones into them.
pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let due: Vec<TaskId> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::TaskDue { task } => Some(*task),
            _ => None,
        })
        .collect();
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let under = terms::offer_id.eq(leads::offer_id).and(terms::version.eq(leads::terms_version));
    let holds_seat = seats::table
        .filter(seats::user_id.eq(lead_tasks::user_id))
        .filter(seats::party_id.eq(lead_tasks::buyer_id.nullable()))
        .filter(seats::role.eq(Role::Buyer));
    let rows: Vec<(TaskId, LeadId, UserId, String, DateTime<Utc>)> = lead_tasks::table
        .inner_join(leads::table)
        .inner_join(terms::table.on(under))
        .filter(lead_tasks::id.eq_any(due.iter().map(|id| id.uuid())))
        // Done since: nothing to remind of.
        .filter(lead_tasks::done_at.is_null())
        .filter(diesel::dsl::exists(holds_seat))
        .select((lead_tasks::id, leads::id, lead_tasks::user_id, terms::title, lead_tasks::due_at))
        .load(tx.conn())?;
    let rows: HashMap<TaskId, _> = rows.into_iter().map(|row| (row.0, row)).collect();
    Ok(due
        .iter()
        .filter_map(|id| rows.get(id))
        .map(|(_, lead, user, title, due_at)| {
            let path = format!("/buyer/leads/{lead}");
            Notice::new(Kind::TaskDue, Audience::User(*user), path)
                .line("line")
                .with("offer", Value::Words(title.clone()))
                .with("when", Value::When(*due_at))
        })
        .collect())
}
