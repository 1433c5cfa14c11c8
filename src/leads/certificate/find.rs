//! Reads a lead's certificate, as far as the reader may see the person behind it.

use diesel::{OptionalExtension, QueryDsl, RunQueryDsl};

use super::keep::owner;
use super::{File, Statement};
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::{CannotOpen, Vault};
use crate::leads::LeadError;
use crate::leads::find::{Reach, card};
use crate::schema::certificates;

/// Stands for what is not shown.
const DOTS: &str = "•••";

/// A certificate as somebody may see it.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What it says; address and browser covered where the contact is.
    pub statement: Statement,
    /// Whether the signature fits, looked at now.
    pub valid: bool,
    /// The whole, to take away; none where something is covered.
    pub file: Option<File>,
}

/// The certificate of a lead within reach, if it has one.
pub fn certificate(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reach: impl Into<Reach>,
    id: LeadId,
) -> Result<Option<Certificate>, LeadError> {
    let reach = reach.into();
    let lead = card::lead(tx, reach, id)?;
    let row: Option<(Vec<u8>, Vec<u8>)> = certificates::table
        .find(id.uuid())
        .select((certificates::sealed, certificates::signature))
        .first(tx.conn())
        .optional()?;
    let Some((sealed, signature)) = row else { return Ok(None) };
    let document = String::from_utf8(vault.open(&owner(id.uuid()), &sealed)?)
        .map_err(|_| LeadError::CannotOpen(CannotOpen))?;
    let statement: Statement =
        serde_json::from_str(&document).map_err(|_| LeadError::CannotOpen(CannotOpen))?;
    let valid = vault.signer().public().verifies(document.as_bytes(), &signature);
    if card::may_see(reach, &lead) {
        let file = Some(File::new(vault.signer(), document, &signature));
        return Ok(Some(Certificate { statement, valid, file }));
    }
    let covered = |text: &Option<String>| text.as_ref().map(|_| DOTS.to_owned());
    let (ip, user_agent) = (covered(&statement.ip), covered(&statement.user_agent));
    Ok(Some(Certificate {
        statement: Statement { ip, user_agent, ..statement },
        valid,
        file: None,
    }))
}
