//! A side gives in: the buyer concedes an appeal, or the contractor takes it back.

use super::DisputeError;
use super::dispute::{self, End, Outcome, Turn};
use super::statement::Speaker;
use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::rate::Percent;
use crate::leads::locked::{self, Locked};
use crate::leads::step::{Change, step};
use crate::leads::{Event, LeadError};
use crate::outbox::{self, Fact};

/// The buyer gives in: the contractor is paid in full. After the deadline it is what the clock would
/// have done, so it is not refused.
pub fn buyer_concede(tx: &mut Tx<'_>, seat: BuyerSeat, id: LeadId) -> Result<Locked, DisputeError> {
    let now = tx.now();
    let lead = locked::for_buyer(tx, seat, &[id])?.pop().ok_or(LeadError::NotFound)?;
    lead.status.on(Event::BuyerConcede).map_err(LeadError::from)?;
    let open = dispute::open_of(tx, &[id])?.remove(&id).ok_or(LeadError::NotFound)?;
    if open.turn == Turn::Staff && lead.due_at.is_some_and(|due| due <= now) {
        // The clock would have told it in a moment.
        outbox::tell(tx, &[Fact::VerdictOverdue { lead: id }])?;
    }
    dispute::end(tx, &[id], &End::new(Outcome::Conceded, Percent::ALL))?;
    let done = step(tx, vec![lead], &Change::new(Event::BuyerConcede, seat.into()))?;
    Ok(done.into_iter().next().ok_or(LeadError::NotFound)?)
}

/// The contractor gives in: the buyer has its money back.
pub fn withdraw(tx: &mut Tx<'_>, seat: ContractorSeat, id: LeadId) -> Result<Locked, DisputeError> {
    let (lead, _) = Speaker::from(seat).lock(tx, id, Event::WithdrawAppeal)?;
    dispute::end(tx, &[id], &End::new(Outcome::Withdrawn, Percent::NOTHING))?;
    let done = step(tx, vec![lead], &Change::new(Event::WithdrawAppeal, seat.into()))?;
    Ok(done.into_iter().next().ok_or(LeadError::NotFound)?)
}
