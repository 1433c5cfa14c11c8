//! Documents to print: statements and acts, as PDF (ISO 32000-1) on A4.
//!
//! - [`font`] is one face, DejaVu Sans Condensed, which carries Latin and Cyrillic and the signs of
//!   currencies; a document holds only the letters it uses, and says which letters they are, so that its
//!   text can be searched and copied.
//! - [`paper`] is the pages: words, rules, links, and "2 / 5" at the foot of each.
//! - [`table`] is rows under heads that stand again on every page.
//! - [`statement`] and [`act`] are the two documents.
//!
//! What holds: the same content gives the same bytes. There is no random id and no time of making in a
//! document; its date is that of what it tells. A finished page is kept compressed, so ten thousand
//! lines take a few megabytes while they are written.

pub mod act;
mod font;
mod paper;
pub mod statement;
mod table;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

pub use paper::About;

use crate::web::WebError;

/// A document could not be made of the font there is: a fault of ours.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("the font cannot be read: {0}")]
    Font(String),
}

impl From<PdfError> for WebError {
    fn from(error: PdfError) -> Self {
        Self::internal(error)
    }
}

/// The answer that hands a document over under a name.
pub fn file(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/pdf"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
