use crate::jobs::mails::MailError;
use crate::web::WebError;

impl From<MailError> for WebError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::NotFound => Self::NotFound,
            MailError::NotFailed => Self::conflict("mail_not_failed"),
            MailError::Db(error) => error.into(),
        }
    }
}
