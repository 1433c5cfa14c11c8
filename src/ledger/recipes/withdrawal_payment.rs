//! What was on its way out to the outside world, and the operator's fee out of it.

use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};

/// One withdrawal that was paid. `paid_out` and `fee` have one currency and together are what was
/// set aside for the subject.
#[derive(Debug, Clone, Copy)]
pub struct Payment {
    pub party: PartyId,
    pub paid_out: Money,
    pub fee: Money,
    pub subject: Uuid,
}

/// Books payments, all in one statement. `AlreadyDone` when one of them was booked before.
pub fn withdrawal_payment(tx: &mut Tx<'_>, payments: &[Payment]) -> Result<(), LedgerError> {
    let names = |payment: &Payment| {
        let currency = payment.paid_out.currency();
        [
            AccountName::of(payment.party, AccountKind::Withdrawing, currency),
            AccountName::operator(AccountKind::Clearing, currency),
            AccountName::operator(AccountKind::Fees, currency),
        ]
    };
    let all: Vec<AccountName> = payments.iter().flat_map(names).collect();
    let accounts = open(tx, &all)?;
    let mut transfers = Vec::with_capacity(payments.len().saturating_mul(2));
    for payment in payments {
        let [withdrawing, clearing, fees] = names(payment);
        let debit = accounts.id(withdrawing)?;
        let moves = [
            (Code::WithdrawalPayment, accounts.id(clearing)?, payment.paid_out),
            (Code::WithdrawalFee, accounts.id(fees)?, payment.fee),
        ];
        transfers.extend(moves.map(|(code, credit, amount)| NewTransfer {
            id: TransferId::new(),
            code,
            debit,
            credit,
            amount,
            subject: payment.subject,
            hold: None,
            corrects: None,
        }));
    }
    post(tx, &transfers)
}
