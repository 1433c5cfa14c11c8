use crate::disputes::DisputeError;
use crate::web::WebError;

impl From<DisputeError> for WebError {
    fn from(error: DisputeError) -> Self {
        match error {
            DisputeError::Lead(error) => error.into(),
            DisputeError::Account(error) => error.into(),
            DisputeError::Invalid(faults) => Self::Invalid(faults),
            DisputeError::Db(error) => error.into(),
        }
    }
}
