//! Letters about money going out, to everybody of its party: whoever did not ask for it must hear.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{PartyId, PayeeId, WithdrawalId};
use crate::kernel::money::{Currency, Money};
use crate::outbox::Fact;
use crate::payouts::WithdrawalStatus;
use crate::payouts::payee::masked;
use crate::schema::{payees, withdrawals};

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let mut notices = changed(tx, facts)?;
    let told: Vec<(WithdrawalId, Kind)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::WithdrawalRequested { withdrawal } => {
                Some((*withdrawal, Kind::WithdrawalRequested))
            }
            Fact::WithdrawalApproved { withdrawal } => {
                Some((*withdrawal, Kind::WithdrawalApproved))
            }
            Fact::WithdrawalPaid { withdrawal } => Some((*withdrawal, Kind::WithdrawalPaid)),
            Fact::WithdrawalFailed { withdrawal } => Some((*withdrawal, Kind::WithdrawalFailed)),
            _ => None,
        })
        .collect();
    if told.is_empty() {
        return Ok(notices);
    }
    let rows = rows(tx, &told)?;
    notices
        .extend(told.into_iter().filter_map(|(id, kind)| Some(notice(id, kind, rows.get(&id)?))));
    Ok(notices)
}

struct Row {
    party: PartyId,
    /// What left the wallet, and what of it is paid out.
    amount: Money,
    paid_out: Money,
    reference: String,
    status: WithdrawalStatus,
    reason: Option<String>,
    payable_from: DateTime<Utc>,
    created_at: DateTime<Utc>,
}

fn notice(id: WithdrawalId, kind: Kind, row: &Row) -> Notice {
    let path = format!("/money/withdrawals/{id}");
    let reference = Value::Words(row.reference.clone());
    let amount = if kind == Kind::WithdrawalPaid { row.paid_out } else { row.amount };
    let notice = Notice::new(kind, Audience::Everyone(row.party), path)
        .with("amount", Value::Money(amount))
        .with("reference", reference);
    match &row.reason {
        Some(reason) if kind == Kind::WithdrawalFailed => {
            let line = if row.status == WithdrawalStatus::Refused { "refused" } else { "line" };
            notice.line(line).with("reason", Value::Words(reason.clone()))
        }
        _ if kind == Kind::WithdrawalApproved && row.payable_from > row.created_at => {
            notice.line("delayed").with("when", Value::When(row.payable_from))
        }
        _ => notice.line("line"),
    }
}

fn rows(
    tx: &mut Tx<'_>,
    told: &[(WithdrawalId, Kind)],
) -> Result<HashMap<WithdrawalId, Row>, DbError> {
    type Found = (
        (WithdrawalId, PartyId, i64, i64, String, String),
        (WithdrawalStatus, Option<String>, DateTime<Utc>, DateTime<Utc>),
    );
    let found: Vec<Found> = withdrawals::table
        .filter(withdrawals::id.eq_any(told.iter().map(|(id, _)| id.uuid())))
        .select((
            (
                withdrawals::id,
                withdrawals::party_id,
                withdrawals::amount,
                withdrawals::fee,
                withdrawals::currency,
                withdrawals::reference,
            ),
            (
                withdrawals::status,
                withdrawals::reason,
                withdrawals::payable_from,
                withdrawals::created_at,
            ),
        ))
        .load(tx.conn())?;
    Ok(found
        .into_iter()
        .filter_map(|((id, party, amount, fee, currency, reference), rest)| {
            let currency: Currency = currency.parse().ok()?;
            let (status, reason, payable_from, created_at) = rest;
            let paid_out = Money::new(amount.saturating_sub(fee), currency);
            let amount = Money::new(amount, currency);
            let row = Row {
                party,
                amount,
                paid_out,
                reference,
                status,
                reason,
                payable_from,
                created_at,
            };
            Some((id, row))
        })
        .collect())
}

/// A change of an account: which it is now, and from when on it is paid to.
fn changed(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let told: Vec<PayeeId> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::PayeeChanged { payee } => Some(*payee),
            _ => None,
        })
        .collect();
    if told.is_empty() {
        return Ok(Vec::new());
    }
    type Found = (PayeeId, PartyId, String, String, DateTime<Utc>);
    let found: Vec<Found> = payees::table
        .filter(payees::id.eq_any(&told))
        .select((payees::id, payees::party_id, payees::currency, payees::ending, payees::usable_at))
        .load(tx.conn())?;
    let found: HashMap<PayeeId, Found> = found.into_iter().map(|row| (row.0, row)).collect();
    Ok(told
        .iter()
        .filter_map(|id| found.get(id))
        .map(|(_, party, currency, ending, usable_at)| {
            let kind = Kind::PayeeChanged;
            Notice::new(kind, Audience::Everyone(*party), kind.list())
                .line("line")
                .with("currency", Value::Words(currency.clone()))
                .with("account", Value::Words(masked(ending)))
                .with("when", Value::When(*usable_at))
        })
        .collect())
}
