use crate::moderation::ModerationError;
use crate::offers::OfferError;
use crate::web::WebError;

impl From<ModerationError> for WebError {
    fn from(error: ModerationError) -> Self {
        match error {
            ModerationError::NotFound => Self::NotFound,
            ModerationError::AlreadyDecided => Self::conflict("already_decided"),
            ModerationError::NothingToCorrect => Self::conflict("nothing_to_correct"),
            ModerationError::CorrectionOpen => Self::conflict("correction_open"),
            ModerationError::SecondPersonNeeded => Self::conflict("second_person_needed"),
            ModerationError::OwnParty => Self::conflict("own_party"),
            ModerationError::FeesShort => Self::conflict("fees_short"),
            ModerationError::Account(error) => error.into(),
            ModerationError::Lead(error) => error.into(),
            ModerationError::Dispute(error) => error.into(),
            ModerationError::Ledger(error) => error.into(),
            ModerationError::Invalid(faults) => Self::Invalid(faults),
            ModerationError::Db(error) | ModerationError::Offer(OfferError::Db(error)) => {
                error.into()
            }
            // Pausing what is published and publishing what was paused meets no rule.
            ModerationError::Offer(error) => Self::internal(error),
        }
    }
}
