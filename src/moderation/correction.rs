//! A mistaken verdict made good.
//!
//! Final means final: what a lead's end moved is never clawed back. When staff find that a case they
//! decided, or let the clock decide, was decided wrongly, the party that lost by it is paid by the
//! operator, out of the fees, with a reason both sides read and a second member of staff agreeing.

use chrono::{DateTime, Utc};
use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::ModerationError;
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::disputes::{Outcome, find as disputes, verdict};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{CorrectionId, LeadId, PartyId, UserId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::readable::words;
use crate::leads::actor::{Actor, Side};
use crate::leads::find::{Lead, card};
use crate::leads::step::{Entry, record};
use crate::ledger::Code;
use crate::ledger::recipes::{compensate, made_for};
use crate::outbox::{self, Fact};
use crate::schema::{corrections, leads, parties, terms, users};

crate::text_enum! {
    /// How far a correction has come.
    pub enum CorrectionStatus {
        /// One member of staff asks for it.
        Asked = "asked",
        /// Another agreed, and it was paid.
        Approved = "approved",
        /// It was turned down, or taken back.
        Declined = "declined",
    }
}

/// The longest reason, in characters.
pub const MAX_REASON: usize = 2_000;

/// What a side lost by a case that ended and is not made good yet, nor about to be: the most that
/// can be asked for.
pub fn unmended(tx: &mut Tx<'_>, lead: &Lead, side: Side) -> Result<Money, ModerationError> {
    let party = match side {
        Side::Buyer => lead.buyer,
        Side::Contractor => lead.contractor,
        Side::Staff | Side::Clock | Side::Exchange => return Ok(lost(lead, side)),
    };
    let mended: Vec<i64> = corrections::table
        .filter(corrections::lead_id.eq(lead.id))
        .filter(corrections::party_id.eq(party))
        .filter(corrections::status.ne(CorrectionStatus::Declined))
        .select(corrections::amount)
        .load(tx.conn())?;
    let lost = lost(lead, side);
    Ok(Money::new((lost.minor() - mended.iter().sum::<i64>()).max(0), lost.currency()))
}

/// What a side lost by a case that ended.
fn lost(lead: &Lead, side: Side) -> Money {
    let nothing = Money::new(0, lead.price.currency());
    match side {
        Side::Buyer => lead.charged.unwrap_or(nothing),
        Side::Contractor => {
            let earned = lead.earned.map_or(0, Money::minor);
            Money::new(lead.owes().earned.minor() - earned, lead.price.currency())
        }
        Side::Staff | Side::Clock | Side::Exchange => nothing,
    }
}

/// Asks for a correction of a lead staff decided, or left undecided.
pub fn ask(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    lead: LeadId,
    side: Side,
    amount: &str,
    reason: &str,
) -> Result<CorrectionId, ModerationError> {
    impartial(tx, staff, lead)?;
    let lead = locked(tx, staff, lead)?;
    let party = match side {
        Side::Buyer => lead.buyer,
        Side::Contractor => lead.contractor,
        Side::Staff | Side::Clock | Side::Exchange => {
            return Err(Faults::from(Fault::new("side", "not-a-choice")).into());
        }
    };
    let outcome = disputes::of_lead(tx, staff, lead.id)?.and_then(|dispute| dispute.outcome);
    if !matches!(outcome, Some(Outcome::Verdict | Outcome::Undecided)) {
        return Err(ModerationError::NothingToCorrect);
    }
    let open = Filter { lead: Some(lead.id), status: Some(CorrectionStatus::Asked), id: None };
    if !list(tx, staff, open, Paging::default())?.items.is_empty() {
        return Err(ModerationError::CorrectionOpen);
    }
    let most = unmended(tx, &lead, side)?;
    let (amount, reason) = read(most, amount, reason)?;
    let (id, now) = (CorrectionId::new(), tx.now());
    diesel::insert_into(corrections::table)
        .values((
            corrections::id.eq(id),
            corrections::lead_id.eq(lead.id),
            corrections::party_id.eq(party),
            corrections::amount.eq(amount.minor()),
            corrections::currency.eq(amount.currency().code()),
            corrections::reason.eq(&reason),
            corrections::status.eq(CorrectionStatus::Asked),
            corrections::asked_by.eq(staff.user),
            corrections::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    let detail = json!({
        "amount": amount.decimal().to_string(), "currency": amount.currency().code(), "side": side, "reason": reason,
    });
    audit::record(tx, staff, "correction_asked", "lead", lead.id.uuid(), detail)?;
    outbox::tell(tx, &[Fact::CorrectionAsked { correction: id }])?;
    Ok(id)
}

fn read(most: Money, amount: &str, reason: &str) -> Result<(Money, String), ModerationError> {
    let mut faults = Faults::default();
    let amount = Money::parse_positive(amount, most.currency())
        .map_err(|bad| Fault::new("amount", bad.fault_code()));
    let amount = faults.take(amount);
    if amount.is_some_and(|amount| amount.minor() > most.minor()) {
        faults.push(Fault::new("amount", "more-than-lost").with("max", most.decimal()));
    }
    let reason = match words("reason", reason, MAX_REASON) {
        Ok(reason) if reason.is_empty() => {
            faults.add("reason", "required");
            None
        }
        Ok(reason) => Some(reason),
        Err(wrong) => {
            wrong.0.into_iter().for_each(|fault| faults.push(fault));
            None
        }
    };
    match (amount, reason, faults.is_empty()) {
        (Some(amount), Some(reason), true) => Ok((amount, reason)),
        _ => Err(faults.into()),
    }
}

/// The lead, its row locked: corrections of one lead are asked for and paid one after the other.
fn locked(tx: &mut Tx<'_>, staff: StaffSeat, lead: LeadId) -> Result<Lead, ModerationError> {
    crate::leads::locked::for_staff(tx, staff, &[lead])?;
    Ok(card::lead(tx, staff, lead)?)
}

fn impartial(tx: &mut Tx<'_>, staff: StaffSeat, lead: LeadId) -> Result<(), ModerationError> {
    let own = verdict::parties_of(tx, staff)?;
    let lead = card::lead(tx, staff, lead)?;
    if own.contains(&lead.buyer) || own.contains(&lead.contractor) {
        return Err(ModerationError::OwnParty);
    }
    Ok(())
}

/// A correction as staff read it.
#[derive(Debug, Clone)]
pub struct Correction {
    pub id: CorrectionId,
    pub lead: LeadId,
    pub offer_title: String,
    pub party: PartyId,
    pub party_name: String,
    /// Whether it goes to the lead's buyer; else to its contractor.
    pub to_buyer: bool,
    pub amount: Money,
    pub reason: String,
    pub status: CorrectionStatus,
    pub asked_by: UserId,
    /// By address.
    pub asked_by_name: String,
    pub asked_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
}

impl Correction {
    pub const fn side(&self) -> Side {
        if self.to_buyer { Side::Buyer } else { Side::Contractor }
    }
}

/// Which corrections are wanted; all that is given must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    pub id: Option<CorrectionId>,
    pub lead: Option<LeadId>,
    pub status: Option<CorrectionStatus>,
}

/// Corrections, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    filter: Filter,
    paging: Paging,
) -> Result<Listing<Correction>, ModerationError> {
    type Row = (
        (CorrectionId, LeadId, String, PartyId, String, PartyId),
        (i64, String, String, CorrectionStatus),
        (UserId, String, DateTime<Utc>, Option<DateTime<Utc>>),
    );
    let mut query = corrections::table
        .inner_join(leads::table)
        .inner_join(parties::table)
        .inner_join(users::table.on(users::id.eq(corrections::asked_by)))
        .inner_join(
            terms::table.on(terms::offer_id
                .eq(leads::offer_id)
                .and(terms::version.eq(leads::terms_version))),
        )
        .order(corrections::id.desc())
        .limit(paging.fetch())
        .select((
            (
                corrections::id,
                corrections::lead_id,
                terms::title,
                corrections::party_id,
                parties::name,
                leads::buyer_id,
            ),
            (corrections::amount, corrections::currency, corrections::reason, corrections::status),
            (corrections::asked_by, users::email, corrections::asked_at, corrections::decided_at),
        ))
        .into_boxed();
    if let Some(id) = filter.id {
        query = query.filter(corrections::id.eq(id));
    }
    if let Some(lead) = filter.lead {
        query = query.filter(corrections::lead_id.eq(lead));
    }
    if let Some(status) = filter.status {
        query = query.filter(corrections::status.eq(status));
    }
    if let Some(after) = paging.after {
        query = query.filter(corrections::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    let rows: Vec<Correction> = rows
        .into_iter()
        .filter_map(|((id, lead, title, party, name, buyer), money, (by, by_name, at, decided))| {
            let (amount, currency, reason, status) = money;
            let currency: Currency = currency.parse().ok()?;
            Some(Correction {
                id,
                lead,
                offer_title: title,
                party,
                party_name: name,
                to_buyer: party == buyer,
                amount: Money::new(amount, currency),
                reason,
                status,
                asked_by: by,
                asked_by_name: by_name,
                asked_at: at,
                decided_at: decided,
            })
        })
        .collect();
    Ok(paging.cut(rows, |row| row.id.uuid()))
}

/// How many corrections wait for a second person.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, ModerationError> {
    let asked = corrections::table.filter(corrections::status.eq(CorrectionStatus::Asked));
    Ok(asked.count().get_result(tx.conn())?)
}

/// One correction.
pub fn find(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: CorrectionId,
) -> Result<Correction, ModerationError> {
    let filter = Filter { id: Some(id), ..Filter::default() };
    list(tx, staff, filter, Paging::default())?.items.pop().ok_or(ModerationError::NotFound)
}

/// A second member of staff agrees: the money moves at once, and both sides read why.
pub fn approve(tx: &mut Tx<'_>, staff: StaffSeat, id: CorrectionId) -> Result<(), ModerationError> {
    let asked = decidable(tx, staff, id)?;
    if asked.asked_by == staff.user {
        return Err(ModerationError::SecondPersonNeeded);
    }
    impartial(tx, staff, asked.lead)?;
    let code = if asked.to_buyer { Code::Capture } else { Code::Release };
    let corrects = made_for(tx, asked.lead.uuid(), code)?;
    let corrects = corrects.ok_or(ModerationError::NothingToCorrect)?;
    decided(tx, staff, id, CorrectionStatus::Approved)?;
    let detail = json!({
        "amount": asked.amount.decimal().to_string(),
        "currency": asked.amount.currency().code(),
        "paid_to": asked.side(),
        "text": asked.reason,
    });
    let entry = Entry { lead: asked.lead, event: "corrected", detail };
    record(tx, Actor::from(staff), &[entry])?;
    audit::record(tx, staff, "correction_approved", "lead", asked.lead.uuid(), json!({}))?;
    outbox::tell(tx, &[Fact::CorrectionPaid { correction: id }])?;
    compensate(tx, asked.party, asked.amount, id.uuid(), corrects)?;
    Ok(())
}

/// Turns a correction down, or takes one's own back. Nothing moves.
pub fn decline(tx: &mut Tx<'_>, staff: StaffSeat, id: CorrectionId) -> Result<(), ModerationError> {
    let asked = decidable(tx, staff, id)?;
    impartial(tx, staff, asked.lead)?;
    decided(tx, staff, id, CorrectionStatus::Declined)?;
    audit::record(tx, staff, "correction_declined", "lead", asked.lead.uuid(), json!({}))?;
    Ok(())
}

/// A correction nobody has decided, its lead locked.
fn decidable(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: CorrectionId,
) -> Result<Correction, ModerationError> {
    let lead = find(tx, staff, id)?.lead;
    locked(tx, staff, lead)?;
    let asked = find(tx, staff, id)?;
    if asked.status != CorrectionStatus::Asked {
        return Err(ModerationError::AlreadyDecided);
    }
    Ok(asked)
}

fn decided(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: CorrectionId,
    status: CorrectionStatus,
) -> Result<(), ModerationError> {
    let now = tx.now();
    diesel::update(corrections::table.find(id))
        .set((
            corrections::status.eq(status),
            corrections::decided_by.eq(staff.user),
            corrections::decided_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}
