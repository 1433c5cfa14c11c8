//! What the sides say in a dispute.
//!
//! The contractor's first statement is the appeal. The buyer's first is its answer, which ends its
//! turn: then staff must decide. Both may say more while the dispute is open.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::DisputeError;
use super::dispute::{self, Turn};
use super::evidence::{self, File};
use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::db::Tx;
use crate::kernel::calendar::Calendar;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{DisputeId, LeadId, StatementId};
use crate::kernel::readable::words;
use crate::kernel::secret::Vault;
use crate::leads::actor::{Actor, Side};
use crate::leads::locked::{self, Locked};
use crate::leads::step::{Change, Entry, record, step};
use crate::leads::{Event, LeadError};
use crate::outbox::{self, Fact};
use crate::schema::{disputes, statements};

/// The longest statement, in characters.
pub const MAX: usize = 4_000;
/// How many statements a side may make.
pub const MOST: i64 = 10;

/// What a side says: some text, no longer than [`MAX`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// Faults are of the field `text`.
    pub fn new(written: &str) -> Result<Self, Faults> {
        let text = words("text", written, MAX)?;
        if text.is_empty() { Err(Fault::new("text", "required").into()) } else { Ok(Self(text)) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which side speaks.
#[derive(Debug, Clone, Copy)]
pub enum Speaker {
    Buyer(BuyerSeat),
    Contractor(ContractorSeat),
}

impl Speaker {
    pub(super) fn actor(self) -> Actor {
        match self {
            Self::Buyer(seat) => seat.into(),
            Self::Contractor(seat) => seat.into(),
        }
    }

    pub(super) const fn is_buyer(self) -> bool {
        matches!(self, Self::Buyer(_))
    }

    /// Locks a lead of theirs that is disputed, with its clock still running.
    pub(super) fn lock(
        self,
        tx: &mut Tx<'_>,
        id: LeadId,
        event: Event,
    ) -> Result<(Locked, dispute::Open), DisputeError> {
        let now = tx.now();
        let lead = match self {
            Self::Buyer(seat) => locked::for_buyer(tx, seat, &[id])?,
            Self::Contractor(seat) => locked::for_contractor(tx, seat, &[id])?,
        };
        let lead = lead.into_iter().next().ok_or(LeadError::NotFound)?;
        lead.status.on(event).map_err(LeadError::from)?;
        if lead.due_at.is_none_or(|due| due <= now) {
            return Err(LeadError::DeadlinePassed.into());
        }
        let open = dispute::open_of(tx, &[id])?.remove(&id).ok_or(LeadError::NotFound)?;
        Ok((lead, open))
    }
}

impl From<BuyerSeat> for Speaker {
    fn from(seat: BuyerSeat) -> Self {
        Self::Buyer(seat)
    }
}

impl From<ContractorSeat> for Speaker {
    fn from(seat: ContractorSeat) -> Self {
        Self::Contractor(seat)
    }
}

/// Says something in an open dispute. The buyer's first answer to an appeal passes the turn to
/// staff; anything else changes no clock.
pub fn state(
    tx: &mut Tx<'_>,
    vault: &Vault,
    calendar: &Calendar,
    speaker: Speaker,
    id: LeadId,
    words: &Words,
    files: &[File],
) -> Result<Locked, DisputeError> {
    let (lead, open) = speaker.lock(tx, id, Event::Answer)?;
    let answers = speaker.is_buyer() && open.turn == Turn::Buyer;
    let statement = write(tx, open.id, speaker.actor(), words)?;
    evidence::attach(tx, vault, id, speaker.actor(), Some(statement), files)?;
    if !answers {
        let detail = json!({ "files": files.len() });
        record(tx, speaker.actor(), &[Entry { lead: id, event: "stated", detail }])?;
        outbox::tell(tx, &[Fact::StatementAdded { lead: id, by_buyer: speaker.is_buyer() }])?;
        return Ok(lead);
    }
    diesel::update(disputes::table.find(open.id))
        .set(disputes::turn.eq(Turn::Staff))
        .execute(tx.conn())?;
    let change = Change {
        files: files.len(),
        verdict_due: Some(calendar.verdict_due(tx.now())),
        ..Change::new(Event::Answer, speaker.actor())
    };
    let lead = step(tx, vec![lead], &change)?.pop().ok_or(LeadError::NotFound)?;
    outbox::tell(tx, &[Fact::DisputeAnswered { lead: id }])?;
    Ok(lead)
}

/// Writes a statement down. Too many of one side are a fault: by then all is said.
pub(super) fn write(
    tx: &mut Tx<'_>,
    dispute: DisputeId,
    actor: Actor,
    words: &Words,
) -> Result<StatementId, DisputeError> {
    let side: Side = actor.side;
    let made: i64 = statements::table
        .filter(statements::dispute_id.eq(dispute))
        .filter(statements::side.eq(side))
        .count()
        .get_result(tx.conn())?;
    if made >= MOST {
        let fault = Fault::new("text", "too-many-statements").with("max", MOST);
        return Err(Faults::from(fault).into());
    }
    let (id, now) = (StatementId::new(), tx.now());
    // The two sides of a lead are always people.
    let user = actor.user.ok_or(LeadError::NotFound)?;
    diesel::insert_into(statements::table)
        .values((
            statements::id.eq(id),
            statements::dispute_id.eq(dispute),
            statements::side.eq(side),
            statements::user_id.eq(user),
            statements::at.eq(now),
            statements::text.eq(words.as_str()),
        ))
        .execute(tx.conn())?;
    Ok(id)
}
