//! Staff look at a lead's contact: rarely, for a stated reason, and never unseen.
//!
//! The reason stands in the audit trail; that it happened stands in the history both sides read.

use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;
use serde_json::json;

use super::contact::{self, Contact};
use super::step::{Entry, record};
use super::{Actor, LeadError};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::LeadId;
use crate::kernel::readable::words;
use crate::kernel::secret::Vault;

/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;

/// Opens a lead's contact to staff. Every look is written down, the second as well as the first.
pub fn unmask(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    lead: LeadId,
    reason: &str,
) -> Result<Contact, LeadError> {
    let reason = words("reason", reason, MAX_REASON)?;
    if reason.is_empty() {
        return Err(LeadError::Invalid(Fault::new("reason", "required").into()));
    }
    // The row is locked so that the history keeps the order in which things happened.
    let found = diesel::sql_query("SELECT 1 FROM leads WHERE id = $1 FOR NO KEY UPDATE")
        .bind::<SqlUuid, _>(lead)
        .execute(tx.conn())?;
    if found == 0 {
        return Err(LeadError::NotFound);
    }
    let contact = contact::load(tx, vault, &[lead])?.remove(&lead).ok_or(LeadError::NotFound)?;
    let detail = json!({ "reason": reason });
    audit::record(tx, staff, "lead_unmasked", "lead", lead.uuid(), detail)?;
    record(tx, Actor::from(staff), &[Entry { lead, event: "unmasked", detail: json!({}) }])?;
    Ok(contact)
}
