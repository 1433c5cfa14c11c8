//! An order that changed after it was told: another amount, or none at all.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::claim::{Click, click, wrong_currency};
use super::read::Report;
use super::{Conversion, Desk, Judged, place};
use crate::db::Tx;
use crate::disputes::DisputeError;
use crate::disputes::reject::reject_cancelled;
use crate::doors::DoorError;
use crate::doors::arrivals::{Made, Outcome, Place};
use crate::doors::tracking::Event;
use crate::kernel::ids::LeadId;
use crate::kernel::money::{Currency, Money};
use crate::leads::actor::Side;
use crate::leads::amend::{Amendment, amend as amend_price};
use crate::leads::{Actor, LeadError, Status, locked, outcomes};
use crate::schema::{conversions, engagements, leads, offers};

/// The buyer's own machine, which nobody sits at.
const SITE: Actor = Actor { side: Side::Buyer, user: None };

/// The one order a report speaks of, with its place; or why there is none.
fn found(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    report: &Report,
) -> Result<Result<(Conversion, Place), Judged>, DoorError> {
    let none = |word: &str| {
        let made = Made::nothing(Outcome::Wrong, word, 422);
        Ok(Err(Judged { place: place(desk.site, desk.by), step: Ok(made) }))
    };
    let told: Option<Click> = match report.click {
        None => None,
        Some(id) => match click(tx, desk.site.party, id)? {
            Some(click) => Some(click),
            None => return none("unknown-click"),
        },
    };
    let things: Vec<String> = match (&report.order, &told) {
        (Some(order), _) => vec![format!("order:{order}"), format!("test-order:{order}")],
        (None, Some(click)) => {
            let test = if click.test { "test-" } else { "" };
            Event::ALL.iter().map(|event| format!("{test}click:{}:{event}", click.id)).collect()
        }
        (None, None) => return none("order-missing"),
    };
    let mut query = conversions::table
        .inner_join(offers::table)
        .filter(offers::party_id.eq(desk.site.party))
        .filter(conversions::thing.eq_any(things))
        .into_boxed();
    if let Some(click) = &told {
        query = query.filter(conversions::offer_id.eq(click.offer));
    }
    let rows: Vec<Conversion> = query.select(Conversion::as_select()).limit(3).load(tx.conn())?;
    // A real order goes before a test of the same name.
    let real: Vec<&Conversion> = rows.iter().filter(|row| row.test.is_none()).collect();
    let row = match (real.as_slice(), rows.as_slice()) {
        ([row], _) => (*row).clone(),
        ([], [row]) => row.clone(),
        ([], []) => return none("unknown-order"),
        _ => return none("several-orders"),
    };
    // Locked, and read again as it is now.
    let row: Conversion = conversions::table
        .find(row.id)
        .for_update()
        .select(Conversion::as_select())
        .first(tx.conn())?;
    let contractor =
        engagements::table.find(row.engagement).select(engagements::party_id).first(tx.conn())?;
    let place = Place {
        contractor: Some(contractor),
        engagement: Some(row.engagement),
        ..place(desk.site, desk.by)
    };
    Ok(Ok((row, place)))
}

/// The order's lead, or what to answer where it has none.
fn lead_of(row: &Conversion) -> Result<LeadId, Made> {
    match (row.lead, row.test) {
        (Some(lead), _) => Ok(lead),
        (None, Some(test)) => {
            Err(Made { test: Some(test), ..Made::nothing(Outcome::Test, "test-unchanged", 200) })
        }
        // The claim of a crash: its report must come again first.
        (None, None) => Err(Made::nothing(Outcome::Failed, "order-not-yet", 409)),
    }
}

