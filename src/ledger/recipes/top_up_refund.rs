//! A wallet to the outside world: a top-up that goes back; and back into the wallet when it cannot.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// Takes a top-up, or a part of it, out of the wallet again. `InsufficientFunds` when it was spent,
/// `AlreadyDone` when this top-up was refunded before.
pub fn top_up_refund(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
) -> Result<TransferId, LedgerError> {
    moved(tx, party, amount, subject, Code::TopUpRefund)
}

/// Puts the whole of a refund that could not be paid out back into the wallet, once.
pub fn top_up_refund_return(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
) -> Result<TransferId, LedgerError> {
    moved(tx, party, amount, subject, Code::TopUpRefundReturn)
}

fn moved(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
    code: Code,
) -> Result<TransferId, LedgerError> {
    let clearing = AccountName::operator(AccountKind::Clearing, amount.currency());
    let wallet = AccountName::of(party, AccountKind::Wallet, amount.currency());
    let accounts = open(tx, &[clearing, wallet])?;
    let (out, back) = (accounts.id(clearing)?, accounts.id(wallet)?);
    let (debit, credit) = if code == Code::TopUpRefund { (back, out) } else { (out, back) };
    let id = TransferId::new();
    let (hold, corrects) = (None, None);
    post(tx, &[NewTransfer { id, code, debit, credit, amount, subject, hold, corrects }])?;
    Ok(id)
}
