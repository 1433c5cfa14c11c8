//! One of a party's wallets to another, in another currency, by way of the outside world.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// Takes `from` out of a party's wallet and puts `to` into its wallet of another currency: each
/// currency balances in itself. `InsufficientFunds` when the wallet does not hold as much; credit does
/// not count. `AlreadyDone` when this subject was booked before.
pub fn exchange(
    tx: &mut Tx<'_>,
    party: PartyId,
    from: Money,
    to: Money,
    subject: Uuid,
) -> Result<(), LedgerError> {
    let name = |money: Money| {
        (
            AccountName::of(party, AccountKind::Wallet, money.currency()),
            AccountName::operator(AccountKind::Clearing, money.currency()),
        )
    };
    let ((source, given_up), (target, brought)) = (name(from), name(to));
    let accounts = open(tx, &[source, given_up, target, brought])?;
    let part = |code, debit, credit, amount| -> Result<NewTransfer, LedgerError> {
        let (debit, credit) = (accounts.id(debit)?, accounts.id(credit)?);
        let (id, hold, corrects) = (TransferId::new(), None, None);
        Ok(NewTransfer { id, code, debit, credit, amount, subject, hold, corrects })
    };
    let transfers = [
        part(Code::ExchangeOut, source, given_up, from)?,
        part(Code::ExchangeIn, brought, target, to)?,
    ];
    post(tx, &transfers)
}
