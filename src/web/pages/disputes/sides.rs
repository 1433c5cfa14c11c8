//! What the two sides of a rejected lead say, side by side, each with the files it gave; and above
//! them what the exchange's own records say.
//!
//! The buyer's first word is the rejection itself, the contractor's is the appeal. Used by the pages
//! of both sides and by that of staff: whoever reads, the same stands there. A page that has a
//! `sides: Sides` includes `disputes/sides.html`.

use chrono::{DateTime, Utc};

use super::found::Found;
use crate::disputes::evidence::Piece;
use crate::disputes::find::Dispute;
use crate::i18n::{Reader, Text};
use crate::leads::Status;
use crate::leads::actor::Side;
use crate::leads::find::Lead;
use crate::leads::history::{Happening, Line};
use crate::offers::Reason;
use crate::web::attached::Attached;

/// Both sides.
#[derive(Debug, Clone)]
pub struct Sides {
    /// What the records say of the reason, where they could be looked up.
    pub found: Option<Found>,
    /// The buyer's column, then the contractor's.
    pub both: Vec<Voice>,
}

/// One side's column.
#[derive(Debug, Clone)]
pub struct Voice {
    /// `buyer` or `contractor`: the column's id and class.
    pub side: &'static str,
    /// "Buyer: Okna Plus".
    pub title: Text,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Oldest first.
    pub said: Vec<Said>,
}

/// Something a side said.
#[derive(Debug, Clone)]
pub struct Said {
    /// A rejection's reason, in front of its words; empty for a statement.
    pub reason: String,
    /// What the reason stands for, where the exchange's records do not speak of it.
    pub meaning: String,
    /// As it was written; may be empty when a rejection has no comment.
    pub text: String,
    pub at: DateTime<Utc>,
    /// Who it was: shown to the own side and to staff.
    pub person: Option<String>,
    pub files: Vec<Attached>,
}

/// The rejection of a lead as its history tells it: the last one, for a lead accepted before may be
/// rejected inside its guarantee.
pub fn rejection(lines: &[Line]) -> Option<&Line> {
    lines.iter().rev().find(|line| {
        matches!(line.what, Happening::Became(Status::Rejected | Status::Disputed))
            && line.detail.reason.is_some()
    })
}

impl Sides {
    /// `own` is the reader's side, none for staff; `lines` the lead's history and `files` its
    /// evidence, both as the reader may read them.
    pub fn new(
        reader: &Reader,
        own: Option<Side>,
        lead: &Lead,
        lines: &[Line],
        dispute: Option<&Dispute>,
        files: Vec<Piece>,
    ) -> Self {
        let rejection = rejection(lines);
        let voice = |side: Side| {
            let first = rejection
                .filter(|_| side == Side::Buyer)
                .map(|line| rejected(reader, line, lead, &files));
            let stated = dispute.into_iter().flat_map(|dispute| dispute.said_by(side));
            let said = stated.map(|statement| Said {
                reason: String::new(),
                meaning: String::new(),
                text: statement.text.clone(),
                at: statement.at,
                person: statement.person.clone(),
                files: given(reader, &files, |piece| piece.statement == Some(statement.id)),
            });
            let name = if side == Side::Buyer { &lead.buyer_name } else { &lead.contractor_name };
            Voice {
                side: side.as_str(),
                title: reader.word("dispute-side", side.as_str()).with("name", name.as_str()),
                own: own == Some(side),
                said: first.into_iter().chain(said).collect(),
            }
        };
        let finding = rejection.and_then(|line| line.detail.finding.as_ref());
        Self {
            found: finding.map(|finding| Found::new(reader, finding)),
            both: vec![voice(Side::Buyer), voice(Side::Contractor)],
        }
    }
}

fn rejected(reader: &Reader, line: &Line, lead: &Lead, files: &[Piece]) -> Said {
    let reason = line.detail.reason.or(lead.reason);
    Said {
        reason: reason
            .map(|reason| reader.word("lead-reason", reason.as_str()).to_string())
            .unwrap_or_default(),
        meaning: reason
            .filter(|reason| !matches!(reason, Reason::Duplicate | Reason::Other))
            .map(|reason| reader.word("leads-reason-hint", reason.as_str()).to_string())
            .unwrap_or_default(),
        text: line.detail.comment.clone().unwrap_or_default(),
        at: line.at,
        person: line.person.clone(),
        files: given(reader, files, |piece| piece.statement.is_none()),
    }
}

fn given(reader: &Reader, files: &[Piece], whose: impl Fn(&Piece) -> bool) -> Vec<Attached> {
    let whose = files.iter().filter(|piece| whose(piece));
    whose.map(|piece| Attached::new(reader, piece.clone())).collect()
}
