//! Suspending and restoring a party, with everything that follows from it.

use super::ModerationError;
use crate::accounts::{StaffSeat, party};
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::offers;

/// Suspends a party: its users are signed out, its published offers paused, new leads from it are
/// refused. Leads already in keep their clocks and their money.
pub fn suspend(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: PartyId,
    reason: &str,
) -> Result<(), ModerationError> {
    // The party first: whoever publishes an offer waits for its row and then sees it suspended.
    party::suspend(tx, staff, id, reason)?;
    offers::pause_all_of(tx, staff, id)?;
    Ok(())
}

/// Restores a party, and publishes again the offers its suspension paused.
pub fn restore(tx: &mut Tx<'_>, staff: StaffSeat, id: PartyId) -> Result<(), ModerationError> {
    party::restore(tx, staff, id)?;
    offers::resume_all_of(tx, staff, id)?;
    Ok(())
}
