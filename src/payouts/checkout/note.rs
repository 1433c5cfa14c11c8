//! Writes down what the provider says of a page, and books what was paid there.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::find::{Checkout, Payment, locked};
use super::{CheckoutState, Session, early};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::outbox::{self, Fact, Trouble};
use crate::payouts::top_up::{self, TopUp};
use crate::payouts::{PayoutError, Rail};
use crate::schema::{checkout_payments, checkouts};

/// How long after a page's first word its provider is asked whether it was paid: webhooks are quicker.
const LOOK: TimeDelta = TimeDelta::seconds(60);
/// The longest problem that is kept, characters.
const MAX_PROBLEM: usize = 500;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// Money moved into the wallet.
    Booked(TopUpId),
    /// The page is where the provider says it is.
    Noted(TopUpId),
    /// It was written down before.
    Repeated(TopUpId),
    /// It was paid, but not as asked: staff look at it.
    Odd(TopUpId),
    /// No page of this exchange.
    Unknown,
}

/// Takes what is said of a page. The same words again change nothing, and older words after newer ones
/// change nothing either: what is paid stays paid.
pub fn note(tx: &mut Tx<'_>, session: &Session) -> Result<Noted, PayoutError> {
    if let Some(intent) = &session.intent {
        early::lock(tx, intent)?;
    }
    let Some(id) = top_up_of(tx, session)? else { return Ok(Noted::Unknown) };
    let (top_up, checkout) = match locked(tx, id) {
        Ok(found) => found,
        Err(PayoutError::NotFound) => return Ok(Noted::Unknown),
        Err(error) => return Err(error),
    };
    // Another page for the same top-up can only be one that its provider forgot the key of.
    let own = checkout.session_id.as_ref().is_none_or(|known| *known == session.id);
    match session.state {
        CheckoutState::Paid => paid(tx, top_up, session),
        _ if !own => Ok(Noted::Noted(id)),
        CheckoutState::Opening => Ok(Noted::Noted(id)),
        CheckoutState::Open => opened(tx, &checkout, session),
        CheckoutState::Processing => processing(tx, &checkout, session),
        CheckoutState::Expired | CheckoutState::Failed => match checkout.state {
            CheckoutState::Opening | CheckoutState::Open | CheckoutState::Processing => {
                finish(tx, top_up, session.state, None)?;
                Ok(Noted::Noted(id))
            }
            CheckoutState::Paid | CheckoutState::Expired | CheckoutState::Failed => {
                Ok(Noted::Repeated(id))
            }
        },
    }
}

/// By the name this side gave it, else by the provider's.
fn top_up_of(tx: &mut Tx<'_>, session: &Session) -> Result<Option<TopUpId>, PayoutError> {
    if session.top_up.is_some() {
        return Ok(session.top_up);
    }
    Ok(checkouts::table
        .filter(checkouts::session_id.eq(&session.id))
        .select(checkouts::top_up_id)
        .first(tx.conn())
        .optional()?)
}

fn opened(tx: &mut Tx<'_>, checkout: &Checkout, session: &Session) -> Result<Noted, PayoutError> {
    let id = checkout.top_up_id;
    if checkout.state != CheckoutState::Opening {
        return Ok(Noted::Repeated(id));
    }
    let next = tx.now() + LOOK;
    diesel::update(checkouts::table.find(id))
        .set((
            checkouts::state.eq(CheckoutState::Open),
            checkouts::session_id.eq(&session.id),
            checkouts::pay_url.eq(session.url.as_deref()),
            checkouts::tries.eq(0),
            checkouts::next_look_at.eq(next),
        ))
        .execute(tx.conn())?;
    Ok(Noted::Noted(id))
}

fn processing(
    tx: &mut Tx<'_>,
    checkout: &Checkout,
    session: &Session,
) -> Result<Noted, PayoutError> {
    let id = checkout.top_up_id;
    if !matches!(checkout.state, CheckoutState::Opening | CheckoutState::Open) {
        return Ok(Noted::Repeated(id));
    }
    diesel::update(checkouts::table.find(id))
        .set((
            checkouts::state.eq(CheckoutState::Processing),
            checkouts::session_id.eq(&session.id),
        ))
        .execute(tx.conn())?;
    Ok(Noted::Noted(id))
}

/// Ends a page nobody paid on, and its top-up if that still waits. The top-up's row is locked.
pub(super) fn finish(
    tx: &mut Tx<'_>,
    top_up: TopUp,
    state: CheckoutState,
    problem: Option<&str>,
) -> Result<(), PayoutError> {
    let problem: Option<String> =
        problem.map(|problem| problem.chars().take(MAX_PROBLEM).collect());
    diesel::update(checkouts::table.find(top_up.id))
        .set((
            checkouts::state.eq(state),
            checkouts::problem.eq(problem),
            checkouts::next_look_at.eq(None::<chrono::DateTime<chrono::Utc>>),
        ))
        .execute(tx.conn())?;
    if top_up.is_waiting() {
        top_up::end(tx, top_up, None, None)?;
    }
    Ok(())
}

