use crate::leads::{LeadError, Status};
use crate::web::WebError;

impl From<LeadError> for WebError {
    fn from(error: LeadError) -> Self {
        match error {
            LeadError::NotFound => Self::NotFound,
            LeadError::IllegalMove(wrong) => Self::conflict(lead_is(wrong.status)),
            LeadError::DeadlinePassed => Self::conflict("deadline_passed"),
            LeadError::ContactClosed => Self::conflict("contact_closed"),
            LeadError::Invalid(faults) => Self::Invalid(faults),
            LeadError::Ledger(error) => error.into(),
            LeadError::CannotOpen(cause) => Self::internal(cause),
            LeadError::NoRandomness(cause) => Self::internal(cause),
            LeadError::Db(error) => error.into(),
        }
    }
}

const fn lead_is(status: Status) -> &'static str {
    match status {
        Status::Refused => "lead_is_refused",
        Status::Quarantined => "lead_is_quarantined",
        Status::Delivered => "lead_is_delivered",
        Status::Accepted => "lead_is_accepted",
        Status::Rejected => "lead_is_rejected",
        Status::Disputed => "lead_is_disputed",
        Status::Settled => "lead_is_settled",
        Status::Returned => "lead_is_returned",
    }
}
