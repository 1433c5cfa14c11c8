//! Takes locked leads one step along the table: row, money, history and outbox in one go.
//!
//! Whatever the number of leads, a step is a fixed number of statements. Money moves after the
//! offers' counters, in the lock order of the slice.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use serde_json::json;

use super::finding::Finding;
use super::locked::Locked;
use super::paid::Paid;
use super::status::{Deadline, MoneyMove, Move};
use super::verdict_reason::VerdictReason;
use super::{Actor, Event, LeadError, Status};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{EventId, LeadId};
use crate::kernel::rate::Percent;
use crate::ledger::recipes::{Capture, Release, end_holds};
use crate::offers::reason::Reason;
use crate::outbox::{self, Fact};

/// One event happening to one or more leads.
#[derive(Debug, Clone)]
pub struct Change {
    pub event: Event,
    pub actor: Actor,
    /// The buyer's, with a rejection.
    pub reason: Option<Reason>,
    pub comment: Option<String>,
    /// What the exchange found about the reason, lead by lead, where it could look.
    pub findings: HashMap<LeadId, Finding>,
    /// How many files came along.
    pub files: usize,
    /// What the contractor gets of a lead that is captured: all of it but in a split.
    pub percent: Percent,
    /// Why staff decided as they did, and in which words.
    pub verdict: Option<(VerdictReason, String)>,
    /// When staff must have decided: counted by the operator's calendar, which leads do not know.
    pub verdict_due: Option<DateTime<Utc>>,
}

impl Change {
    pub fn new(event: Event, actor: Actor) -> Self {
        Self {
            event,
            actor,
            reason: None,
            comment: None,
            findings: HashMap::new(),
            files: 0,
            percent: Percent::ALL,
            verdict: None,
            verdict_due: None,
        }
    }
}

/// Applies a change to leads that all allow it; the first that does not fails them all, so callers
/// sort those out before. A lead accepted with no guarantee left settles in the same step.
/// The leads come back as they are afterwards.
pub fn step(
    tx: &mut Tx<'_>,
    leads: Vec<Locked>,
    change: &Change,
) -> Result<Vec<Locked>, LeadError> {
    if leads.is_empty() {
        return Ok(leads);
    }
    let now = tx.now();
    let moved = leads
        .into_iter()
        .map(|lead| {
            let next = lead.status.on_by(change.event, change.actor.side)?;
            let due_at = next.deadline.map(|deadline| due(&lead, deadline, change, now));
            Ok((lead, next, due_at))
        })
        .collect::<Result<Vec<_>, LeadError>>()?;
    write_rows(tx, &moved, change)?;
    move_money(tx, &moved, change.percent)?;
    write_history(tx, &moved, change)?;
    outbox::tell(tx, &facts(&moved, change))?;

    let leads: Vec<Locked> = moved
        .into_iter()
        .map(|(lead, next, due_at)| Locked { status: next.to, due_at, ..lead })
        .collect();
    let (at_once, rest): (Vec<_>, Vec<_>) = leads.into_iter().partition(|lead| {
        lead.status == Status::Accepted && lead.due_at.is_some_and(|due| due <= now)
    });
    let mut done = step(tx, at_once, &Change::new(Event::Expire, Actor::CLOCK))?;
    done.extend(rest);
    Ok(done)
}

type Moved = (Locked, Move, Option<DateTime<Utc>>);

/// When the next clock ends. A clock that follows a deadline counts from that deadline, not from
/// when the worker came round to it: a late worker takes nobody's time.
fn due(lead: &Locked, deadline: Deadline, change: &Change, now: DateTime<Utc>) -> DateTime<Utc> {
    let from = match change.event {
        Event::Expire => lead.due_at.unwrap_or(now),
        _ => now,
    };
    let hours = match deadline {
        Deadline::Guarantee => lead.guarantee_hours,
        Deadline::Appeal => lead.appeal_hours,
        Deadline::Statement => lead.statement_hours,
        Deadline::Decision => 0,
        Deadline::Verdict => return change.verdict_due.unwrap_or(from),
    };
    from + TimeDelta::hours(i64::from(hours))
}

