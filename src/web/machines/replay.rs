//! A postback taken through once more, at a member of staff's wish.

use serde_json::json;

use super::site::process;
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Arrival, Made};
use crate::doors::tracking::{By, report};
use crate::kernel::ids::{ArrivalId, SiteId};
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

/// Has a kept request taken through by the same code: what counted counts no second time. The line it
/// makes names this one and who had it repeated.
pub async fn repeat(state: &State, staff: StaffSeat, id: ArrivalId) -> Result<Made, WebError> {
    let vault = state.vault.clone();
    let (site, request) = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, staff, id)?;
            if !report::can_replay(&arrival) {
                return Err(DoorError::Conflict("cannot_replay"));
            }
            noted(tx, staff, "arrival_replayed", &arrival)?;
            Ok((SiteId::from_uuid(arrival.door_id), arrivals::request(tx, &vault, id)?))
        })
        .await?;
    process(state, site, request, By::Staff { arrival: id, user: staff.user }).await
}
