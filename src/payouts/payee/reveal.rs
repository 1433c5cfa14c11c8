//! An account in full.

use diesel::{OptionalExtension, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::Details;
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::{PayeeId, WithdrawalId};
use crate::kernel::secret::Vault;
use crate::payouts::PayoutError;
use crate::payouts::withdrawal;
use crate::schema::payees;

/// Opens one version's details, for whoever has a reason of their own to.
pub(in crate::payouts) fn open(
    tx: &mut Tx<'_>,
    vault: &Vault,
    id: PayeeId,
) -> Result<Details, PayoutError> {
    let sealed: Option<Vec<u8>> =
        payees::table.find(id).select(payees::sealed).first(tx.conn()).optional()?;
    unseal(vault, id, &sealed.ok_or(PayoutError::NotFound)?)
}

pub(super) fn unseal(vault: &Vault, id: PayeeId, sealed: &[u8]) -> Result<Details, PayoutError> {
    let plain = vault.open(id.uuid().as_bytes(), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| PayoutError::CannotOpen)
}

/// The account a withdrawal is paid to, for staff. That they looked is written down.
pub fn reveal(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    id: WithdrawalId,
) -> Result<Details, PayoutError> {
    let withdrawal = withdrawal::for_staff(tx, staff, id)?;
    let payee = withdrawal.payee.ok_or(PayoutError::NoPayee)?;
    let details = open(tx, vault, payee.id)?;
    let detail = json!({ "party": withdrawal.party, "reference": withdrawal.reference });
    audit::record(tx, staff, "payee_read", "withdrawal", id.uuid(), detail)?;
    Ok(details)
}
