//! One error for every handler, with two faces: a page for people and RFC 9457 JSON for programs.
//!
//! Handlers return [`WebError`]; the middleware in [`face`] sees which door the request came
//! through and in which language, and writes the answer. The inner cause is logged, never shown.

pub mod face;
mod slices;
pub mod words;

pub use slices::unauthorized;

use std::borrow::Cow;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::db::DbError;
use crate::kernel::fault::{Fault, Faults};

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// No such thing, or a stranger's.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in. A page sends to the sign-in, the API answers 401.
    #[error("not signed in")]
    SignInNeeded,
    /// Somebody is, but not in a role that may do this.
    #[error("wrong role")]
    Forbidden,
    /// The form's token is missing or old.
    #[error("form token does not match")]
    StaleForm,
    /// Fields are wrong.
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// A rule says no. `code` is stable; its text is `problem-<code>` in the locale files.
    #[error("{code}")]
    Problem { status: StatusCode, code: &'static str, args: Vec<(&'static str, Cow<'static, str>)> },
    /// Too busy, or the database is away; worth trying again after so many seconds.
    #[error("unavailable")]
    Unavailable { retry_after: u32 },
    /// Too many tries.
    #[error("too many requests")]
    TooMany { retry_after: u32 },
    /// The address is right and the method is not; these are.
    #[error("method not allowed")]
    MethodNotAllowed { allow: String },
    /// The body is larger than this address takes.
    #[error("body too large")]
    TooLarge,
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl WebError {
    /// A rule's "no" because of the state things are in.
    pub fn conflict(code: &'static str) -> Self {
        Self::Problem { status: StatusCode::CONFLICT, code, args: Vec::new() }
    }

    /// A request that is wrong as a whole.
    pub fn unprocessable(code: &'static str) -> Self {
        Self::Problem { status: StatusCode::UNPROCESSABLE_ENTITY, code, args: Vec::new() }
    }

    /// Nobody knows whether it was done; an idempotency key makes asking again safe.
    pub fn outcome_unknown() -> Self {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Self::Problem { status, code: "outcome_unknown", args: Vec::new() }
    }

    pub fn bad_request(code: &'static str) -> Self {
        Self::Problem { status: StatusCode::BAD_REQUEST, code, args: Vec::new() }
    }

    pub fn forbidden(code: &'static str) -> Self {
        Self::Problem { status: StatusCode::FORBIDDEN, code, args: Vec::new() }
    }

    /// A body in a form this address does not read.
    pub fn unsupported_media_type() -> Self {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::Problem { status, code: "unsupported_media_type", args: Vec::new() }
    }

    /// Gives the text of a rule's "no" a value it mentions.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        if let Self::Problem { args, .. } = &mut self {
            args.push((name, Cow::Owned(value.to_string())));
        }
        self
    }

    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::SignInNeeded => "sign_in_needed",
            Self::Forbidden => "forbidden",
            Self::StaleForm => "stale_form",
            Self::Invalid(_) => "invalid",
            Self::Problem { code, .. } => code,
            Self::Unavailable { .. } => "unavailable",
            Self::TooMany { .. } => "too_many_requests",
            Self::MethodNotAllowed { .. } => "method_not_allowed",
            Self::TooLarge => "too_large",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<Fault> for WebError {
    fn from(fault: Fault) -> Self {
        Self::Invalid(fault.into())
    }
}

impl From<DbError> for WebError {
    fn from(error: DbError) -> Self {
        if error.worth_retrying() {
            tracing::warn!(cause = %error, "the database was busy");
            return Self::Unavailable { retry_after: 2 };
        }
        if error.bad_character() {
            return Self::unprocessable("bad_character");
        }
        match error {
            DbError::Unavailable(cause) => {
                tracing::warn!(%cause, "no database connection");
                Self::Unavailable { retry_after: 2 }
            }
            DbError::Query(diesel::result::Error::NotFound) => Self::NotFound,
            error if error.outcome_unknown() => {
                tracing::warn!(cause = %error, "the connection was lost before the answer came");
                Self::outcome_unknown()
            }
            DbError::Query(cause) => Self::internal(cause),
        }
    }
}

crate::from_diesel!(WebError);

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Problem { status, .. } => *status,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: the middleware in `face` writes the body.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
