//! Agreeing on a split: one side proposes what the contractor gets, the other takes it.
//!
//! A proposal binds nobody and hides nothing: both sides and staff read it. Whoever accepts names
//! the percentage they saw, so that a proposal changed in between is not accepted by mistake.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::DisputeError;
use super::dispute::{self, End, Outcome};
use super::statement::Speaker;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::kernel::rate::Percent;
use crate::leads::locked::Locked;
use crate::leads::step::{Change, Entry, record, step};
use crate::leads::{Event, LeadError};
use crate::outbox::{self, Fact};
use crate::schema::{disputes, lead_events};

/// How many proposals a side may make.
pub const MOST: i64 = 10;

/// A percentage that splits: 1 to 99. All or nothing is said by giving in.
pub fn percent(value: i64) -> Result<Percent, Faults> {
    let percent = Percent::new(value).filter(|percent| percent.splits());
    percent.ok_or_else(|| Fault::new("contractor_percent", "not-a-split").into())
}

/// Proposes a split, in place of what this side proposed before.
pub fn propose(
    tx: &mut Tx<'_>,
    speaker: Speaker,
    id: LeadId,
    percent: Percent,
) -> Result<(), DisputeError> {
    offer(tx, speaker, id, Some(percent))
}

/// Takes this side's proposal back.
pub fn unpropose(tx: &mut Tx<'_>, speaker: Speaker, id: LeadId) -> Result<(), DisputeError> {
    offer(tx, speaker, id, None)
}

fn offer(
    tx: &mut Tx<'_>,
    speaker: Speaker,
    id: LeadId,
    percent: Option<Percent>,
) -> Result<(), DisputeError> {
    let (_, open) = speaker.lock(tx, id, Event::AgreeSplit)?;
    let before = if speaker.is_buyer() { open.buyer_offers } else { open.contractor_offers };
    if before == percent {
        return Ok(());
    }
    let (row, value) = (disputes::table.find(open.id), percent.map(Percent::get));
    if speaker.is_buyer() {
        diesel::update(row).set(disputes::buyer_offers.eq(value)).execute(tx.conn())?;
    } else {
        diesel::update(row).set(disputes::contractor_offers.eq(value)).execute(tx.conn())?;
    }
    if percent.is_some() {
        few(tx, speaker, id)?;
    }
    let event = if percent.is_some() { "proposed" } else { "unproposed" };
    let detail = json!({ "percent": value });
    record(tx, speaker.actor(), &[Entry { lead: id, event, detail }])?;
    if percent.is_some() {
        outbox::tell(tx, &[Fact::SplitProposed { lead: id, by_buyer: speaker.is_buyer() }])?;
    }
    Ok(())
}

/// A side that proposes again and again is haggling with the other's mailbox.
fn few(tx: &mut Tx<'_>, speaker: Speaker, id: LeadId) -> Result<(), DisputeError> {
    let made: i64 = lead_events::table
        .filter(lead_events::lead_id.eq(id))
        .filter(lead_events::event.eq("proposed"))
        .filter(lead_events::actor.eq(speaker.actor().side))
        .count()
        .get_result(tx.conn())?;
    if made >= MOST {
        let fault = Fault::new("contractor_percent", "too-many-proposals").with("max", MOST);
        return Err(Faults::from(fault).into());
    }
    Ok(())
}

/// Takes what the other side proposes: the money is split at once, and that is final.
pub fn accept(
    tx: &mut Tx<'_>,
    speaker: Speaker,
    id: LeadId,
    percent: Percent,
) -> Result<Locked, DisputeError> {
    let (lead, open) = speaker.lock(tx, id, Event::AgreeSplit)?;
    let theirs = if speaker.is_buyer() { open.contractor_offers } else { open.buyer_offers };
    if theirs != Some(percent) {
        return Err(DisputeError::NotProposed);
    }
    dispute::end(tx, &[id], &End::new(Outcome::Agreed, percent))?;
    let change = Change { percent, ..Change::new(Event::AgreeSplit, speaker.actor()) };
    let done = step(tx, vec![lead], &change)?;
    Ok(done.into_iter().next().ok_or(LeadError::NotFound)?)
}
