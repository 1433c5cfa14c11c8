//! What a machine is told: what was made of what it sent, in words it can show and words it can read.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, RETRY_AFTER};
use serde::Serialize;

use crate::doors::arrivals::{Made, Outcome};
use crate::i18n::{self, Reader};
use crate::kernel::ids::{LeadId, TestLeadId};

#[derive(Serialize)]
struct Answer {
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<LeadId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_lead: Option<TestLeadId>,
}

/// The answer to a machine, kept by nobody on the way.
pub fn answer(reader: &Reader, made: Made) -> HttpResponse {
    let status = StatusCode::from_u16(made.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = said(reader, made.outcome, made.reason.as_deref());
    let mut response = HttpResponse::build(status);
    response.insert_header((CACHE_CONTROL, "no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.insert_header((RETRY_AFTER, "5"));
    }
    response.json(Answer {
        message,
        outcome: made.outcome,
        reason: made.reason,
        lead: made.lead,
        test_lead: made.test,
    })
}

/// An outcome in a sentence: the reason where there is one, else its name.
pub fn said(reader: &Reader, outcome: Outcome, reason: Option<&str>) -> String {
    let outcome_name = || reader.word("arrival-outcome", outcome.as_str()).to_string();
    let Some(reason_word) = reason else { return outcome_name() };
    why(reader, reason_word).unwrap_or_else(outcome_name)
}

/// The words for a reason: of a door, of a rule, of a fault; nothing for one no file knows.
pub fn why(reader: &Reader, word: &str) -> Option<String> {
    ["arrival-reason", "refusal", "fault"]
        .into_iter()
        .find(|family| i18n::has(reader.locale, &format!("{family}-{word}")))
        .map(|family| reader.word(family, word).to_string())
}
