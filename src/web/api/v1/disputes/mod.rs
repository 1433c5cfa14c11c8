//! Disputes over JSON.

pub mod evidence;

use utoipa::OpenApi;

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(
    paths(evidence::show),
    tags((name = "disputes", description = "What follows a rejection, and what both sides show for it"))
)]
pub struct Doc;
