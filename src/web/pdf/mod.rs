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

use crate::web::WebError;
use paper::{LEFT, Paper, Weight};

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

/// What stands at the head of a document: who issues it, and for whom.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The operator's name and address, line by line; the name comes first.
    pub issuer: String,
    pub party_name: String,
    /// The address people use.
    pub base_url: String,
}

impl Letterhead {
    fn issuer_name(&self) -> &str {
        self.issuer.lines().next().unwrap_or_default()
    }
}

/// The issuer, and the title of the document.
fn top(paper: &mut Paper, head: &Letterhead, title: &str) {
    paper.paragraph(head.issuer_name(), Weight::Bold, 10.0, 0.0);
    for line in head.issuer.lines().skip(1) {
        paper.paragraph(line, Weight::Regular, 8.0, 0.35);
    }
    if !head.issuer.contains(&head.base_url) {
        paper.paragraph(&head.base_url, Weight::Regular, 8.0, 0.35);
    }
    paper.y += 8.0;
    paper.rule(0.8, 0.25);
    paper.y += 14.0;
    paper.paragraph(title, Weight::Bold, 16.0, 0.0);
    paper.y += 6.0;
}

/// A name and what it is, on a line.
fn fact(paper: &mut Paper, name: &str, value: &str) {
    const ASIDE: f32 = 130.0;
    let size = paper::PLAIN;
    paper.put(name, LEFT, 0.0, Weight::Regular, size, 0.35);
    for line in paper.broken(value, paper::INNER - ASIDE, Weight::Regular, size) {
        paper.put(&line, LEFT + ASIDE, 0.0, Weight::Regular, size, 0.0);
        paper.space(size * 1.5, size * 1.5);
    }
}

/// The head of a part of a document.
fn section(paper: &mut Paper, words: &str) {
    paper.space(16.0, 80.0);
    paper.paragraph(words, Weight::Bold, 11.0, 0.0);
    paper.y += 2.0;
}

/// The answer that hands a document over under a name.
pub fn file(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/pdf"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(bytes)
}
