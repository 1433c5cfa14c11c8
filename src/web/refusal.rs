//! A form that was refused comes back as it was typed, saying why.

use actix_web::HttpResponse;
use actix_web::ResponseError;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use askama::Template;

use super::WebError;
use super::answer::render_as;
use super::error::words;
use super::form::Form;
use crate::i18n::{Reader, Text};

/// What a refused form shows: faults beside its fields, or a sentence above them.
#[derive(Debug)]
pub struct Refusal {
    pub form: Form,
    /// A rule's "no" that belongs to no field.
    pub notice: Option<Text>,
    /// The rule's stable word, for pages that offer a way on.
    pub code: &'static str,
    status: StatusCode,
    retry_after: Option<u32>,
}

impl Refusal {
    /// Puts what went wrong into the form. What the visitor cannot mend by changing the form (a
    /// stranger's id, a stale form, a fault of ours) is handed back and gets a page of its own.
    pub fn of(error: WebError, form: Form, reader: &Reader) -> Result<Self, WebError> {
        let status = error.status_code();
        let code = error.code();
        let retry_after = match error {
            WebError::TooMany { retry_after } | WebError::Unavailable { retry_after } => {
                Some(retry_after)
            }
            _ => None,
        };
        match error {
            WebError::Invalid(faults) => {
                Ok(Self { form: form.refused(faults), notice: None, code, status, retry_after })
            }
            WebError::Problem { .. } | WebError::TooMany { .. } | WebError::Unavailable { .. } => {
                let notice = Some(words::detail(reader, &error));
                Ok(Self { form, notice, code, status, retry_after })
            }
            error => Err(error),
        }
    }

    /// Takes the parts a template is made of, and what its answer is sent with.
    pub fn parts(self) -> (Form, Option<Text>, Sent) {
        (self.form, self.notice, Sent { status: self.status, retry_after: self.retry_after })
    }
}

/// How an answer with a form is sent: 200, or as the refusal says.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    status: StatusCode,
    retry_after: Option<u32>,
}

impl Default for Sent {
    fn default() -> Self {
        Self { status: StatusCode::OK, retry_after: None }
    }
}

impl Sent {
    /// The page.
    pub fn page(self, template: &impl Template) -> HttpResponse {
        let mut response = render_as(self.status, template);
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
