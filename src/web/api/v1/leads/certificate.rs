//! A lead's certificate of consent.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::read::{first, reaches};
use crate::kernel::ids::LeadId;
use crate::leads::certificate::{Certificate, File, certificate};
use crate::web::api::ok;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError};

/// What the exchange says, under its signature, of a consent given on its own page.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateJson {
    /// The wording as it was shown.
    pub text: String,
    /// SHA-256 of it, in hexadecimal.
    pub text_sha256: String,
    /// `terms-<version>`.
    pub text_version: String,
    /// When the person agreed.
    #[schema(format = DateTime)]
    pub given_at: String,
    /// Covered where the contact is.
    pub ip: Option<String>,
    /// Covered where the contact is.
    pub user_agent: Option<String>,
    /// The page's address.
    pub page: String,
    /// The page's language.
    pub locale: String,
    /// Whether the signature fits, checked now.
    pub valid: bool,
    /// The signed document with its signature, to be checked elsewhere; null where something of it is
    /// covered.
    pub file: Option<File>,
}

impl From<Certificate> for CertificateJson {
    fn from(Certificate { statement, valid, file }: Certificate) -> Self {
        Self {
            text: statement.text,
            text_sha256: statement.text_sha256,
            text_version: statement.text_version,
            given_at: statement.given_at,
            ip: statement.ip,
            user_agent: statement.user_agent,
            page: statement.page,
            locale: statement.locale,
            valid,
            file,
        }
    }
}

/// The certificate of a lead whose person agreed on a page of the exchange.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/certificate", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = CertificateJson),
        (status = 404, description = "No such lead within your reach, or it came without one"),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let vault = state.vault.clone();
    let (found, _) =
        state.run(move |tx| first(&reaches, |reach| certificate(tx, &vault, reach, id))).await?;
    Ok(ok(&CertificateJson::from(found.ok_or(WebError::NotFound)?)))
}
