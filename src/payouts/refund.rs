//! A top-up that goes back to whoever paid it: out of the wallet first, then out of the exchange.
//!
//! The money leaves the wallet in the transaction that asks, so it cannot be spent meanwhile; a rail
//! that cannot pay it out brings it back. Once per top-up, at most what is left of it in the wallet.

mod told;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::pg::Pg;
use diesel::sql_types::{BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, QueryableByName, RunQueryDsl,
    Selectable, SelectableHelper,
};
use serde_json::json;

use self::told::Told;
use super::checkout::{Outcome, RefundState, RefundTold};
use super::top_up::{self, TopUp, TopUpStatus};
use super::{PayoutError, Rail, money_of};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{TopUpId, UserId};
use crate::kernel::money::Money;
use crate::ledger::{LedgerError, recipes};
use crate::outbox::{self, Fact, Trouble};
use crate::schema::{top_up_refunds, top_ups};

/// What a refund somebody made at the provider is kept under.
const MADE_OUTSIDE: &str = "Made at the provider";
const FIRST_PAUSE: i64 = 30;
const LONGEST_PAUSE: i64 = 3_600;

crate::text_enum! {
    /// How far a refund is.
    pub enum RefundStatus {
        /// Its rail is yet to take it.
        Asked = "asked",
        /// Its rail has it.
        Sent = "sent",
        Done = "done",
        /// It could not be paid out; the money is in the wallet again.
        Failed = "failed",
    }
}

/// A refund of a top-up.
#[derive(Debug, Clone)]
pub struct Refund {
    pub amount: Money,
    pub reason: String,
    pub status: RefundStatus,
    pub problem: Option<String>,
    pub created_at: DateTime<Utc>,
    /// Whether staff asked for it here; else somebody made it at the provider.
    made_here: bool,
    /// The rail's own name of it, once that is known.
    rail_id: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = top_up_refunds, check_for_backend(Pg))]
struct Row {
    amount: i64,
    currency: String,
    reason: String,
    status: RefundStatus,
    problem: Option<String>,
    created_at: DateTime<Utc>,
    asked_by: Option<UserId>,
    rail_id: Option<String>,
}

impl Row {
    fn read(self) -> Result<Refund, PayoutError> {
        Ok(Refund {
            amount: money_of(self.amount, &self.currency)?,
            reason: self.reason,
            status: self.status,
            problem: self.problem,
            created_at: self.created_at,
            made_here: self.asked_by.is_some(),
            rail_id: self.rail_id,
        })
    }
}

/// The refund of a top-up, if there is one.
pub fn find(tx: &mut Tx<'_>, id: TopUpId) -> Result<Option<Refund>, PayoutError> {
    let row: Option<Row> =
        top_up_refunds::table.find(id).select(Row::as_select()).first(tx.conn()).optional()?;
    row.map(Row::read).transpose()
}

/// Reads how much is to go back; all of it when nothing is said.
pub fn read_amount(written: &str, top_up: &TopUp) -> Result<Money, Faults> {
    if written.trim().is_empty() {
        return Ok(top_up.amount);
    }
    match Money::parse_positive(written, top_up.amount.currency()) {
        Ok(amount) if amount.minor() > top_up.amount.minor() => {
            Err(Fault::new("amount", "too-large").with("max", top_up.amount.decimal()).into())
        }
        Ok(amount) => Ok(amount),
        Err(bad) => Err(Fault::new("amount", bad.fault_code()).into()),
    }
}

/// Staff send a top-up back. A bank transfer is staff's own to make: it counts as done. What a provider
/// took goes back through it, by a job.
pub fn ask(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: TopUpId,
    amount: &str,
    reason: &str,
) -> Result<TopUp, PayoutError> {
    let reason = top_up::read_reason(reason)?;
    let top_up = top_up::locked(tx, id)?;
    if top_up.status != TopUpStatus::Confirmed || find(tx, id)?.is_some() {
        return Err(PayoutError::NotRefundable);
    }
    let amount = read_amount(amount, &top_up)?;
    recipes::top_up_refund(tx, top_up.party, amount, id.uuid())?;
    let status = match top_up.rail {
        Rail::Bank => RefundStatus::Done,
        Rail::Checkout => RefundStatus::Asked,
    };
    keep(tx, id, amount, reason, status, Some(staff.user), None)?;
    let detail = json!({
        "party": top_up.party, "reference": top_up.reference, "reason": reason,
        "amount": amount.decimal(), "currency": amount.currency(),
    });
    audit::record(tx, staff, "top_up_refunded", "top_up", id.uuid(), detail)?;
    let next = match status {
        RefundStatus::Done => {
            outbox::tell(tx, &[Fact::TopUpRefunded { top_up: id }])?;
            TopUpStatus::Refunded
        }
        RefundStatus::Asked | RefundStatus::Sent | RefundStatus::Failed => TopUpStatus::Refunding,
    };
    set_status(tx, id, next)?;
    tx.announce();
    Ok(TopUp { status: next, ..top_up })
}

