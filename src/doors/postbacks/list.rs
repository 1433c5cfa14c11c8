//! Trackers and what they were told, as their owner reads them.

use diesel::{
    BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl,
    SelectableHelper,
};

use super::{Postback, Tracker};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::{EngagementId, TrackerId};
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{postbacks, trackers};

/// The party's open trackers, newest first: those that hear of an engagement, or all.
pub fn trackers_of(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    engagement: Option<EngagementId>,
) -> Result<Vec<Tracker>, DoorError> {
    let mut query = trackers::table
        .filter(trackers::party_id.eq(seat.party))
        .filter(trackers::closed_at.is_null())
        .order(trackers::id.desc())
        .into_boxed();
    if let Some(id) = engagement {
        query = query.filter(trackers::engagement_id.is_null().or(trackers::engagement_id.eq(id)));
    }
    Ok(query.select(Tracker::as_select()).load(tx.conn())?)
}

/// One of the party's trackers, closed or not.
pub fn own(tx: &mut Tx<'_>, seat: ContractorSeat, id: TrackerId) -> Result<Tracker, DoorError> {
    trackers::table
        .find(id)
        .filter(trackers::party_id.eq(seat.party))
        .select(Tracker::as_select())
        .first(tx.conn())
        .optional()?
        .ok_or(DoorError::NotFound)
}

/// What a tracker was told or will be, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    tracker: TrackerId,
    paging: &Paging,
) -> Result<Listing<Postback>, DoorError> {
    own(tx, seat, tracker)?;
    let mut query = postbacks::table
        .filter(postbacks::tracker_id.eq(tracker))
        .order(postbacks::id.desc())
        .limit(paging.fetch())
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(postbacks::id.lt(after));
    }
    let rows: Vec<Postback> = query.select(Postback::as_select()).load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}
