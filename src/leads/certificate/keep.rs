//! Writes the certificates of a batch, beside its leads.

use diesel::sql_types::{Array, Bytea, Uuid as SqlUuid};

use super::{KIND, Statement, text_digest, written};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::secret::Vault;
use crate::leads::LeadError;
use crate::leads::contact::Consent;
use crate::leads::intake::Witness;
use crate::leads::intake::decide::NewLead;

/// What the exchange can say of a new lead: only where the person agreed on a page it showed itself.
fn statement(lead: &NewLead) -> Option<Statement> {
    let Witness { text, page, locale } = lead.witness.clone()?;
    let Consent { text_version, given_at, ip, user_agent } = lead.contact.consent.clone()?;
    Some(Statement {
        given_at: written(given_at),
        ip,
        kind: KIND.to_owned(),
        lead: lead.id,
        locale: locale.as_str().to_owned(),
        offer: lead.offer,
        page,
        terms_version: lead.terms_version,
        text_sha256: text_digest(&text),
        text,
        text_version,
        user_agent,
    })
}

/// The name a certificate is sealed under: a contact moved here does not open.
pub(super) fn owner(lead: uuid::Uuid) -> Vec<u8> {
    [b"certificate:".as_slice(), lead.as_bytes()].concat()
}

/// Signs and writes them, in one statement.
pub fn keep(tx: &mut Tx<'_>, vault: &Vault, leads: &[NewLead]) -> Result<(), LeadError> {
    let (mut ids, mut sealed, mut signatures) = (Vec::new(), Vec::new(), Vec::new());
    for statement in leads.iter().filter_map(statement) {
        let document = statement.canonical();
        signatures.push(vault.signer().sign(document.as_bytes()).to_vec());
        sealed.push(vault.seal(&owner(statement.lead.uuid()), document.as_bytes())?);
        ids.push(statement.lead);
    }
    if ids.is_empty() {
        return Ok(());
    }
    diesel::sql_query(
        "INSERT INTO certificates (lead_id, sealed, signature) SELECT * FROM unnest($1, $2, $3)",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .bind::<Array<Bytea>, _>(sealed)
    .bind::<Array<Bytea>, _>(signatures)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}