fn keep(
    tx: &mut Tx<'_>,
    id: TopUpId,
    amount: Money,
    reason: &str,
    status: RefundStatus,
    by: Option<UserId>,
    rail_id: Option<&str>,
) -> Result<(), PayoutError> {
    let now = tx.now();
    let done = status == RefundStatus::Done;
    diesel::insert_into(top_up_refunds::table)
        .values((
            top_up_refunds::top_up_id.eq(id),
            top_up_refunds::amount.eq(amount.minor()),
            top_up_refunds::currency.eq(amount.currency().code()),
            top_up_refunds::reason.eq(reason),
            top_up_refunds::status.eq(status),
            top_up_refunds::asked_by.eq(by),
            top_up_refunds::rail_id.eq(rail_id),
            top_up_refunds::created_at.eq(now),
            top_up_refunds::next_try_at.eq((!done).then_some(now)),
            top_up_refunds::ended_at.eq(done.then_some(now)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn set_status(tx: &mut Tx<'_>, id: TopUpId, status: TopUpStatus) -> Result<(), PayoutError> {
    diesel::update(top_ups::table.find(id.uuid()))
        .set(top_ups::status.eq(status))
        .execute(tx.conn())?;
    Ok(())
}

/// A refund its rail should be asked about.
#[derive(Debug, Clone)]
pub struct Due {
    pub top_up: TopUpId,
    pub amount: Money,
    pub intent: String,
    /// The rail's name of it, once it took it.
    pub rail_id: Option<String>,
    /// How often it was asked before: an answer may have been lost.
    pub tries: i32,
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = SqlUuid)]
    top_up_id: TopUpId,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    payment_intent: String,
    #[diesel(sql_type = Nullable<Text>)]
    rail_id: Option<String>,
    #[diesel(sql_type = Integer)]
    tries: i32,
}

/// Takes refunds that are due, and puts their next try off.
pub fn due(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Due>, PayoutError> {
    let now = tx.now();
    let rows: Vec<DueRow> = diesel::sql_query(
        "WITH due AS MATERIALIZED (
             SELECT r.top_up_id FROM top_up_refunds r
               JOIN checkout_payments p ON p.booked_as = r.top_up_id AND p.payment_intent IS NOT NULL
              WHERE r.next_try_at <= $1 ORDER BY r.next_try_at LIMIT $2 FOR UPDATE OF r SKIP LOCKED
         ), taken AS (
             UPDATE top_up_refunds r SET tries = r.tries + 1,
                    next_try_at = $1 + least($4, $3 * 2 ^ least(r.tries, 20))::integer * interval '1 second'
               FROM due WHERE r.top_up_id = due.top_up_id
             RETURNING r.top_up_id, r.amount, r.currency, r.rail_id, r.tries - 1 AS tries
         )
         SELECT t.*, p.payment_intent FROM taken t JOIN checkout_payments p ON p.booked_as = t.top_up_id
          ORDER BY t.top_up_id",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<BigInt, _>(most)
    .bind::<BigInt, _>(FIRST_PAUSE)
    .bind::<BigInt, _>(LONGEST_PAUSE)
    .load(tx.conn())?;
    rows.into_iter()
        .map(|row| {
            Ok(Due {
                top_up: row.top_up_id,
                amount: money_of(row.amount, &row.currency)?,
                intent: row.payment_intent,
                rail_id: row.rail_id,
                tries: row.tries,
            })
        })
        .collect()
}

/// The rail could not be asked: why, for staff to read. It is asked again later.
pub fn missed(tx: &mut Tx<'_>, id: TopUpId, problem: &str) -> Result<(), PayoutError> {
    let problem: String = problem.chars().take(500).collect();
    diesel::update(top_up_refunds::table.find(id))
        .set(top_up_refunds::problem.eq(problem))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes what the rail says of a refund of this top-up, asked for here or made over there.
pub fn hear(tx: &mut Tx<'_>, id: TopUpId, told: &RefundTold) -> Result<Outcome, PayoutError> {
    let top_up = top_up::locked(tx, id)?;
    let Some(refund) = find(tx, id)? else { return outside(tx, &top_up, told) };
    match refund.told(id, told) {
        Told::Same => {}
        Told::Summed if told.state == RefundState::Failed => {
            trouble(tx, id, Trouble::RefundFailed, told)?;
            return Ok(Outcome::Odd);
        }
        Told::Summed => return Ok(Outcome::Repeated),
        Told::Other => {
            trouble(tx, id, Trouble::RefundOutside, told)?;
            return Ok(Outcome::Odd);
        }
    }
    match (refund.status, told.state) {
        (RefundStatus::Failed, _)
        | (RefundStatus::Done, RefundState::Done | RefundState::Pending) => {
            name(tx, id, told)?;
            Ok(Outcome::Repeated)
        }
        (RefundStatus::Asked | RefundStatus::Sent, RefundState::Done) => {
            write(tx, id, RefundStatus::Done, told)?;
            set_status(tx, id, TopUpStatus::Refunded)?;
            outbox::tell(tx, &[Fact::TopUpRefunded { top_up: id }])?;
            Ok(Outcome::Noted)
        }
        (RefundStatus::Asked | RefundStatus::Sent, RefundState::Pending) => {
            write(tx, id, RefundStatus::Sent, told)?;
            Ok(Outcome::Noted)
        }
        (RefundStatus::Asked | RefundStatus::Sent | RefundStatus::Done, RefundState::Failed) => {
            write(tx, id, RefundStatus::Failed, told)?;
            recipes::top_up_refund_return(tx, top_up.party, refund.amount, id.uuid())?;
            set_status(tx, id, TopUpStatus::Confirmed)?;
            trouble(tx, id, Trouble::RefundFailed, told)?;
            Ok(Outcome::Booked)
        }
    }
}

/// Somebody refunded it at the provider: the wallet follows, if it still can.
fn outside(tx: &mut Tx<'_>, top_up: &TopUp, told: &RefundTold) -> Result<Outcome, PayoutError> {
    if told.state == RefundState::Failed {
        return Ok(Outcome::Ignored);
    }
    let fits = told.amount.filter(|amount| {
        amount.currency() == top_up.amount.currency() && amount.minor() <= top_up.amount.minor()
    });
    let Some(amount) = fits else {
        trouble(tx, top_up.id, Trouble::RefundOutside, told)?;
        return Ok(Outcome::Odd);
    };
    let (party, id) = (top_up.party, top_up.id);
    let moved = tx.attempt(|tx| recipes::top_up_refund(tx, party, amount, id.uuid()));
    match moved {
        Ok(_) => {}
        Err(LedgerError::InsufficientFunds | LedgerError::AlreadyDone) => {
            trouble(tx, id, Trouble::RefundOutside, told)?;
            return Ok(Outcome::Odd);
        }
        Err(error @ (LedgerError::CreditInUse | LedgerError::Db(_))) => return Err(error.into()),
    }
    keep(tx, id, amount, MADE_OUTSIDE, RefundStatus::Done, None, told.id.as_deref())?;
    set_status(tx, id, TopUpStatus::Refunded)?;
    outbox::tell(tx, &[Fact::TopUpRefunded { top_up: id }])?;
    Ok(Outcome::Booked)
}

fn write(
    tx: &mut Tx<'_>,
    id: TopUpId,
    status: RefundStatus,
    told: &RefundTold,
) -> Result<(), PayoutError> {
    let now = tx.now();
    let ended = matches!(status, RefundStatus::Done | RefundStatus::Failed);
    let next = now + TimeDelta::seconds(LONGEST_PAUSE);
    let problem: Option<String> =
        told.problem.as_ref().map(|problem| problem.chars().take(500).collect());
    diesel::update(top_up_refunds::table.find(id))
        .set((
            top_up_refunds::status.eq(status),
            top_up_refunds::problem.eq(problem),
            top_up_refunds::next_try_at.eq((!ended).then_some(next)),
            top_up_refunds::ended_at.eq(ended.then_some(now)),
        ))
        .execute(tx.conn())?;
    name(tx, id, told)
}

/// Keeps the rail's name of it, once.
fn name(tx: &mut Tx<'_>, id: TopUpId, told: &RefundTold) -> Result<(), PayoutError> {
    if let Some(rail_id) = &told.id {
        let unnamed = top_up_refunds::table.find(id).filter(top_up_refunds::rail_id.is_null());
        diesel::update(unnamed).set(top_up_refunds::rail_id.eq(rail_id)).execute(tx.conn())?;
    }
    Ok(())
}

fn trouble(
    tx: &mut Tx<'_>,
    top_up: TopUpId,
    trouble: Trouble,
    told: &RefundTold,
) -> Result<(), PayoutError> {
    let about = told.id.clone().or_else(|| told.intent.clone()).unwrap_or_default();
    tracing::warn!(%top_up, trouble = trouble.as_str(), about, "a refund needs a look");
    outbox::tell(tx, &[Fact::PaymentAlarm { top_up, trouble, about }])?;
    Ok(())
}