/// Gives an order another amount.
pub(super) fn amend(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    report: &Report,
) -> Result<Judged, DoorError> {
    let (row, place) = match found(tx, desk, report)? {
        Ok(found) => found,
        Err(judged) => return Ok(judged),
    };
    let done = |made: Made| Ok(Judged { place, step: Ok(made) });
    let lead = match lead_of(&row) {
        Ok(lead) => lead,
        Err(made) => return done(made),
    };
    let currency: String = leads::table.find(lead).select(leads::currency).first(tx.conn())?;
    let Ok(currency) = currency.parse::<Currency>() else { return Err(DoorError::NotFound) };
    let wrong = |word: &str| Made::nothing(Outcome::Wrong, word, 422);
    if let Some(word) = wrong_currency(report, currency) {
        return done(wrong(word));
    }
    let amount = match report.amount.as_deref().map(|text| Money::parse_positive(text, currency)) {
        None => return done(wrong("amount-missing")),
        Some(Err(bad)) => return done(wrong(bad.fault_code())),
        Some(Ok(amount)) => amount,
    };
    if row.amount == Some(amount.minor()) {
        let made = Made::nothing(Outcome::Repeated, "same-amount", 200);
        return done(Made { lead: Some(lead), ..made });
    }
    let made = amend_lead(tx, desk, &row, lead, amount)?;
    done(made)
}

/// Prices the lead of an order anew.
pub(super) fn amend_lead(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    row: &Conversion,
    lead: LeadId,
    amount: Money,
) -> Result<Made, DoorError> {
    let noted = |word: &str| Made { lead: Some(lead), ..Made::nothing(Outcome::Noted, word, 200) };
    let leads = locked::for_party(tx, desk.site.party, &[lead])?;
    let Some(held) = leads.first() else { return Ok(noted("not-counted")) };
    let was = row.amount.map(|minor| Money::new(minor, amount.currency()));
    let (made, changed) = match amend_price(tx, held, SITE, was, amount)? {
        Amendment::Ended => (noted("already-ended"), false),
        Amendment::Unpriced => {
            (Made { outcome: Outcome::Wrong, status: 422, ..noted("amount-too-large") }, false)
        }
        Amendment::Flat => (noted("flat-price"), true),
        Amendment::Owed(_) => (Made { outcome: Outcome::Amended, reason: None, ..noted("") }, true),
        Amendment::HeldOnly(_) => (Made { outcome: Outcome::Amended, ..noted("held-only") }, true),
    };
    if changed {
        diesel::update(conversions::table.find(row.id))
            .set((
                conversions::amount.eq(amount.minor()),
                conversions::currency.eq(amount.currency().code()),
            ))
            .execute(tx.conn())?;
    }
    Ok(made)
}

/// Cancels an order: the buyer's rejection of its lead, where the terms and the clock allow it.
pub(super) fn cancel(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    report: &Report,
) -> Result<Judged, DoorError> {
    let (row, place) = match found(tx, desk, report)? {
        Ok(found) => found,
        Err(judged) => return Ok(judged),
    };
    let done = |made: Made| Ok(Judged { place, step: Ok(made) });
    let lead = match lead_of(&row) {
        Ok(lead) => lead,
        Err(made) => return done(made),
    };
    let noted =
        |outcome, word: &str| Made { lead: Some(lead), ..Made::nothing(outcome, word, 200) };
    if row.cancelled_at.is_some() {
        return done(noted(Outcome::Repeated, "cancelled-before"));
    }
    let rejected = reject_cancelled(tx, desk.vault, desk.calendar, desk.site.party, lead)?;
    let word = match outcomes::only(rejected) {
        Ok(lead) => {
            let now = tx.now();
            diesel::update(conversions::table.find(row.id))
                .set(conversions::cancelled_at.eq(now))
                .execute(tx.conn())?;
            // Over the return share staff look at it first.
            let referred = lead.status == Status::Disputed;
            let made = noted(Outcome::Cancelled, "cancel-referred");
            let reason = made.reason.clone().filter(|_| referred);
            return done(Made { reason, ..made });
        }
        Err(DisputeError::Invalid(_)) => "cancel-not-in-terms",
        Err(DisputeError::Lead(LeadError::DeadlinePassed)) => "clock-over",
        Err(DisputeError::Lead(LeadError::NotFound)) => "not-counted",
        Err(DisputeError::Lead(LeadError::IllegalMove(illegal))) => match illegal.status {
            Status::Rejected | Status::Disputed => "already-rejected",
            Status::Refused
            | Status::Quarantined
            | Status::Delivered
            | Status::Accepted
            | Status::Settled
            | Status::Returned => "already-ended",
        },
        Err(error) => return Err(error.into()),
    };
    done(noted(Outcome::Noted, word))
}
