//! Escrow back to the buyer's wallet: a hold ends unpaid.

use uuid::Uuid;

use super::end_holds;
use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, Accounts};
use crate::ledger::transfer::{Code, NewTransfer};

/// One hold to give back.
#[derive(Debug, Clone, Copy)]
pub struct Release {
    pub hold: TransferId,
    pub buyer: PartyId,
    pub amount: Money,
    pub subject: Uuid,
}

/// Releases holds, whole. `AlreadyDone` when one has ended before.
pub fn release(tx: &mut Tx<'_>, releases: &[Release]) -> Result<(), LedgerError> {
    end_holds(tx, &[], releases)
}

/// Escrow, wallet.
pub(super) fn accounts(item: &Release) -> [AccountName; 2] {
    [AccountKind::Escrow, AccountKind::Wallet]
        .map(|kind| AccountName::of(item.buyer, kind, item.amount.currency()))
}

pub(super) fn transfer(item: &Release, among: &Accounts) -> Result<NewTransfer, LedgerError> {
    let [escrow, wallet] = accounts(item);
    Ok(NewTransfer {
        id: TransferId::new(),
        code: Code::Release,
        debit: among.id(escrow)?,
        credit: among.id(wallet)?,
        amount: item.amount,
        subject: item.subject,
        hold: Some(item.hold),
        corrects: None,
    })
}
