//! Staff found the money: the ledger moves it into the wallet.

use serde_json::json;

use super::{TopUp, book::book, list::locked};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::payouts::{PayoutError, Rail};

/// Confirms a bank transfer and books its money, once: whoever comes second gets `AlreadyDone`. What
/// another rail takes is confirmed by that rail alone (`WrongRail`).
pub fn confirm(tx: &mut Tx<'_>, staff: StaffSeat, id: TopUpId) -> Result<TopUp, PayoutError> {
    let top_up = locked(tx, id)?;
    if top_up.is_waiting() && top_up.rail != Rail::Bank {
        return Err(PayoutError::WrongRail);
    }
    let done = book(tx, top_up, Some(staff.user))?;
    audit::record(
        tx,
        staff,
        "top_up_confirmed",
        "top_up",
        id.uuid(),
        json!({
            "party": done.party,
            "reference": done.reference,
            "amount": done.amount.decimal(),
            "currency": done.amount.currency(),
        }),
    )?;
    Ok(done)
}
