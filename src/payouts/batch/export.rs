//! The files of a batch.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::{csv, pain001};
use crate::accounts::{StaffSeat, audit};
use crate::config::withdrawals::Debtor;
use crate::db::Tx;
use crate::kernel::ids::{WithdrawalBatchId, WithdrawalId};
use crate::kernel::money::Money;
use crate::kernel::secret::Vault;
use crate::payouts::PayoutError;
use crate::payouts::payee::{self, Details};
use crate::payouts::withdrawal::{Withdrawal, WithdrawalStatus, in_batch, locked_all};
use crate::schema::withdrawal_batches;

/// What a bank reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// ISO 20022 `pain.001.001.09`, UTF-8.
    Pain001,
    /// UTF-8 with a byte order mark.
    Csv,
}

/// One payment as the files tell it.
pub(super) struct Order {
    pub id: WithdrawalId,
    pub reference: String,
    pub party_name: String,
    pub amount: Money,
    pub details: Details,
}

/// A file of a batch. The first call writes both for ever, of what is still open in it; every call is
/// kept in the audit trail, because the files name accounts in full.
pub fn export(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    debtor: &Debtor,
    id: WithdrawalBatchId,
    format: Format,
) -> Result<(String, Vec<u8>), PayoutError> {
    let reference: Option<String> = withdrawal_batches::table
        .find(id)
        .select(withdrawal_batches::reference)
        .for_update()
        .first(tx.conn())
        .optional()?;
    let reference = reference.ok_or(PayoutError::NotFound)?;
    let kept = match kept(tx, id)? {
        (Some(csv), xml) => (csv, xml),
        (None, _) => write(tx, vault, staff, debtor, id, &reference)?,
    };
    let (sealed, word) = match format {
        Format::Csv => (kept.0, "csv"),
        Format::Pain001 => (kept.1.ok_or(PayoutError::NoOperatorAccount)?, "pain001"),
    };
    let detail = json!({ "reference": reference, "format": word });
    audit::record(tx, staff, "batch_exported", "withdrawal_batch", id.uuid(), detail)?;
    Ok((reference, vault.open(&owner(id, format), &sealed)?))
}

type Sealed = (Vec<u8>, Option<Vec<u8>>);

/// CSV and XML as they were fixed; none before the first fetch.
type Kept = (Option<Vec<u8>>, Option<Vec<u8>>);

fn kept(tx: &mut Tx<'_>, id: WithdrawalBatchId) -> Result<Kept, PayoutError> {
    Ok(withdrawal_batches::table
        .find(id)
        .select((withdrawal_batches::sealed_csv, withdrawal_batches::sealed_xml))
        .first(tx.conn())?)
}

fn owner(id: WithdrawalBatchId, format: Format) -> Vec<u8> {
    let word: &[u8] = match format {
        Format::Pain001 => b"pain001",
        Format::Csv => b"csv",
    };
    [id.uuid().as_bytes().as_slice(), word].concat()
}

fn write(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    debtor: &Debtor,
    id: WithdrawalBatchId,
    reference: &str,
) -> Result<Sealed, PayoutError> {
    let ids: Vec<Uuid> = in_batch(tx, id)?.iter().map(|item| item.id.uuid()).collect();
    locked_all(tx, &ids)?;
    let open: Vec<Withdrawal> = in_batch(tx, id)?
        .into_iter()
        .filter(|item| item.status == WithdrawalStatus::Batched)
        .collect();
    if open.is_empty() {
        return Err(PayoutError::NothingToPay);
    }
    if open.iter().any(|item| item.party_suspended) {
        return Err(PayoutError::Suspended);
    }
    let mut orders = Vec::with_capacity(open.len());
    for item in open {
        let payee = item.payee.as_ref().ok_or(PayoutError::NoPayee)?.id;
        orders.push(Order {
            id: item.id,
            amount: item.paid_out(),
            details: payee::open(tx, vault, payee)?,
            reference: item.reference,
            party_name: item.party_name,
        });
    }
    let now = tx.now();
    let csv = vault.seal(&owner(id, Format::Csv), &csv::write(reference, &orders))?;
    // Without an account to pay from there is no such message, and the other file serves.
    let xml = match pain001::missing_accounts(debtor, orders.iter().map(|order| order.amount)) {
        missing if missing.is_empty() => {
            let xml = pain001::write(reference, now, debtor, &orders)?;
            Some(vault.seal(&owner(id, Format::Pain001), &xml)?)
        }
        _ => None,
    };
    diesel::update(withdrawal_batches::table.find(id))
        .set((
            withdrawal_batches::exported_by.eq(staff.user),
            withdrawal_batches::exported_at.eq(now),
            withdrawal_batches::sealed_csv.eq(&csv),
            withdrawal_batches::sealed_xml.eq(&xml),
        ))
        .execute(tx.conn())?;
    Ok((csv, xml))
}
