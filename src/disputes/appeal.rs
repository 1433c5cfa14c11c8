//! The contractor contests a rejection, saying why.

use super::evidence::{self, File};
use super::statement::{self, Words};
use super::{DisputeError, Opening, dispute};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::leads::locked::{self, Locked};
use crate::leads::step::{Change, step};
use crate::leads::{Event, LeadError};

/// Appeals while the clock runs; the words are the contractor's statement. Now the buyer must
/// answer.
pub fn appeal(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    id: LeadId,
    words: &Words,
    files: &[File],
) -> Result<Locked, DisputeError> {
    let now = tx.now();
    let lead = locked::for_contractor(tx, seat, &[id])?.pop().ok_or(LeadError::NotFound)?;
    lead.status.on(Event::Appeal).map_err(LeadError::from)?;
    if lead.due_at.is_none_or(|due| due <= now) {
        return Err(LeadError::DeadlinePassed.into());
    }
    let leads = vec![lead];
    let dispute = dispute::open(tx, &leads, Opening::Appeal)?.pop();
    let change = Change { files: files.len(), ..Change::new(Event::Appeal, seat.into()) };
    let lead = step(tx, leads, &change)?.pop().ok_or(LeadError::NotFound)?;
    let dispute = dispute.ok_or(LeadError::NotFound)?;
    let statement = statement::write(tx, dispute, seat.into(), words)?;
    evidence::attach(tx, vault, id, seat.into(), Some(statement), files)?;
    Ok(lead)
}
