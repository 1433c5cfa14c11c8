//! The buyer says a lead is not what the terms promised.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::evidence::{self, File};
use super::grounds::{Grounds, period};
use super::{DisputeError, Opening, check, dispute, return_share};
use crate::accounts::BuyerSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::calendar::Calendar;
use crate::kernel::ids::{LeadId, OfferId, PartyId};
use crate::kernel::secret::Vault;
use crate::leads::actor::Side;
use crate::leads::finding::Proof;
use crate::leads::locked::{self, Locked};
use crate::leads::outcomes::{Outcomes, outcomes, sort_out};
use crate::leads::step::{Change, step};
use crate::leads::{Actor, Event, Finding, LeadError, Status};
use crate::offers::reason::Reason;
use crate::outbox::{self, Fact};

/// What a rejection is given with.
#[derive(Debug, Clone, Copy)]
pub struct Rejection<'a> {
    pub grounds: &'a Grounds,
    /// Evidence; only with a single lead.
    pub files: &'a [File],
}

/// Rejects leads, each judged alone, while its clock runs and for a reason its own terms allow.
///
/// A buyer over the return share of the lead's terms does not reject by itself: the lead goes to
/// staff, who decide. What the exchange's own records prove goes through all the same.
pub fn reject(
    tx: &mut Tx<'_>,
    vault: &Vault,
    calendar: &Calendar,
    seat: BuyerSeat,
    ids: &[LeadId],
    rejection: Rejection<'_>,
) -> Result<Outcomes<DisputeError>, DisputeError> {
    let leads = locked::for_buyer(tx, seat, ids)?;
    let allowed = |lead: &Locked| rejection.grounds.allowed(lead);
    rejected(tx, vault, calendar, seat.into(), leads, (ids, rejection, &allowed))
}

/// The same for a buyer's own site that tells of a cancelled order: it proved itself and holds no seat.
/// It told of the order too, so that it may be cancelled before the buyer has decided.
pub fn reject_cancelled(
    tx: &mut Tx<'_>,
    vault: &Vault,
    calendar: &Calendar,
    buyer: PartyId,
    lead: LeadId,
) -> Result<Outcomes<DisputeError>, DisputeError> {
    let leads = locked::for_party(tx, buyer, &[lead])?;
    let grounds = Grounds::new(Reason::OrderCancelled, None)?;
    let rejection = Rejection { grounds: &grounds, files: &[] };
    let allowed = |lead: &Locked| grounds.listed(lead);
    let site = Actor { side: Side::Buyer, user: None };
    rejected(tx, vault, calendar, site, leads, (&[lead], rejection, &allowed))
}

/// What is rejected: the ids asked for, why, and whether a lead's terms allow it.
type Asked<'a> = (&'a [LeadId], Rejection<'a>, &'a dyn Fn(&Locked) -> Result<(), DisputeError>);

fn rejected(
    tx: &mut Tx<'_>,
    vault: &Vault,
    calendar: &Calendar,
    actor: Actor,
    leads: Vec<Locked>,
    (ids, rejection, allowed): Asked<'_>,
) -> Result<Outcomes<DisputeError>, DisputeError> {
    let now = tx.now();
    let Some(buyer) = leads.first().map(|lead| lead.buyer) else {
        return Ok(outcomes(ids, Vec::new(), Vec::new()));
    };
    let (able, unable) = sort_out(leads, |lead| {
        lead.status.on(Event::Reject).map_err(LeadError::from)?;
        if lead.due_at.is_none_or(|due| due <= now) {
            return Err(LeadError::DeadlinePassed.into());
        }
        allowed(lead)
    });
    if able.is_empty() {
        return Ok(outcomes(ids, Vec::new(), unable));
    }
    let findings = check::check(tx, vault, rejection.grounds.reason, &able)?;
    let mut change = Change {
        reason: Some(rejection.grounds.reason),
        comment: rejection.grounds.comment.clone(),
        files: rejection.files.len(),
        findings,
        ..Change::new(Event::Reject, actor)
    };
    let rows: Vec<Row> = able.iter().map(|lead| Row::new(lead, &change)).collect();
    let (referred, plain) = refer(tx, able, &change)?;
    let went: BTreeSet<LeadId> = referred.iter().map(|lead| lead.id).collect();

    let mut done = step(tx, plain, &change)?;
    change.event = Event::Refer;
    change.verdict_due = Some(calendar.verdict_due(now));
    dispute::open(tx, &referred, Opening::ReturnShare)?;
    done.extend(step(tx, referred, &change)?);
    write(tx, &rows, &went)?;
    for lead in &done {
        evidence::attach(tx, vault, lead.id, actor, None, rejection.files)?;
    }
    ring(tx, buyer, rows.len())?;
    Ok(outcomes(ids, done, unable))
}

