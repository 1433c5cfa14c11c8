//! What is known of the call behind a lead: facts its page shows.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::report::Sealed;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::{CallId, LeadId};
use crate::kernel::secret::Vault;
use crate::schema::calls;

/// The call a lead stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadCall {
    pub started_at: DateTime<Utc>,
    pub seconds: i32,
    /// The number that rang.
    pub called: String,
    pub recording: Option<String>,
}

/// The call behind a lead the caller has found within its own reach; `None` for a lead that came
/// another way.
pub fn of_lead(
    tx: &mut Tx<'_>,
    vault: &Vault,
    lead: LeadId,
) -> Result<Option<LeadCall>, DoorError> {
    type Row = (CallId, DateTime<Utc>, i32, Vec<u8>);
    let row: Option<Row> = calls::table
        .filter(calls::lead_id.eq(lead))
        .select((calls::id, calls::started_at, calls::seconds, calls::sealed))
        .first(tx.conn())
        .optional()?;
    let Some((id, started_at, seconds, sealed)) = row else { return Ok(None) };
    let Sealed { called, recording, .. } = open(vault, id, &sealed)?;
    Ok(Some(LeadCall { started_at, seconds, called, recording }))
}

pub(super) fn open(vault: &Vault, id: CallId, sealed: &[u8]) -> Result<Sealed, DoorError> {
    let plain = vault.open(id.uuid().as_bytes(), sealed)?;
    serde_json::from_slice(&plain).map_err(|_| crate::kernel::secret::CannotOpen.into())
}
