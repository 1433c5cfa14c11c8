//! The buyer says a lead is good.

use super::locked::{self, Locked};
use super::step::{Change, step};
use super::{Event, LeadError};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;

/// What became of each lead of a request, in its order.
pub type Outcomes = Vec<(LeadId, Result<Locked, LeadError>)>;

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

/// Leads an event can happen to, and why not the others.
pub(super) fn sort_out(
    leads: Vec<Locked>,
    check: impl Fn(&Locked) -> Result<(), LeadError>,
) -> (Vec<Locked>, Vec<(LeadId, LeadError)>) {
    let mut able = Vec::with_capacity(leads.len());
    let mut unable = Vec::new();
    for lead in leads {
        match check(&lead) {
            Ok(()) => able.push(lead),
            Err(error) => unable.push((lead.id, error)),
        }
    }
    (able, unable)
}

/// Puts the outcomes in the order asked; a lead that was not found is told so.
pub(super) fn outcomes(
    ids: &[LeadId],
    done: Vec<Locked>,
    unable: Vec<(LeadId, LeadError)>,
) -> Outcomes {
    let mut found: std::collections::HashMap<LeadId, Result<Locked, LeadError>> = done
        .into_iter()
        .map(|lead| (lead.id, Ok(lead)))
        .chain(unable.into_iter().map(|(id, error)| (id, Err(error))))
        .collect();
    ids.iter().map(|id| (*id, found.remove(id).unwrap_or(Err(LeadError::NotFound)))).collect()
}
