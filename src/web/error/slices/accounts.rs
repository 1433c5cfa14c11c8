use actix_web::http::StatusCode;

use crate::accounts::AccountError;
use crate::accounts::limits::TooOften;
use crate::web::WebError;

impl From<AccountError> for WebError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NotFound => Self::NotFound,
            AccountError::Invalid(faults) => Self::Invalid(faults),
            AccountError::WrongCredentials => unauthorized("wrong_credentials"),
            AccountError::EmailNotConfirmed => Self::forbidden("email_not_confirmed"),
            AccountError::Suspended => Self::forbidden("suspended"),
            AccountError::LinkSpent => {
                Self::Problem { status: StatusCode::GONE, code: "link_spent", args: Vec::new() }
            }
            AccountError::TooManyKeys => {
                Self::conflict("too_many_keys").with("most", crate::accounts::key::MOST)
            }
            AccountError::AddressTaken => Self::conflict("address_taken"),
            AccountError::ActsForParty => Self::conflict("acts_for_party"),
            AccountError::NotYourself => Self::conflict("not_yourself"),
            AccountError::AlreadyDone => Self::conflict("already_done"),
            AccountError::Secret(cause) => Self::Internal(cause),
            AccountError::Db(error) => error.into(),
        }
    }
}

impl From<TooOften> for WebError {
    fn from(TooOften { retry_after }: TooOften) -> Self {
        Self::TooMany { retry_after }
    }
}

/// A "no" to what somebody says of who they are.
pub fn unauthorized(code: &'static str) -> WebError {
    WebError::Problem { status: StatusCode::UNAUTHORIZED, code, args: Vec::new() }
}
