use std::borrow::Cow;

use actix_web::http::StatusCode;

use crate::leads::LeadError;
use crate::leads::intake::NotTaken;
use crate::leads::queue::{Full, Lost};
use crate::web::WebError;

impl From<LeadError> for WebError {
    fn from(error: LeadError) -> Self {
        match error {
            LeadError::NotFound => Self::NotFound,
            LeadError::IllegalMove(illegal) => Self::Problem {
                status: StatusCode::CONFLICT,
                code: "illegal_move",
                args: vec![("status", Cow::Borrowed(illegal.status.as_str()))],
            },
            LeadError::DeadlinePassed => Self::conflict("deadline_passed"),
            LeadError::ContactClosed => Self::conflict("contact_closed"),
            LeadError::Invalid(faults) => Self::Invalid(faults),
            LeadError::Ledger(error) => error.into(),
            LeadError::CannotOpen(error) => Self::internal(error),
            LeadError::NoRandomness(error) => Self::internal(error),
            LeadError::Db(error) => error.into(),
        }
    }
}

impl From<NotTaken> for WebError {
    fn from(why: NotTaken) -> Self {
        match why {
            NotTaken::SignInNeeded => Self::SignInNeeded,
            NotTaken::Forbidden => Self::Forbidden,
            NotTaken::NoSuchEngagement => Self::NotFound,
            NotTaken::Invalid(faults) => Self::Invalid(faults),
            NotTaken::KeyReused => Self::unprocessable("idempotency_key_reused"),
        }
    }
}

impl From<Full> for WebError {
    fn from(_: Full) -> Self {
        // The writer empties a full queue in about a second.
        Self::Unavailable { retry_after: 1 }
    }
}

impl From<Lost> for WebError {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Unknown => Self::outcome_unknown(),
            Lost::Internal(cause) => Self::Internal(cause),
        }
    }
}
