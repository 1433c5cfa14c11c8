//! Escrow back to the buyer's wallet: a hold ends unpaid.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::lock_purses;
use crate::ledger::transfer::{Code, NewTransfer, post};

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
    let wanted: Vec<_> = releases.iter().map(|item| (item.buyer, item.amount.currency())).collect();
    let purses = lock_purses(tx, &wanted)?;
    let mut transfers = Vec::with_capacity(releases.len());
    for item in releases {
        let Some(purse) = purses.get(&(item.buyer, item.amount.currency())) else {
            return Err(diesel::result::Error::NotFound.into());
        };
        transfers.push(NewTransfer {
            id: TransferId::new(),
            code: Code::Release,
            debit: purse.escrow,
            credit: purse.wallet,
            amount: item.amount,
            subject: item.subject,
            hold: Some(item.hold),
        });
    }
    post(tx, &transfers)
}
