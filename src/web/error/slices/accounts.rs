use crate::accounts::AccountError;
use crate::web::WebError;

impl From<AccountError> for WebError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NotFound => Self::NotFound,
            AccountError::Invalid(faults) => Self::Invalid(faults),
            AccountError::Db(error) => error.into(),
        }
    }
}
