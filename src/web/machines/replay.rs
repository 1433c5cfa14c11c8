//! A kept request taken through once more: a postback at a member of staff's wish, a receiver's lead at
//! its contractor's too, once what was wrong was put right.

use serde_json::json;

use super::{receiver, site};
use crate::accounts::{ContractorSeat, StaffSeat, audit};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Arrival, Made, Request};
use crate::doors::receivers;
use crate::doors::tracking::{By, report};
use crate::kernel::ids::{ArrivalId, ReceiverId, SiteId, UserId};
use crate::web::{State, WebError};

/// Writes an act of staff on a line of the log into the audit trail.
pub fn noted(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    act: &'static str,
    arrival: &Arrival,
) -> Result<(), DoorError> {
    let detail = json!({"door": arrival.door, "outcome": arrival.outcome});
    Ok(audit::record(tx, staff, act, "arrival", arrival.id.uuid(), detail)?)
}

/// Whether a line of the log can be repeated.
pub fn can_replay(arrival: &Arrival) -> bool {
    report::can_replay(arrival) || receivers::can_replay(arrival)
}

/// Has a kept request taken through by the same code: what counted counts no second time. The line it
/// makes names this one and who had it repeated.
pub async fn repeat(state: &State, staff: StaffSeat, id: ArrivalId) -> Result<Made, WebError> {
    let vault = state.vault.clone();
    let (arrival, request) = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, staff, id)?;
            if !can_replay(&arrival) {
                return Err(DoorError::Conflict("cannot_replay"));
            }
            noted(tx, staff, "arrival_replayed", &arrival)?;
            let request = arrivals::request(tx, &vault, id)?;
            Ok((arrival, request))
        })
        .await?;
    if report::can_replay(&arrival) {
        let by = By::Staff { arrival: id, user: staff.user };
        return site::process(state, SiteId::from_uuid(arrival.door_id), request, by).await;
    }
    again(state, &arrival, request, staff.user).await
}

/// The same for what came to a receiver of the contractor's own.
pub async fn repeat_own(
    state: &State,
    seat: ContractorSeat,
    id: ArrivalId,
) -> Result<Made, WebError> {
    let vault = state.vault.clone();
    let (arrival, request) = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, seat, id)?;
            if arrival.door != arrivals::Door::Receiver {
                return Err(DoorError::NotFound);
            }
            if !receivers::can_replay(&arrival) {
                return Err(DoorError::Conflict("cannot_replay"));
            }
            let request = arrivals::request(tx, &vault, id)?;
            Ok((arrival, request))
        })
        .await?;
    again(state, &arrival, request, seat.user).await
}

async fn again(
    state: &State,
    arrival: &Arrival,
    request: Request,
    user: UserId,
) -> Result<Made, WebError> {
    let by = receivers::By::Again { arrival: arrival.id, user, at: arrival.at };
    let id = ReceiverId::from_uuid(arrival.door_id);
    receiver::process(state, id, request, by).await.map(|(_, made)| made)
}
