//! The contractor agrees with a rejection: the money goes back at once.

use super::accept::{Outcomes, outcomes, sort_out};
use super::step::{Change, step};
use super::{Event, LeadError, locked};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;

/// Concedes rejections, each judged alone.
pub fn concede(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    ids: &[LeadId],
) -> Result<Outcomes, LeadError> {
    let leads = locked::for_contractor(tx, seat, ids)?;
    let (able, unable) =
        sort_out(leads, |lead| lead.status.on(Event::Concede).map(|_| ()).map_err(LeadError::from));
    let done = step(tx, able, &Change::new(Event::Concede, seat.into()))?;
    Ok(outcomes(ids, done, unable))
}
