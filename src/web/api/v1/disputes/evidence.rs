//! A file given as evidence, as it was given.

use actix_web::{HttpRequest, HttpResponse};
use utoipa::ToSchema;

use crate::kernel::ids::EvidenceId;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError, attached};

/// The bytes of a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code, reason = "only describes an answer that is no JSON")]
pub struct FileBytes(Vec<u8>);

/// A file given as evidence: its bytes, with the media type its content showed. For the lead's buyer
/// and contractor, also after the lead has ended, and for staff. One `Range` of bytes may be asked.
#[utoipa::path(
    get, path = "/api/v1/evidence/{id}", tag = "disputes", params(("id" = EvidenceId, Path)),
    responses(
        (status = 200, description = "The file as it was given", content(
            (FileBytes = "image/png"), (FileBytes = "image/jpeg"), (FileBytes = "image/gif"),
            (FileBytes = "image/webp"), (FileBytes = "audio/mpeg"), (FileBytes = "audio/wav"),
            (FileBytes = "audio/ogg"), (FileBytes = "audio/mp4"), (FileBytes = "audio/flac"),
            (FileBytes = "audio/aac"), (FileBytes = "audio/amr"), (FileBytes = "application/pdf"),
            (FileBytes = "text/plain"),
        )),
        (status = 206, description = "The range asked for"),
        (status = 404, description = "No such file within your reach"),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<EvidenceId>,
    req: HttpRequest,
) -> Result<HttpResponse, WebError> {
    attached::answer(&state, &who, id, &req).await
}
