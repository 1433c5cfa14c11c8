//! Transfers: the only rows the program writes into the ledger.

use std::collections::BTreeSet;

use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use super::LedgerError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{AccountId, TransferId};
use crate::kernel::money::Money;

crate::text_enum! {
    /// Why money moved. Which accounts each code may join is the table `transfer_codes`.
    pub enum Code {
        TopUp = "top_up",
        Hold = "hold",
        Capture = "capture",
        Fee = "fee",
        Release = "release",
        WithdrawalRequest = "withdrawal_request",
        WithdrawalPayment = "withdrawal_payment",
        WithdrawalReturn = "withdrawal_return",
        /// The operator's share of a withdrawal that was paid.
        WithdrawalFee = "withdrawal_fee",
        /// The operator makes good what a mistaken verdict cost a party.
        Compensation = "compensation",
        /// A top-up goes back to whoever paid it.
        TopUpRefund = "top_up_refund",
        /// A refund that could not be paid out is in the wallet again.
        TopUpRefundReturn = "top_up_refund_return",
        /// Out of one of a party's wallets and into another of its own, in another currency.
        ExchangeOut = "exchange_out",
        ExchangeIn = "exchange_in",
    }
}

/// A transfer about to be posted.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewTransfer {
    pub id: TransferId,
    pub code: Code,
    pub debit: AccountId,
    pub credit: AccountId,
    pub amount: Money,
    pub subject: Uuid,
    /// The hold this transfer ends.
    pub hold: Option<TransferId>,
    /// The earlier transfer this one makes good.
    pub corrects: Option<TransferId>,
}

/// Posts transfers in one statement. Those of nothing are left out: a free lead moves no fee.
///
/// The accounts are locked before the first row is numbered (`transfers.seq`), so that an account's
/// transfers are numbered in the order its balance changed.
pub(super) fn post(tx: &mut Tx<'_>, transfers: &[NewTransfer]) -> Result<(), LedgerError> {
    let rows: Vec<&NewTransfer> =
        transfers.iter().filter(|transfer| transfer.amount.minor() != 0).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let accounts: BTreeSet<AccountId> =
        rows.iter().flat_map(|row| [row.debit, row.credit]).collect();
    let now = tx.now();
    diesel::sql_query(
        "WITH locked AS MATERIALIZED (SELECT count(*) FROM ledger_lock($11))
         INSERT INTO transfers
                (id, code, debit_account, credit_account, amount, currency, subject, hold_id, corrects, created_at)
         SELECT t.*, $10 FROM locked, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS t",
    )
    .bind::<Array<SqlUuid>, _>(rows.iter().map(|row| row.id).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.code.as_str()).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(rows.iter().map(|row| row.debit).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(rows.iter().map(|row| row.credit).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(rows.iter().map(|row| row.amount.minor()).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.amount.currency().code()).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(rows.iter().map(|row| row.subject).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(rows.iter().map(|row| row.hold).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(rows.iter().map(|row| row.corrects).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .bind::<Array<SqlUuid>, _>(accounts.into_iter().collect::<Vec<_>>())
    .prepared()
    .run(tx.conn())?;
    Ok(())
}
