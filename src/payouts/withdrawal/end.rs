//! The ends of a withdrawal: paid; or failed, refused or taken back, and its money returned.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::list::{by_id, for_staff, in_batch, is_member, locked, locked_all};
use super::{Destination, Withdrawal, WithdrawalStatus};
use crate::accounts::{PartySeat, StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{UserId, WithdrawalBatchId, WithdrawalId};
use crate::kernel::readable::words;
use crate::ledger::recipes::{Payment, withdrawal_payment, withdrawal_return};
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;
use crate::payouts::batch::take_out;
use crate::schema::withdrawals;

const MAX_REASON: usize = 500;

/// What the audit trail keeps of a withdrawal. The account's last characters are null where it was paid
/// without one, as staff agreed with the party.
pub(super) fn told(withdrawal: &Withdrawal) -> Value {
    json!({
        "party": withdrawal.party,
        "reference": withdrawal.reference,
        "amount": withdrawal.amount.decimal(),
        "currency": withdrawal.amount.currency(),
        "account": withdrawal.payee.as_ref().map(Destination::masked),
    })
}

fn reason(written: &str) -> Result<String, Faults> {
    let reason = words("reason", written, MAX_REASON)?;
    if reason.is_empty() { Err(Fault::new("reason", "required").into()) } else { Ok(reason) }
}

/// The bank paid it. Whoever comes second gets `AlreadyDone`.
pub fn pay(tx: &mut Tx<'_>, staff: StaffSeat, id: WithdrawalId) -> Result<Withdrawal, PayoutError> {
    let withdrawal = locked(tx, id)?;
    pay_all(tx, staff, &[withdrawal])?;
    for_staff(tx, staff, id)
}

/// The bank paid everything of a batch that is still open. Answers how many that were.
pub fn pay_open(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    batch: WithdrawalBatchId,
) -> Result<usize, PayoutError> {
    let open = |items: Vec<Withdrawal>| {
        items.into_iter().filter(|item| item.status == WithdrawalStatus::Batched)
    };
    let ids: Vec<Uuid> = open(in_batch(tx, batch)?).map(|item| item.id.uuid()).collect();
    let open: Vec<Withdrawal> = open(locked_all(tx, &ids)?).collect();
    if open.is_empty() {
        return Err(PayoutError::AlreadyDone);
    }
    pay_all(tx, staff, &open)?;
    Ok(open.len())
}

fn pay_all(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    withdrawals: &[Withdrawal],
) -> Result<(), PayoutError> {
    let now = tx.now();
    for withdrawal in withdrawals {
        standing(tx, staff, withdrawal)?;
        // What the bank has been told is paid whoever is suspended since.
        let sent = withdrawal.batch.as_ref().is_some_and(|batch| batch.exported);
        if withdrawal.party_suspended && !sent {
            return Err(PayoutError::Suspended);
        }
        // Else the file would lack what the batch counts.
        if withdrawal.in_unsent_batch() {
            return Err(PayoutError::NotExported);
        }
        if withdrawal.payable_from > now {
            return Err(PayoutError::TooEarly { from: withdrawal.payable_from });
        }
    }
    let ids: Vec<Uuid> = withdrawals.iter().map(|withdrawal| withdrawal.id.uuid()).collect();
    diesel::update(withdrawals::table.filter(withdrawals::id.eq_any(&ids)))
        .set((
            withdrawals::status.eq(WithdrawalStatus::Paid),
            withdrawals::ended_by.eq(staff.user),
            withdrawals::ended_at.eq(now),
        ))
        .execute(tx.conn())?;
    let payments: Vec<Payment> = withdrawals
        .iter()
        .map(|withdrawal| Payment {
            party: withdrawal.party,
            paid_out: withdrawal.paid_out(),
            fee: withdrawal.fee,
            subject: withdrawal.id.uuid(),
        })
        .collect();
    for withdrawal in withdrawals {
        let (id, detail) = (withdrawal.id.uuid(), told(withdrawal));
        audit::record(tx, staff, "withdrawal_paid", "withdrawal", id, detail)?;
    }
    let facts: Vec<Fact> = withdrawals
        .iter()
        .map(|withdrawal| Fact::WithdrawalPaid { withdrawal: withdrawal.id })
        .collect();
    outbox::tell(tx, &facts)?;
    Ok(withdrawal_payment(tx, &payments)?)
}

/// Whether staff may say now how an approved withdrawal ended.
fn standing(tx: &mut Tx<'_>, staff: StaffSeat, withdrawal: &Withdrawal) -> Result<(), PayoutError> {
    match withdrawal.status {
        WithdrawalStatus::Approved | WithdrawalStatus::Batched => {}
        WithdrawalStatus::Requested => return Err(PayoutError::NotApproved),
        _ => return Err(PayoutError::AlreadyDone),
    }
    if is_member(tx, staff.user, withdrawal.party)? {
        return Err(PayoutError::OwnParty);
    }
    Ok(())
}

/// The bank did not pay it, or will not be asked to: the money returns, and the party reads why. Out of a
/// batch that no bank has seen it is taken first.
pub fn fail(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: WithdrawalId,
    why: &str,
) -> Result<Withdrawal, PayoutError> {
    let why = reason(why)?;
    if for_staff(tx, staff, id)?.in_unsent_batch() {
        take_out(tx, staff, id)?;
    }
    let withdrawal = locked(tx, id)?;
    standing(tx, staff, &withdrawal)?;
    give_back(tx, &withdrawal, staff.user, WithdrawalStatus::Failed, Some(&why))?;
    no(tx, staff, &withdrawal, "withdrawal_failed", &why)
}

/// Staff do not approve it: the money returns, and the party reads why.
pub fn refuse(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: WithdrawalId,
    why: &str,
) -> Result<Withdrawal, PayoutError> {
    let why = reason(why)?;
    let withdrawal = locked(tx, id)?;
    if !withdrawal.is_requested() {
        return Err(PayoutError::AlreadyDone);
    }
    if is_member(tx, staff.user, withdrawal.party)? {
        return Err(PayoutError::OwnParty);
    }
    give_back(tx, &withdrawal, staff.user, WithdrawalStatus::Refused, Some(&why))?;
    no(tx, staff, &withdrawal, "withdrawal_refused", &why)
}

/// The party takes its request back while it is not approved in full.
pub fn cancel(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    id: WithdrawalId,
) -> Result<Withdrawal, PayoutError> {
    let withdrawal = locked(tx, id)?;
    if withdrawal.party != seat.party {
        return Err(PayoutError::NotFound);
    }
    if !withdrawal.is_requested() {
        return Err(PayoutError::AlreadyDone);
    }
    give_back(tx, &withdrawal, seat.user, WithdrawalStatus::Cancelled, None)?;
    by_id(tx, seat, id)
}

fn no(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    withdrawal: &Withdrawal,
    act: &'static str,
    why: &str,
) -> Result<Withdrawal, PayoutError> {
    let mut detail = told(withdrawal);
    if let Value::Object(detail) = &mut detail {
        detail.insert("reason".to_owned(), json!(why));
    }
    audit::record(tx, staff, act, "withdrawal", withdrawal.id.uuid(), detail)?;
    outbox::tell(tx, &[Fact::WithdrawalFailed { withdrawal: withdrawal.id }])?;
    for_staff(tx, staff, withdrawal.id)
}

fn give_back(
    tx: &mut Tx<'_>,
    withdrawal: &Withdrawal,
    by: UserId,
    status: WithdrawalStatus,
    why: Option<&str>,
) -> Result<(), PayoutError> {
    let now = tx.now();
    diesel::update(withdrawals::table.find(withdrawal.id))
        .set((
            withdrawals::status.eq(status),
            withdrawals::ended_by.eq(by),
            withdrawals::ended_at.eq(now),
            withdrawals::reason.eq(why),
        ))
        .execute(tx.conn())?;
    withdrawal_return(tx, withdrawal.party, withdrawal.amount, withdrawal.id.uuid())?;
    Ok(())
}
