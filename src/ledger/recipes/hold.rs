//! Wallet to escrow: money reserved for one subject.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::TransferId;
use crate::kernel::money::Money;
use crate::ledger::transfer::{Code, NewTransfer, post};
use crate::ledger::{LedgerError, Purse};

/// One reservation. The hold bears the id given here.
#[derive(Debug, Clone, Copy)]
pub struct HoldOrder {
    pub id: TransferId,
    pub purse: Purse,
    pub amount: Money,
    pub subject: Uuid,
}

/// Opens holds. Fails as a whole with `InsufficientFunds` when a wallet cannot pay for all of its.
pub fn hold(tx: &mut Tx<'_>, orders: &[HoldOrder]) -> Result<(), LedgerError> {
    let transfers: Vec<NewTransfer> = orders
        .iter()
        .map(|order| NewTransfer {
            id: order.id,
            code: Code::Hold,
            debit: order.purse.wallet,
            credit: order.purse.escrow,
            amount: order.amount,
            subject: order.subject,
            hold: None,
            corrects: None,
        })
        .collect();
    post(tx, &transfers)
}
