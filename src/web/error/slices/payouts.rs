use crate::payouts::PayoutError;
use crate::web::WebError;

impl From<PayoutError> for WebError {
    fn from(error: PayoutError) -> Self {
        match error {
            PayoutError::NotFound => Self::NotFound,
            PayoutError::Invalid(faults) => Self::Invalid(faults),
            PayoutError::AlreadyDone => Self::conflict("already_done"),
            PayoutError::TooManyWaiting => Self::conflict("too_many_top_ups_waiting"),
            PayoutError::WrongRail => Self::conflict("rail_confirms"),
            PayoutError::RailOff => Self::conflict("rail_off"),
            PayoutError::NotRefundable => Self::conflict("not_refundable"),
            PayoutError::LineUnfit => Self::conflict("line_unfit"),
            PayoutError::Ledger(error) => error.into(),
            PayoutError::NoRandomness(error) => Self::internal(error),
            PayoutError::Db(error) => error.into(),
        }
    }
}
