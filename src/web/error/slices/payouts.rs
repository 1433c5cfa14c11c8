use crate::payouts::PayoutError;
use crate::web::WebError;

impl From<PayoutError> for WebError {
    fn from(error: PayoutError) -> Self {
        match error {
            PayoutError::NotFound => Self::NotFound,
            PayoutError::Invalid(faults) => Self::Invalid(faults),
            PayoutError::AlreadyDone => Self::conflict("already_done"),
            PayoutError::TooManyWaiting => Self::conflict("too_many_top_ups_waiting"),
            PayoutError::TooManyWithdrawals => Self::conflict("too_many_withdrawals"),
            PayoutError::Suspended => Self::conflict("withdrawals_frozen"),
            PayoutError::SecondPersonNeeded => Self::conflict("other_approver_needed"),
            PayoutError::OwnParty => Self::conflict("own_withdrawal"),
            PayoutError::NotApproved => Self::conflict("not_approved"),
            PayoutError::TooEarly { from } => {
                Self::conflict("payee_too_fresh").with("when", from.format("%Y-%m-%d %H:%M UTC"))
            }
            PayoutError::NoPayee => Self::conflict("no_payee"),
            PayoutError::NothingToPay => Self::conflict("nothing_to_pay"),
            PayoutError::Exported => Self::conflict("batch_exported"),
            PayoutError::NotExported => Self::conflict("batch_not_exported"),
            PayoutError::NotInBatch => Self::conflict("not_in_batch"),
            PayoutError::NoOperatorAccount => Self::conflict("no_operator_account"),
            PayoutError::CannotOpen => Self::internal("a sealed payee or file cannot be opened"),
            PayoutError::NotWritten(cause) => Self::Internal(cause),
            PayoutError::WrongRail => Self::conflict("rail_confirms"),
            PayoutError::RailOff => Self::conflict("rail_off"),
            PayoutError::NotRefundable => Self::conflict("not_refundable"),
            PayoutError::LineUnfit => Self::conflict("line_unfit"),
            PayoutError::ProposalChanged => Self::conflict("proposal_changed"),
            PayoutError::Ledger(error) => error.into(),
            PayoutError::NoRandomness(error) => Self::internal(error),
            PayoutError::Db(error) => error.into(),
        }
    }
}
