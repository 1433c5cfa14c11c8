//! The contractor agrees with a rejection: the money goes back at once.

use super::DisputeError;
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::leads::outcomes::{Outcomes, outcomes, sort_out};
use crate::leads::step::{Change, step};
use crate::leads::{Event, LeadError, locked};

/// Concedes rejections, each judged alone. After the deadline it is what the clock would have done,
/// so it is not refused.
pub fn concede(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    ids: &[LeadId],
) -> Result<Outcomes<DisputeError>, DisputeError> {
    let leads = locked::for_contractor(tx, seat, ids)?;
    let (able, unable) = sort_out(leads, |lead| {
        lead.status.on(Event::Concede).map_err(LeadError::from)?;
        Ok(())
    });
    let done = step(tx, able, &Change::new(Event::Concede, seat.into()))?;
    Ok(outcomes(ids, done, unable))
}
