//! An error in the reader's words: a title by status, and what happened by code.

use actix_web::http::StatusCode;

use super::WebError;
use crate::i18n::{Reader, Text};

/// The kind of error: the text `problem-status-<status>`.
pub fn title(reader: &Reader, status: StatusCode) -> Text {
    let known = match status.as_u16() {
        known @ (400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503) => {
            known
        }
        400..500 => 400,
        _ => 500,
    };
    reader.t(format!("problem-status-{known}"))
}

/// What happened: the text `problem-<code>` with the error's values.
pub fn detail(reader: &Reader, error: &WebError) -> Text {
    let text = reader.t(format!("problem-{}", error.code()));
    match error {
        WebError::Problem { args, .. } => {
            args.iter().fold(text, |text, (name, value)| match value.parse::<i64>() {
                Ok(number) => text.with(*name, number),
                Err(_) => text.with(*name, value.as_ref()),
            })
        }
        WebError::Unavailable { retry_after } | WebError::TooMany { retry_after } => {
            text.with("seconds", *retry_after)
        }
        _ => text,
    }
}
