//! `/evidence/{id}`: a file given as evidence, as a page shows it or a browser saves it.

use actix_web::{HttpRequest, HttpResponse};

use crate::kernel::ids::EvidenceId;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError, attached};

/// The file.
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<EvidenceId>,
    req: HttpRequest,
) -> Result<HttpResponse, WebError> {
    attached::answer(&state, &who, id, &req).await
}
