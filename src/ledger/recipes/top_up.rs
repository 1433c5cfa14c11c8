//! The outside world to a wallet: money that has arrived.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// Books money that arrived for a party. `AlreadyDone` when this subject was booked before.
pub fn top_up(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
) -> Result<TransferId, LedgerError> {
    let clearing = AccountName::operator(AccountKind::Clearing, amount.currency());
    let wallet = AccountName::of(party, AccountKind::Wallet, amount.currency());
    let accounts = open(tx, &[clearing, wallet])?;
    let (debit, credit) = (accounts.id(clearing)?, accounts.id(wallet)?);
    let id = TransferId::new();
    let (code, hold, corrects) = (Code::TopUp, None, None);
    post(tx, &[NewTransfer { id, code, debit, credit, amount, subject, hold, corrects }])?;
    Ok(id)
}
