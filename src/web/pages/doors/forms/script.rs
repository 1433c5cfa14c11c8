//! `/embed.js`: one line on any page that puts a form there.

use actix_web::{HttpRequest, HttpResponse};

use crate::web::assets;

/// The script, under an address that never changes.
pub async fn embed(req: HttpRequest) -> HttpResponse {
    let mut response = assets::stable(&req, "embed.js");
    // Sites that isolate themselves load nothing that does not say it may be loaded.
    response.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("cross-origin-resource-policy"),
        actix_web::http::header::HeaderValue::from_static("cross-origin"),
    );
    response
}
