//! Letters about disputes: what they say and who gets them.

mod courtroom;
mod moved_on;
mod readers;
mod words;

use lead_exchange::outside::letters::Kind;

/// The kinds of letters these tests see to.
pub const KINDS: [Kind; 11] = [
    Kind::RejectionReferred,
    Kind::LeadAppealed,
    Kind::DisputeAnswered,
    Kind::StatementAdded,
    Kind::SplitProposed,
    Kind::DisputeEnded,
    Kind::VerdictDue,
    Kind::CorrectionAsked,
    Kind::CorrectionPaid,
    Kind::BulkRejection,
    Kind::VerdictOverdue,
];
