//! The API's face of an error: RFC 9457 problem details.

use actix_web::ResponseError;
use serde::Serialize;
use utoipa::ToSchema;

use super::Reply;
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::web::WebError;
use crate::web::error::words;

/// The content type of a problem.
pub const CONTENT: &str = "application/problem+json";

/// Why a request was not done.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem; made of the code.
    #[schema(example = "urn:lead-exchange:problem:insufficient_funds")]
    pub r#type: String,
    /// The kind of problem in the caller's language.
    pub title: String,
    /// The HTTP status.
    #[schema(example = 409)]
    pub status: u16,
    /// What happened this time, in the caller's language.
    pub detail: String,
    /// A stable word to decide by.
    #[schema(example = "insufficient_funds")]
    pub code: String,
    /// The fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The number under which the log tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
}

/// One wrong field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field's path in the body, or the name of the parameter.
    #[schema(example = "contact.phone")]
    pub field: String,
    /// A stable word to decide by.
    #[schema(example = "required")]
    pub code: String,
    /// What is wrong, in the caller's language.
    pub message: String,
}

impl FieldProblem {
    /// A fault in the caller's language.
    pub fn new(fault: &Fault, reader: &Reader) -> Self {
        Self {
            field: fault.field.clone(),
            code: fault.code.to_owned(),
            message: reader.fault(fault).to_string(),
        }
    }
}

impl Problem {
    /// An error in the caller's language.
    pub fn new(error: &WebError, reader: &Reader) -> Self {
        let errors = match error {
            WebError::Invalid(faults) => {
                faults.0.iter().map(|fault| FieldProblem::new(fault, reader)).collect()
            }
            _ => Vec::new(),
        };
        let status = error.status_code();
        Self {
            r#type: format!("urn:lead-exchange:problem:{}", error.code()),
            title: words::title(reader, status).to_string(),
            status: status.as_u16(),
            detail: words::detail(reader, error).to_string(),
            code: error.code().to_owned(),
            errors,
            instance: None,
        }
    }
}

/// An error as an answer that can be kept and given again.
pub(in crate::web) fn reply(error: &WebError, reader: &Reader) -> Reply {
    Reply::new(error.status_code(), &Problem::new(error, reader))
}
