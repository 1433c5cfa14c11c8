//! Stub until the branch with evidence is merged.
use super::DisputeError;
use crate::db::Tx;
use crate::kernel::ids::{LeadId, StatementId};
use crate::kernel::secret::Vault;
use crate::leads::Actor;
#[derive(Debug)]
pub struct File;
pub fn attach(
    _: &mut Tx<'_>,
    _: &Vault,
    _: LeadId,
    _: Actor,
    _: Option<StatementId>,
    _: &[File],
) -> Result<(), DisputeError> {
    Ok(())
}
