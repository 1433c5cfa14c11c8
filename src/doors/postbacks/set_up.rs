//! A contractor names a tracker, and takes it away.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{MOST_TRACKERS, PostbackStatus, Told, template};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, TrackerId};
use crate::kernel::readable;
use crate::offers::engagements::work;
use crate::schema::{postbacks, trackers};

/// A tracker as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrackerDraft {
    /// The host when blank.
    pub label: String,
    pub template: String,
    /// Statuses; all when none is given.
    pub told: Vec<String>,
    /// All of the party's engagements when `None`.
    pub engagement: Option<EngagementId>,
}

/// Makes a tracker of what was written.
pub fn set_up(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    draft: &TrackerDraft,
) -> Result<TrackerId, DoorError> {
    let mut faults = Faults::default();
    let template = faults.take(template::check(&draft.template));
    let told = told(&draft.told, &mut faults);
    let label = readable::line(&draft.label);
    if label.chars().count() > 60 {
        faults.push(Fault::new("label", "too-long").with("max", 60));
    }
    faults.clone().finish()?;
    let Some(template) = template else { return Err(faults.into()) };
    if let Some(engagement) = draft.engagement {
        work(tx, seat, engagement)?;
    }
    // Counted under a lock of the party's trackers, so that two at once count each other.
    let open: Vec<TrackerId> = trackers::table
        .filter(trackers::party_id.eq(seat.party))
        .filter(trackers::closed_at.is_null())
        .select(trackers::id)
        .for_update()
        .load(tx.conn())?;
    if i64::try_from(open.len()).unwrap_or(i64::MAX) >= MOST_TRACKERS {
        return Err(DoorError::Conflict("too_many_trackers"));
    }
    let label = if label.is_empty() { host(&template) } else { label };
    let (id, now) = (TrackerId::new(), tx.now());
    diesel::insert_into(trackers::table)
        .values((
            trackers::id.eq(id),
            trackers::party_id.eq(seat.party),
            trackers::engagement_id.eq(draft.engagement),
            trackers::label.eq(label),
            trackers::template.eq(template),
            trackers::told.eq(told),
            trackers::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

fn told(words: &[String], faults: &mut Faults) -> Vec<Told> {
    if words.is_empty() {
        return Told::ALL.to_vec();
    }
    let mut told: Vec<Told> = Vec::new();
    for word in words {
        match word.parse::<Told>() {
            Ok(one) if told.contains(&one) => {}
            Ok(one) => told.push(one),
            Err(_) => faults.add("told", "not-a-choice"),
        }
    }
    told
}

fn host(template: &str) -> String {
    let host = template.split('/').nth(2).unwrap_or(template);
    host.chars().take(60).collect()
}

/// Tells a tracker nothing more. What is queued for it is skipped; its log stays.
pub fn close(tx: &mut Tx<'_>, seat: ContractorSeat, id: TrackerId) -> Result<(), DoorError> {
    let now = tx.now();
    let closed = diesel::update(trackers::table.find(id))
        .filter(trackers::party_id.eq(seat.party))
        .filter(trackers::closed_at.is_null())
        .set(trackers::closed_at.eq(now))
        .execute(tx.conn())?;
    if closed == 0 {
        return Err(DoorError::NotFound);
    }
    diesel::update(postbacks::table.filter(postbacks::tracker_id.eq(id)))
        .filter(postbacks::status.eq(PostbackStatus::Queued))
        .set((postbacks::status.eq(PostbackStatus::Skipped), postbacks::ended_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}
