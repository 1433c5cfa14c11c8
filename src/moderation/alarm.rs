//! What staff must look at: rung by facts, each once, and open until somebody says what was done.

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, NullableExpressionMethods, OptionalExtension,
    QueryDsl, Queryable, RunQueryDsl,
};
use serde_json::{Value, json};

use super::ModerationError;
use crate::accounts::{StaffSeat, audit};
use crate::db::{DbError, Tx};
use crate::disputes::reject::step_of;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{AlarmId, LeadId, PartyId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::readable::words;
use crate::outbox::Fact;
use crate::schema::{alarms, parties, users};

crate::text_enum! {
    /// What rings.
    pub enum AlarmKind {
        /// A buyer rejected more than half of what it decided within a day, and much.
        BulkRejection = "bulk_rejection",
        /// A verdict's deadline passed; the lead settled by the rule.
        VerdictOverdue = "verdict_overdue",
        /// The books do not add up.
        Ledger = "ledger",
        /// A payment is not as it should be.
        Payment = "payment",
    }
}

/// The longest note, in characters.
pub const MAX_NOTE: usize = 1_000;

/// An alarm about to ring.
struct Ringing {
    kind: AlarmKind,
    /// Two of the same thing ring once.
    thing: String,
    party: Option<PartyId>,
    lead: Option<LeadId>,
    detail: Value,
}

impl Ringing {
    fn of(fact: &Fact, now: DateTime<Utc>) -> Option<Self> {
        let day = now.date_naive();
        match fact {
            Fact::BulkRejection { buyer, rejected, decided } => Some(Self {
                kind: AlarmKind::BulkRejection,
                // Again when they have doubled: what was handled was less.
                thing: format!("{buyer} {day} {}", step_of(*rejected)),
                party: Some(*buyer),
                lead: None,
                detail: json!({ "rejected": rejected, "decided": decided }),
            }),
            Fact::VerdictOverdue { lead } => Some(Self {
                kind: AlarmKind::VerdictOverdue,
                thing: lead.to_string(),
                party: None,
                lead: Some(*lead),
                detail: json!({}),
            }),
            Fact::LedgerAlarm { rule, what } => Some(Self {
                kind: AlarmKind::Ledger,
                thing: format!("{rule}: {what} {day}"),
                party: None,
                lead: None,
                detail: json!({ "rule": rule, "what": what }),
            }),
            Fact::PaymentAlarm { top_up, trouble, about } => Some(Self {
                kind: AlarmKind::Payment,
                thing: format!("{trouble} {about} {top_up}"),
                party: None,
                lead: None,
                detail: json!({ "trouble": trouble, "top_up": top_up, "about": about }),
            }),
            _ => None,
        }
    }
}

/// Rings what facts call for. Answers the facts that are news: a bulk rejection that rang today
/// already needs no second letter.
pub fn hear(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Fact>, DbError> {
    let now = tx.now();
    let mut news = Vec::with_capacity(facts.len());
    for fact in facts {
        let fresh = match Ringing::of(fact, now) {
            Some(ringing) => ring(tx, &ringing)?,
            None => true,
        };
        if fresh || !matches!(fact, Fact::BulkRejection { .. }) {
            news.push(fact.clone());
        }
    }
    Ok(news)
}

fn ring(tx: &mut Tx<'_>, ringing: &Ringing) -> Result<bool, DbError> {
    let now = tx.now();
    let rung = diesel::insert_into(alarms::table)
        .values((
            alarms::id.eq(AlarmId::new()),
            alarms::kind.eq(ringing.kind),
            alarms::thing.eq(&ringing.thing),
            alarms::party_id.eq(ringing.party),
            alarms::lead_id.eq(ringing.lead),
            alarms::detail.eq(&ringing.detail),
            alarms::at.eq(now),
        ))
        .on_conflict((alarms::kind, alarms::thing))
        .do_nothing()
        .execute(tx.conn())?;
    Ok(rung > 0)
}

/// An alarm as staff read it.
#[derive(Debug, Clone, Queryable)]
pub struct Alarm {
    pub id: AlarmId,
    pub kind: AlarmKind,
    pub party: Option<PartyId>,
    pub party_name: Option<String>,
    pub lead: Option<LeadId>,
    pub detail: Value,
    pub at: DateTime<Utc>,
    pub handled_at: Option<DateTime<Utc>>,
    /// Who handled it, by address.
    pub handled_by: Option<String>,
    pub note: Option<String>,
}

/// Alarms: open ones oldest first, handled ones newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    handled: bool,
    paging: Paging,
) -> Result<Listing<Alarm>, ModerationError> {
    let mut query = alarms::table
        .left_join(parties::table)
        .left_join(users::table)
        .limit(paging.fetch())
        .select((
            alarms::id,
            alarms::kind,
            alarms::party_id,
            parties::name.nullable(),
            alarms::lead_id,
            alarms::detail,
            alarms::at,
            alarms::handled_at,
            users::email.nullable(),
            alarms::note,
        ))
        .into_boxed();
    query = if handled {
        query.filter(alarms::handled_at.is_not_null()).order(alarms::id.desc())
    } else {
        query.filter(alarms::handled_at.is_null()).order(alarms::id.asc())
    };
    if let Some(after) = paging.after {
        query = if handled {
            query.filter(alarms::id.lt(after))
        } else {
            query.filter(alarms::id.gt(after))
        };
    }
    let rows: Vec<Alarm> = query.load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// How many alarms are open.
pub fn open(tx: &mut Tx<'_>) -> Result<i64, ModerationError> {
    Ok(alarms::table.filter(alarms::handled_at.is_null()).count().get_result(tx.conn())?)
}

/// Says what was done about an alarm. `AlreadyDecided` when somebody said so before.
pub fn handle(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: AlarmId,
    note: &str,
) -> Result<(), ModerationError> {
    let now = tx.now();
    let note = words("note", note, MAX_NOTE)?;
    if note.is_empty() {
        return Err(Faults::from(Fault::new("note", "required")).into());
    }
    let open = alarms::table.filter(alarms::id.eq(id).and(alarms::handled_at.is_null()));
    let changed = diesel::update(open)
        .set((
            alarms::handled_at.eq(now),
            alarms::handled_by.eq(staff.user),
            alarms::note.eq(&note),
        ))
        .execute(tx.conn())?;
    if changed == 0 {
        let there: Option<AlarmId> =
            alarms::table.find(id).select(alarms::id).first(tx.conn()).optional()?;
        return Err(there.map_or(ModerationError::NotFound, |_| ModerationError::AlreadyDecided));
    }
    audit::record(tx, staff, "alarm_handled", "alarm", id.uuid(), json!({ "note": note }))?;
    Ok(())
}