fn paid(tx: &mut Tx<'_>, top_up: TopUp, session: &Session) -> Result<Noted, PayoutError> {
    let id = top_up.id;
    let Some(amount) = session.paid else {
        // Paid, in something that is no money here.
        alarm(tx, &top_up, Trouble::AnotherAmount, &session.id)?;
        return Ok(Noted::Odd(id));
    };
    if !keep(tx, id, session, amount)? {
        return Ok(Noted::Repeated(id));
    }
    diesel::update(checkouts::table.find(id))
        .set((
            checkouts::state.eq(CheckoutState::Paid),
            checkouts::next_look_at.eq(None::<chrono::DateTime<chrono::Utc>>),
        ))
        .execute(tx.conn())?;
    diesel::update(checkouts::table.find(id).filter(checkouts::session_id.is_null()))
        .set(checkouts::session_id.eq(&session.id))
        .execute(tx.conn())?;
    if amount != top_up.amount {
        alarm(tx, &top_up, Trouble::AnotherAmount, &session.id)?;
        return Ok(Noted::Odd(id));
    }
    let booked = if top_up.is_waiting() {
        top_up::book(tx, top_up, None)?
    } else {
        // Cancelled while the buyer was paying, or paid on a second page. It came: it is theirs.
        if top_up.status != top_up::TopUpStatus::Cancelled {
            alarm(tx, &top_up, Trouble::PaidTwice, &session.id)?;
        }
        let by = top_up::requester(tx, id)?;
        top_up::received(tx, top_up.party, amount, Rail::Checkout, by, None)?
    };
    point(tx, &session.id, booked.id, None)?;
    early::hear(tx, session.intent.as_deref(), booked.id)?;
    Ok(Noted::Booked(booked.id))
}

/// Keeps the payment; whether it is news.
fn keep(
    tx: &mut Tx<'_>,
    asked_for: TopUpId,
    session: &Session,
    amount: Money,
) -> Result<bool, PayoutError> {
    let now = tx.now();
    let kept = diesel::insert_into(checkout_payments::table)
        .values((
            checkout_payments::session_id.eq(&session.id),
            checkout_payments::payment_intent.eq(session.intent.as_deref()),
            checkout_payments::amount.eq(amount.minor()),
            checkout_payments::currency.eq(amount.currency().code()),
            checkout_payments::asked_for.eq(asked_for),
            checkout_payments::at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    Ok(kept > 0)
}

fn point(
    tx: &mut Tx<'_>,
    session: &str,
    booked_as: TopUpId,
    by: Option<StaffSeat>,
) -> Result<(), PayoutError> {
    let changed = diesel::update(
        checkout_payments::table.find(session).filter(checkout_payments::booked_as.is_null()),
    )
    .set((
        checkout_payments::booked_as.eq(Some(booked_as)),
        checkout_payments::booked_by.eq(by.map(|staff| staff.user)),
    ))
    .execute(tx.conn())?;
    if changed == 1 { Ok(()) } else { Err(PayoutError::AlreadyDone) }
}

fn alarm(
    tx: &mut Tx<'_>,
    top_up: &TopUp,
    trouble: Trouble,
    about: &str,
) -> Result<(), PayoutError> {
    tracing::warn!(top_up = %top_up.id, trouble = trouble.as_str(), about, "a payment needs a look");
    let about = about.to_owned();
    outbox::tell(tx, &[Fact::PaymentAlarm { top_up: top_up.id, trouble, about }])?;
    Ok(())
}

/// The payment that waits for staff, if there is one.
fn odd(tx: &mut Tx<'_>, asked_for: TopUpId) -> Result<Option<Payment>, PayoutError> {
    Ok(super::payments(tx, asked_for)?.into_iter().find(|one| one.booked_as.is_none()))
}

/// Staff looked at a payment that was not what was asked for, and book what came: a top-up of its own.
/// The one that was asked for ends, if it still waits. What went back at the provider meanwhile leaves the
/// wallet again at once.
pub fn book_odd(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    asked_for: TopUpId,
) -> Result<TopUp, PayoutError> {
    let payment = odd(tx, asked_for)?.ok_or(PayoutError::AlreadyDone)?;
    if let Some(intent) = &payment.intent {
        early::lock(tx, intent)?;
    }
    let (asked, _) = locked(tx, asked_for)?;
    let payment = odd(tx, asked_for)?
        .filter(|now| now.session == payment.session)
        .ok_or(PayoutError::AlreadyDone)?;
    let by = top_up::requester(tx, asked_for)?;
    let (party, amount) = (asked.party, payment.amount);
    if asked.is_waiting() {
        top_up::end(tx, asked, Some(staff.user), None)?;
    }
    let booked = top_up::received(tx, party, amount, Rail::Checkout, by, Some(staff.user))?;
    point(tx, &payment.session, booked.id, Some(staff))?;
    early::hear(tx, payment.intent.as_deref(), booked.id)?;
    let detail = json!({ "asked_for": asked_for, "amount": amount.decimal(), "currency": amount.currency() });
    audit::record(tx, staff, "payment_booked", "top_up", booked.id.uuid(), detail)?;
    top_up::one(tx, booked.id)
}
