use crate::disputes::DisputeError;
use crate::web::WebError;

impl From<DisputeError> for WebError {
    fn from(error: DisputeError) -> Self {
        match error {
            DisputeError::Lead(error) => error.into(),
            DisputeError::Invalid(faults) => Self::Invalid(faults),
            DisputeError::NotProposed => Self::conflict("not_proposed"),
            DisputeError::OwnParty => Self::conflict("own_party"),
            DisputeError::Db(error) => error.into(),
        }
    }
}
