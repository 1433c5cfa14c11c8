//! What staff do that touches several slices at once.

pub mod alarm;
pub mod correction;
pub mod suspend;

use crate::accounts::AccountError;
use crate::db::DbError;
use crate::disputes::DisputeError;
use crate::kernel::fault::Faults;
use crate::leads::LeadError;
use crate::ledger::LedgerError;
use crate::offers::OfferError;

/// What can go wrong here: whatever can in the slices below, and a little more.
#[derive(Debug, thiserror::Error)]
pub enum ModerationError {
    /// No such alarm or correction.
    #[error("not found")]
    NotFound,
    /// Somebody was quicker.
    #[error("already decided")]
    AlreadyDecided,
    /// Staff neither decided the case nor let its deadline pass, or its party lost nothing by it.
    #[error("nothing to correct")]
    NothingToCorrect,
    /// Another correction of the lead waits for a decision.
    #[error("another correction of the lead is not decided yet")]
    CorrectionOpen,
    /// Whoever asks does not approve.
    #[error("a second person must approve")]
    SecondPersonNeeded,
    /// Staff who belong to one of the parties.
    #[error("a case is not decided by a member of one of its parties")]
    OwnParty,
    /// The fees do not hold as much as is to be paid out of them.
    #[error("the fees do not hold as much")]
    FeesShort,
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Offer(#[from] OfferError),
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Dispute(#[from] DisputeError),
    #[error(transparent)]
    Ledger(LedgerError),
    #[error(transparent)]
    Invalid(#[from] Faults),
    #[error(transparent)]
    Db(DbError),
}

impl From<DbError> for ModerationError {
    fn from(error: DbError) -> Self {
        match error.constraint() {
            Some("corrections_one_asked") => Self::CorrectionOpen,
            Some("corrections_within_loss" | "corrections_fit_lead") => Self::NothingToCorrect,
            Some("corrections_judge_impartial") => Self::OwnParty,
            Some("corrections_two_people") => Self::SecondPersonNeeded,
            _ => Self::Db(error),
        }
    }
}

impl From<LedgerError> for ModerationError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::InsufficientFunds | LedgerError::CreditInUse => Self::FeesShort,
            LedgerError::AlreadyDone => Self::AlreadyDecided,
            LedgerError::Db(error) => error.into(),
        }
    }
}

crate::from_diesel!(ModerationError);
