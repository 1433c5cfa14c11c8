//! `POST /leads/{id}/unmasking`: staff look at a contact, and it is written down.

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::PersonJson;
use crate::accounts::StaffSeat;
use crate::kernel::ids::LeadId;
use crate::leads::LeadError;
use crate::leads::unmask::unmask as look;
use crate::web::api::Reply;
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// Why staff need to see it.
#[derive(Debug, Deserialize, ToSchema)]
pub struct UnmaskingBody {
    #[schema(example = "The person asks for their data to be erased")]
    pub reason: String,
}

/// Look at a lead's contact. The reason goes into the audit trail, and both sides read in the history
/// that it was looked at.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/unmasking", tag = "leads", params(("id" = LeadId, Path)), request_body = UnmaskingBody,
    responses(
        (status = 200, body = PersonJson),
    ),
)]
pub async fn unmask(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<UnmaskingBody>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    state
        .once(once, move |tx| {
            let contact = look(tx, &vault, staff, id, &body.reason)?;
            // Kept sealed for whoever repeats the request with its key.
            Ok::<_, LeadError>(Reply::ok(&PersonJson::from(contact)).secret())
        })
        .await
}
