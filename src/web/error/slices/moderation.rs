use crate::moderation::ModerationError;
use crate::offers::OfferError;
use crate::web::WebError;

impl From<ModerationError> for WebError {
    fn from(error: ModerationError) -> Self {
        match error {
            ModerationError::Account(error) => error.into(),
            ModerationError::Db(error) | ModerationError::Offer(OfferError::Db(error)) => {
                error.into()
            }
            // Pausing what is published and publishing what was paused meets no rule.
            ModerationError::Offer(error) => Self::internal(error),
        }
    }
}
