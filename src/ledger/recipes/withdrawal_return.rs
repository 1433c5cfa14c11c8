//! What was on its way out back to the wallet, whole: a withdrawal came to nothing.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// Gives money that was set aside back to its party. `AlreadyDone` when it was returned before.
pub fn withdrawal_return(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
) -> Result<TransferId, LedgerError> {
    let wallet = AccountName::of(party, AccountKind::Wallet, amount.currency());
    let withdrawing = AccountName::of(party, AccountKind::Withdrawing, amount.currency());
    let accounts = open(tx, &[wallet, withdrawing])?;
    let (debit, credit) = (accounts.id(withdrawing)?, accounts.id(wallet)?);
    let id = TransferId::new();
    let (code, hold, corrects) = (Code::WithdrawalReturn, None, None);
    post(tx, &[NewTransfer { id, code, debit, credit, amount, subject, hold, corrects }])?;
    Ok(id)
}
