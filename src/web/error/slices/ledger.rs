use crate::ledger::LedgerError;
use crate::web::WebError;

impl From<LedgerError> for WebError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::InsufficientFunds => Self::conflict("insufficient_funds"),
            LedgerError::CreditInUse => Self::conflict("credit_in_use"),
            LedgerError::AlreadyDone => Self::conflict("already_done"),
            LedgerError::Db(error) => error.into(),
        }
    }
}
