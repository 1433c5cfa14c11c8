//! An answer that can be kept and given again.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde::Serialize;

use super::problem;

/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A JSON answer to a POST, before it becomes a response.
#[derive(Debug, Clone)]
pub struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: String,
    /// Whether the body holds secrets and must be kept sealed.
    pub(super) secret: bool,
}

impl Reply {
    /// 200.
    pub fn ok(body: &impl Serialize) -> Self {
        Self::new(StatusCode::OK, body)
    }

    /// 201.
    pub fn created(body: &impl Serialize) -> Self {
        Self::new(StatusCode::CREATED, body)
    }

    /// 202.
    pub fn accepted(body: &impl Serialize) -> Self {
        Self::new(StatusCode::ACCEPTED, body)
    }

    /// 204.
    pub fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, body: String::new(), secret: false }
    }

    /// The body holds secrets (tokens): it is sealed before it is kept.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    pub(super) fn new(status: StatusCode, body: &impl Serialize) -> Self {
        // Our bodies are structs of words and numbers, which always have a JSON form.
        let body = serde_json::to_string(body).unwrap_or_else(|error| {
            tracing::error!(%error, "an answer has no JSON form");
            "null".to_owned()
        });
        Self { status, body, secret: false }
    }

    /// The response, given for the first time or again.
    pub(super) fn respond(self, replayed: bool) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if replayed {
            response.insert_header((REPLAYED, HeaderValue::from_static("true")));
        }
        if self.body.is_empty() {
            return response.finish();
        }
        let error = self.status.is_client_error() || self.status.is_server_error();
        let kind = if error { problem::CONTENT } else { "application/json" };
        response.insert_header((CONTENT_TYPE, kind)).body(self.body)
    }
}
