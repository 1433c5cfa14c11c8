//! The buyer says a lead is good.

use super::outcomes::{Outcomes, outcomes, sort_out};
use super::step::{Change, step};
use super::{Event, LeadError, locked};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;

/// Accepts leads, each judged alone: one that cannot be accepted harms no other. With no guarantee
/// in its terms a lead settles at once. Accepting after the deadline is what the clock would have
/// done, so it is not refused.
pub fn accept(tx: &mut Tx<'_>, seat: BuyerSeat, ids: &[LeadId]) -> Result<Outcomes, LeadError> {
    let leads = locked::for_buyer(tx, seat, ids)?;
    let (able, unable) =
        sort_out(leads, |lead| lead.status.on(Event::Accept).map(|_| ()).map_err(LeadError::from));
    let done = step(tx, able, &Change::new(Event::Accept, seat.into()))?;
    Ok(outcomes(ids, done, unable))
}
