//! Escrow to the contractor's wallet and to the operator's fees: a hold ends in payment.

use uuid::Uuid;

use super::end_holds;
use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, Accounts};
use crate::ledger::transfer::{Code, NewTransfer};

/// One payment out of a hold: `payout + fee` is the whole of it, or with a release what is left.
#[derive(Debug, Clone, Copy)]
pub struct Capture {
    pub hold: TransferId,
    pub buyer: PartyId,
    pub contractor: PartyId,
    pub payout: Money,
    pub fee: Money,
    pub subject: Uuid,
}

/// Captures holds, whole. `AlreadyDone` when one has ended before.
pub fn capture(tx: &mut Tx<'_>, captures: &[Capture]) -> Result<(), LedgerError> {
    end_holds(tx, captures, &[])
}

/// Escrow, contractor's wallet, fees.
pub(super) fn accounts(item: &Capture) -> [AccountName; 3] {
    let currency = item.payout.currency();
    [
        AccountName::of(item.buyer, AccountKind::Escrow, currency),
        AccountName::of(item.contractor, AccountKind::Wallet, currency),
        AccountName::operator(AccountKind::Fees, currency),
    ]
}

pub(super) fn transfers(item: &Capture, among: &Accounts) -> Result<[NewTransfer; 2], LedgerError> {
    let [escrow, wallet, fees] = accounts(item);
    let debit = among.id(escrow)?;
    let part = |code, credit, amount| NewTransfer {
        id: TransferId::new(),
        code,
        debit,
        credit,
        amount,
        subject: item.subject,
        hold: Some(item.hold),
        corrects: None,
    };
    Ok([
        part(Code::Capture, among.id(wallet)?, item.payout),
        part(Code::Fee, among.id(fees)?, item.fee),
    ])
}
