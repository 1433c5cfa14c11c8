//! Escrow to the contractor's wallet and to the operator's fees: a hold ends in payment.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// One payment out of a hold: `payout + fee` is the whole of it.
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
    let names: Vec<AccountName> = captures
        .iter()
        .flat_map(|item| {
            let currency = item.payout.currency();
            [
                AccountName::of(item.buyer, AccountKind::Escrow, currency),
                AccountName::of(item.contractor, AccountKind::Wallet, currency),
                AccountName::operator(AccountKind::Fees, currency),
            ]
        })
        .collect();
    let accounts = open(tx, &names)?;
    let mut transfers = Vec::with_capacity(captures.len() * 2);
    for (item, names) in captures.iter().zip(names.chunks_exact(3)) {
        let mut ids = names.iter().filter_map(|name| accounts.get(name).copied());
        let (Some(escrow), Some(wallet), Some(fees)) = (ids.next(), ids.next(), ids.next()) else {
            return Err(diesel::result::Error::NotFound.into());
        };
        for (code, credit, amount) in
            [(Code::Capture, wallet, item.payout), (Code::Fee, fees, item.fee)]
        {
            transfers.push(NewTransfer {
                id: TransferId::new(),
                code,
                debit: escrow,
                credit,
                amount,
                subject: item.subject,
                hold: Some(item.hold),
            });
        }
    }
    post(tx, &transfers)
}