fn write_rows(tx: &mut Tx<'_>, moved: &[Moved], change: &Change) -> Result<(), LeadError> {
    let now = tx.now();
    let decided =
        matches!(change.event, Event::Accept | Event::Reject | Event::Refer | Event::Expire);
    let paid: Vec<Option<Paid>> = moved
        .iter()
        .map(|(lead, next, _)| (next.to == Status::Settled).then(|| Paid::of(lead, change.percent)))
        .collect();
    let minor = |of: fn(&Paid) -> i64| -> Vec<Option<i64>> {
        paid.iter().map(|paid| paid.as_ref().map(of)).collect()
    };
    diesel::sql_query(
        "UPDATE leads l SET
             status = m.status,
             due_at = m.due_at,
             refusal_rule = CASE WHEN m.status = 'refused' THEN 'quarantine' ELSE l.refusal_rule END,
             reason = coalesce($4, l.reason),
             comment = CASE WHEN $4 IS NULL THEN l.comment ELSE $5 END,
             decided_at = CASE WHEN $6 AND l.status = 'delivered' THEN $7 ELSE l.decided_at END,
             decided_by_clock = l.decided_by_clock OR (l.status = 'delivered' AND $8),
             ended_at = CASE WHEN m.due_at IS NULL THEN $7 END,
             charged = m.charged,
             earned = m.earned
           FROM unnest($1, $2, $3, $9, $10) AS m (id, status, due_at, charged, earned)
          WHERE l.id = m.id",
    )
    .bind::<Array<SqlUuid>, _>(moved.iter().map(|(lead, ..)| lead.id).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(moved.iter().map(|(_, next, _)| next.to.as_str()).collect::<Vec<_>>())
    .bind::<Array<Nullable<Timestamptz>>, _>(moved.iter().map(|(.., due_at)| *due_at).collect::<Vec<_>>())
    .bind::<Nullable<Text>, _>(change.reason.map(Reason::as_str))
    .bind::<Nullable<Text>, _>(change.comment.as_deref())
    .bind::<Bool, _>(decided)
    .bind::<Timestamptz, _>(now)
    .bind::<Bool, _>(change.event == Event::Expire)
    .bind::<Array<Nullable<BigInt>>, _>(minor(|paid| paid.charged.minor()))
    .bind::<Array<Nullable<BigInt>>, _>(minor(|paid| paid.earned.minor()))
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

fn move_money(tx: &mut Tx<'_>, moved: &[Moved], percent: Percent) -> Result<(), LeadError> {
    let (mut captures, mut releases, mut freed) = (Vec::new(), Vec::new(), Vec::<Freed>::new());
    for (lead, next, _) in moved {
        let Some(hold) = lead.hold else { continue };
        let (buyer, subject) = (lead.buyer, lead.id.uuid());
        match next.money {
            MoneyMove::Capture => {
                let paid = Paid::of(lead, percent);
                captures.push(Capture {
                    hold,
                    buyer,
                    contractor: lead.contractor,
                    payout: paid.earned,
                    fee: paid.fee,
                    subject,
                });
                if paid.back.minor() > 0 {
                    releases.push(Release { hold, buyer, amount: paid.back, subject });
                    freed.push(Freed { lead: lead.id, back: paid.back.minor(), whole: false });
                }
            }
            MoneyMove::Release => {
                releases.push(Release { hold, buyer, amount: lead.price, subject });
                freed.push(Freed { lead: lead.id, back: lead.price.minor(), whole: true });
            }
            // A lead let out of quarantine gets its hold before it takes this step, or the database
            // refuses the row (leads_money_before_contact).
            MoneyMove::Stay | MoneyMove::Hold => {}
        }
    }
    uncommit(tx, &freed)?;
    end_holds(tx, &captures, &releases)?;
    Ok(())
}

/// What comes back of a lead, minor units, and whether it is all of it.
struct Freed {
    lead: LeadId,
    back: i64,
    whole: bool,
}

/// What came back no longer counts against its offer's budgets, those of a day, a week and a month as
/// long as the lead's own lasts; and a lead returned as a whole not against its total cap. The day's
/// cap keeps counting it: it bounds how much work a day brings, and the work was done.
///
/// Which day a lead was counted on follows from its own terms' zone, whatever the offer's is now. A zone
/// that was changed and changed back may have forgotten it: no counter goes below nothing.
fn uncommit(tx: &mut Tx<'_>, freed: &[Freed]) -> Result<(), LeadError> {
    if freed.is_empty() {
        return Ok(());
    }
    diesel::sql_query(
        "WITH came AS (
             SELECT l.offer_id, r.price, r.whole, (l.created_at AT TIME ZONE t.time_zone)::date AS day
               FROM unnest($1, $2, $3) AS r (lead_id, price, whole) JOIN leads l ON l.id = r.lead_id
               JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
         ), locked AS (
             SELECT o.id, o.counted_on FROM offers o WHERE o.id IN (SELECT offer_id FROM came)
              ORDER BY o.id FOR NO KEY UPDATE OF o
         ), back AS (
             SELECT k.id, sum(c.price)::bigint AS price, count(*) FILTER (WHERE c.whole) AS leads,
                    coalesce(sum(c.price) FILTER (WHERE c.day = k.counted_on), 0)::bigint AS day,
                    coalesce(sum(c.price) FILTER (WHERE date_trunc('week', c.day::timestamp)
                                                        = date_trunc('week', k.counted_on::timestamp)), 0)::bigint AS week,
                    coalesce(sum(c.price) FILTER (WHERE date_trunc('month', c.day::timestamp)
                                                        = date_trunc('month', k.counted_on::timestamp)), 0)::bigint AS month
               FROM came c JOIN locked k ON k.id = c.offer_id GROUP BY k.id
         )
         UPDATE offers o SET committed = o.committed - b.price, leads_total = o.leads_total - b.leads,
                             spent_day = greatest(o.spent_day - b.day, 0),
                             spent_week = greatest(o.spent_week - b.week, 0),
                             spent_month = greatest(o.spent_month - b.month, 0)
           FROM back b WHERE o.id = b.id",
    )
    .bind::<Array<SqlUuid>, _>(freed.iter().map(|row| row.lead).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(freed.iter().map(|row| row.back).collect::<Vec<_>>())
    .bind::<Array<Bool>, _>(freed.iter().map(|row| row.whole).collect::<Vec<_>>())
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

fn write_history(tx: &mut Tx<'_>, moved: &[Moved], change: &Change) -> Result<(), LeadError> {
    let entries: Vec<Entry> = moved
        .iter()
        .map(|(lead, next, due_at)| Entry {
            lead: lead.id,
            // An answer changes whose turn it is, not what the lead is.
            event: if next.to == lead.status { "answered" } else { next.to.as_str() },
            detail: json!({
                "by": change.event,
                "reason": change.reason,
                "comment": change.comment,
                "finding": change.findings.get(&lead.id),
                "files": change.files,
                "percent": (next.to == Status::Settled).then_some(change.percent.get()),
                "verdict": change.verdict.as_ref().map(|(reason, _)| reason),
                "text": change.verdict.as_ref().map(|(_, text)| text),
                "due_at": due_at,
            }),
        })
        .collect();
    record(tx, change.actor, &entries)
}

/// One line of a lead's history, about to be written.
#[derive(Debug, Clone)]
pub struct Entry {
    pub lead: crate::kernel::ids::LeadId,
    /// What the lead became, or what was done to it.
    pub event: &'static str,
    pub detail: serde_json::Value,
}

/// Writes history, one statement for any number of entries.
pub fn record(tx: &mut Tx<'_>, actor: Actor, entries: &[Entry]) -> Result<(), LeadError> {
    if entries.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO lead_events (lead_id, id, at, actor, user_id, event, detail)
         SELECT e.lead_id, e.id, $5, $6, $7, e.event, e.detail
           FROM unnest($1, $2, $3, $4) AS e (lead_id, id, event, detail)",
    )
    .bind::<Array<SqlUuid>, _>(entries.iter().map(|entry| entry.lead).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(entries.iter().map(|_| EventId::new()).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(entries.iter().map(|entry| entry.event).collect::<Vec<_>>())
    .bind::<Array<diesel::sql_types::Jsonb>, _>(
        entries.iter().map(|entry| entry.detail.clone()).collect::<Vec<_>>(),
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Text, _>(actor.side.as_str())
    .bind::<Nullable<SqlUuid>, _>(actor.user)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

/// What the world hears of a step. How a dispute went on and ended is told by the slice that knows.
fn facts(moved: &[Moved], change: &Change) -> Vec<Fact> {
    moved
        .iter()
        .filter_map(|(lead, next, _)| {
            let (was, lead) = (lead.status, lead.id);
            match next.to {
                _ if was == Status::Disputed => None,
                Status::Delivered => Some(Fact::LeadDelivered { lead }),
                Status::Accepted => Some(Fact::LeadAccepted { lead }),
                Status::Rejected => Some(Fact::LeadRejected { lead }),
                Status::Settled => Some(Fact::LeadSettled { lead }),
                Status::Returned => Some(Fact::LeadReturned { lead }),
                Status::Disputed if change.event == Event::Refer => {
                    Some(Fact::RejectionReferred { lead })
                }
                Status::Disputed => Some(Fact::LeadAppealed { lead }),
                Status::Refused | Status::Quarantined => None,
            }
        })
        .collect()
}