/// Parts the leads that must go to staff from those that need not. Their offers are locked for it,
/// so that rejections made at once count each other.
fn refer(
    tx: &mut Tx<'_>,
    leads: Vec<Locked>,
    change: &Change,
) -> Result<(Vec<Locked>, Vec<Locked>), DisputeError> {
    let offers: BTreeSet<OfferId> = leads.iter().map(|lead| lead.offer).collect();
    let offers: Vec<OfferId> = offers.into_iter().collect();
    return_share::lock(tx, &offers)?;
    let mut shares = return_share::of(tx, &offers)?;
    Ok(leads.into_iter().partition(|lead| {
        let share = shares.entry(lead.offer).or_default();
        *share = share.with_rejected(lead.status == Status::Accepted);
        let proved =
            change.findings.get(&lead.id).is_some_and(|found| found.proof() == Proof::Proved);
        !proved && share.over(lead.return_share_cap)
    }))
}

/// A line of `rejections`.
struct Row {
    lead: LeadId,
    period: &'static str,
    finding: Option<Proof>,
}

impl Row {
    fn new(lead: &Locked, change: &Change) -> Self {
        let finding = change.findings.get(&lead.id).map(Finding::proof);
        Self { lead: lead.id, period: period(lead.status).as_str(), finding }
    }
}

fn write(tx: &mut Tx<'_>, rows: &[Row], referred: &BTreeSet<LeadId>) -> Result<(), DisputeError> {
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO rejections (lead_id, period, finding, referred, at)
         SELECT r.*, $5 FROM unnest($1, $2, $3, $4) AS r",
    )
    .bind::<Array<SqlUuid>, _>(rows.iter().map(|row| row.lead).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.period).collect::<Vec<_>>())
    .bind::<Array<Nullable<Text>>, _>(
        rows.iter().map(|row| row.finding.map(Proof::as_str)).collect::<Vec<_>>(),
    )
    .bind::<Array<Bool>, _>(rows.iter().map(|row| referred.contains(&row.lead)).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

/// So many rejections within a day may be an alarm, and again whenever they have doubled…
const MANY: i64 = 10;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    many: i64,
}

/// …and are one when they are more than half of what was decided. `fresh` were made just now.
fn ring(tx: &mut Tx<'_>, buyer: PartyId, fresh: usize) -> Result<(), DisputeError> {
    let since = tx.now() - TimeDelta::days(1);
    let count = |tx: &mut Tx<'_>, query: &str| -> Result<i64, DisputeError> {
        let Count { many } = diesel::sql_query(query)
            .bind::<SqlUuid, _>(buyer)
            .bind::<Timestamptz, _>(since)
            .prepared()
            .get_result(tx.conn())?;
        Ok(many)
    };
    let rejected =
        count(tx, "SELECT count(*) AS many FROM rejections WHERE buyer_id = $1 AND at > $2")?;
    let before = rejected - i64::try_from(fresh).unwrap_or(rejected);
    if step_of(rejected) == step_of(before) {
        return Ok(());
    }
    let decided = count(
        tx,
        "SELECT count(*) AS many FROM offers o JOIN leads l ON l.offer_id = o.id AND l.decided_at > $2
          WHERE o.party_id = $1 AND l.decided_at IS NOT NULL",
    )?;
    if rejected * 2 > decided {
        outbox::tell(tx, &[Fact::BulkRejection { buyer, rejected, decided }])?;
    }
    Ok(())
}

/// Which step of the alarm so many rejections have reached: 0 below [`MANY`], then one more with
/// each doubling.
pub fn step_of(rejected: i64) -> u32 {
    let times = u64::try_from(rejected / MANY).unwrap_or_default();
    u64::BITS - times.leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_rings_again_when_rejections_have_doubled() {
        let steps = [0, 9, 10, 19, 20, 39, 40, 80, 1_000].map(step_of);
        assert_eq!(steps, [0, 0, 1, 1, 2, 2, 3, 4, 7]);
    }
}
