//! What staff keep an eye on, over JSON: alarms, and corrections of mistaken verdicts.

pub mod alarms;
pub mod corrections;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        alarms::list,
        alarms::handle,
        corrections::list,
        corrections::ask,
        corrections::approve,
        corrections::decline,
    ),
    tags((name = "moderation", description = "Alarms and corrections, for staff"))
)]
pub struct Doc;
