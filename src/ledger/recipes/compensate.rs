//! The operator's fees to a wallet: a mistake made good, in place of what can no longer be undone.

use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::db::Tx;
use crate::kernel::ids::{PartyId, TransferId};
use crate::kernel::money::Money;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountKind, AccountName, open};
use crate::ledger::transfer::{Code, NewTransfer, post};
use crate::schema::transfers;

/// Pays a party out of the operator's fees, naming the transfer it makes good: one that ended a hold
/// of at least this amount. `InsufficientFunds` when the fees do not hold as much, `AlreadyDone`
/// when this subject was paid before.
pub fn compensate(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    subject: Uuid,
    corrects: TransferId,
) -> Result<TransferId, LedgerError> {
    let fees = AccountName::operator(AccountKind::Fees, amount.currency());
    let wallet = AccountName::of(party, AccountKind::Wallet, amount.currency());
    let accounts = open(tx, &[fees, wallet])?;
    let (debit, credit) = (accounts.id(fees)?, accounts.id(wallet)?);
    let id = TransferId::new();
    let code = Code::Compensation;
    let corrects = Some(corrects);
    post(tx, &[NewTransfer { id, code, debit, credit, amount, subject, hold: None, corrects }])?;
    Ok(id)
}

/// The transfer of a kind that was made for a subject, if one was.
pub fn made_for(
    tx: &mut Tx<'_>,
    subject: Uuid,
    code: Code,
) -> Result<Option<TransferId>, LedgerError> {
    Ok(transfers::table
        .filter(transfers::subject.eq(subject).and(transfers::code.eq(code)))
        .select(transfers::id)
        .first(tx.conn())
        .optional()?)
}
