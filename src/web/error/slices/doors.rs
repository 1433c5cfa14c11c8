use crate::doors::DoorError;
use crate::web::WebError;

impl From<DoorError> for WebError {
    fn from(error: DoorError) -> Self {
        match error {
            DoorError::NotFound => Self::NotFound,
            DoorError::Invalid(faults) => Self::Invalid(faults),
            DoorError::Forbidden => Self::forbidden("wrong_secret"),
            DoorError::Conflict(code) => Self::conflict(code),
            DoorError::Offer(error) => error.into(),
            DoorError::Lead(error) => error.into(),
            DoorError::Dispute(error) => error.into(),
            DoorError::CannotOpen(error) => Self::internal(error),
            DoorError::NoRandomness(error) => Self::internal(error),
            DoorError::Db(error) => error.into(),
        }
    }
}
