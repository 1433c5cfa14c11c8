//! Many leads in one request, each judged alone: one that cannot be changed harms no other.

use std::collections::HashMap;

use super::LeadError;
use super::locked::Locked;
use crate::kernel::ids::LeadId;

/// What became of each lead of a request, in its order.
pub type Outcomes<E = LeadError> = Vec<(LeadId, Result<Locked, E>)>;

/// Leads an event can happen to, and why not the others.
pub fn sort_out<E>(
    leads: Vec<Locked>,
    check: impl Fn(&Locked) -> Result<(), E>,
) -> (Vec<Locked>, Vec<(LeadId, E)>) {
    let (mut able, mut unable) = (Vec::with_capacity(leads.len()), Vec::new());
    for lead in leads {
        match check(&lead) {
            Ok(()) => able.push(lead),
            Err(error) => unable.push((lead.id, error)),
        }
    }
    (able, unable)
}

/// Puts the outcomes in the order asked; a lead that was not found is told so.
pub fn outcomes<E: From<LeadError>>(
    ids: &[LeadId],
    done: Vec<Locked>,
    unable: Vec<(LeadId, E)>,
) -> Outcomes<E> {
    let mut found: HashMap<LeadId, Result<Locked, E>> = done
        .into_iter()
        .map(|lead| (lead.id, Ok(lead)))
        .chain(unable.into_iter().map(|(id, error)| (id, Err(error))))
        .collect();
    ids.iter()
        .map(|id| (*id, found.remove(id).unwrap_or_else(|| Err(LeadError::NotFound.into()))))
        .collect()
}

/// What became of the one lead of a request of one.
pub fn only<E: From<LeadError>>(outcomes: Outcomes<E>) -> Result<Locked, E> {
    outcomes.into_iter().next().map_or_else(|| Err(LeadError::NotFound.into()), |(_, found)| found)
}
