//! Makes money of a line, once, or sets it aside.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::Direction;
use super::list::{BankLine, Filter, Stand, find, list};
use super::propose::Proposal;
use crate::accounts::{StaffSeat, audit};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{BankLineId, PartyId, TopUpId};
use crate::kernel::paging::Paging;
use crate::payouts::top_up::{self, TopUp, TopUpStatus};
use crate::payouts::{PayoutError, Rail};
use crate::schema::{bank_line_ends, parties};

/// What a line is booked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booking {
    /// What is proposed, when that is sure.
    AsProposed,
    /// The money of this top-up: of a waiting one of the same amount, or of one confirmed by hand before,
    /// for which the line is the proof.
    TopUp(TopUpId),
    /// What came is not what this top-up asked for: a top-up of its own for its party. The one asked for is
    /// cancelled, unless the rest is still to come.
    Received { asked: TopUpId, rest_to_come: bool },
    /// A top-up of its own for a party.
    Party(PartyId),
}

/// Books a line. `AlreadyDone` when the line or the top-up has its other half already, `LineUnfit` when
/// the two do not agree or the line is no money that came in.
pub fn book(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: BankLineId,
    booking: Booking,
) -> Result<TopUp, PayoutError> {
    let line = find(tx, staff, id)?;
    if line.end.is_some() {
        return Err(PayoutError::AlreadyDone);
    }
    if line.direction != Direction::Credit || line.reversal {
        return Err(PayoutError::LineUnfit);
    }
    let (top_up, proof) = match booking {
        Booking::AsProposed => match line.proposal {
            Proposal::Match(top_up) | Proposal::Proof(top_up) => own(tx, staff, &line, top_up)?,
            _ => return Err(PayoutError::LineUnfit),
        },
        Booking::TopUp(top_up) => own(tx, staff, &line, top_up)?,
        Booking::Received { asked, rest_to_come } => {
            let asked = top_up::locked(tx, asked)?;
            let party = asked.party;
            if asked.is_waiting() && asked.rail == Rail::Bank && !rest_to_come {
                top_up::end(tx, asked, Some(staff.user), None)?;
            }
            (receive(tx, staff, &line, party)?, false)
        }
        Booking::Party(party) => {
            let known: Option<PartyId> = parties::table
                .find(party.uuid())
                .select(parties::id)
                .first(tx.conn())
                .optional()?;
            known.ok_or(PayoutError::NotFound)?;
            (receive(tx, staff, &line, party)?, false)
        }
    };
    let now = tx.now();
    diesel::insert_into(bank_line_ends::table)
        .values((
            bank_line_ends::line_id.eq(id),
            bank_line_ends::top_up_id.eq(top_up.id),
            bank_line_ends::proof.eq(proof),
            bank_line_ends::ended_by.eq(staff.user),
            bank_line_ends::at.eq(now),
        ))
        .execute(tx.conn())
        .map_err(taken)?;
    let detail = json!({
        "top_up": top_up.id, "party": top_up.party, "proof": proof,
        "amount": top_up.amount.decimal(), "currency": top_up.amount.currency(),
    });
    audit::record(tx, staff, "bank_line_booked", "bank_line", id.uuid(), detail)?;
    Ok(top_up)
}

fn own(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    line: &BankLine,
    id: TopUpId,
) -> Result<(TopUp, bool), PayoutError> {
    let top_up = top_up::locked(tx, id)?;
    if top_up.amount != line.amount || top_up.rail != Rail::Bank {
        return Err(PayoutError::LineUnfit);
    }
    match top_up.status {
        TopUpStatus::Requested => Ok((top_up::book(tx, top_up, Some(staff.user))?, false)),
        TopUpStatus::Confirmed => Ok((top_up, true)),
        TopUpStatus::Cancelled | TopUpStatus::Refunding | TopUpStatus::Refunded => {
            Err(PayoutError::AlreadyDone)
        }
    }
}

fn receive(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    line: &BankLine,
    party: PartyId,
) -> Result<TopUp, PayoutError> {
    top_up::received(tx, party, line.amount, Rail::Bank, staff.user, Some(staff.user))
}

/// Somebody else was quicker with the line, or with the top-up.
fn taken(error: diesel::result::Error) -> PayoutError {
    let error = DbError::from(error);
    match error.constraint() {
        Some("bank_line_ends_pkey" | "bank_line_ends_one_line") => PayoutError::AlreadyDone,
        _ => error.into(),
    }
}

/// Sets a line aside: it is no top-up. Why, is kept.
pub fn set_aside(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: BankLineId,
    reason: &str,
) -> Result<(), PayoutError> {
    let reason = top_up::read_reason(reason)?;
    let line = find(tx, staff, id)?;
    if line.end.is_some() {
        return Err(PayoutError::AlreadyDone);
    }
    let now = tx.now();
    diesel::insert_into(bank_line_ends::table)
        .values((
            bank_line_ends::line_id.eq(id),
            bank_line_ends::reason.eq(reason),
            bank_line_ends::ended_by.eq(staff.user),
            bank_line_ends::at.eq(now),
        ))
        .execute(tx.conn())
        .map_err(taken)?;
    let detail = json!({ "reason": reason });
    audit::record(tx, staff, "bank_line_set_aside", "bank_line", id.uuid(), detail)?;
    Ok(())
}

/// Lines whose proposal is sure, after one of them: each is to be booked in a transaction of its own,
/// since each posts to the ledger.
pub fn sure(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    paging: &Paging,
) -> Result<(Vec<BankLineId>, Option<uuid::Uuid>), PayoutError> {
    let filter = Filter { stand: Some(Stand::Open), ..Filter::default() };
    let found = list(tx, staff, filter, paging)?;
    let sure = found.items.iter().filter(|line| line.proposal.is_sure()).map(|line| line.id);
    Ok((sure.collect(), found.next))
}
