//! A wallet to what is on its way out: a party asks for its money.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// Sets money aside to be paid out. `InsufficientFunds` when the wallet does not hold as much,
/// `AlreadyDone` when it was done for this subject before.
pub fn withdrawal_request(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
) -> Result<TransferId, LedgerError> {
    let wallet = AccountName::of(party, AccountKind::Wallet, amount.currency());
    let withdrawing = AccountName::of(party, AccountKind::Withdrawing, amount.currency());
    let accounts = open(tx, &[wallet, withdrawing])?;
    let (debit, credit) = (accounts.id(wallet)?, accounts.id(withdrawing)?);
    let id = TransferId::new();
    let (code, hold, corrects) = (Code::WithdrawalRequest, None, None);
    post(tx, &[NewTransfer { id, code, debit, credit, amount, subject, hold, corrects }])?;
    Ok(id)
}
