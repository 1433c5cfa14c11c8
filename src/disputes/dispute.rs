//! A dispute's own row: how it came about, whose turn it is, what is proposed, how it ended.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::DisputeError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{DisputeId, LeadId, UserId};
use crate::kernel::rate::Percent;
use crate::leads::VerdictReason;
use crate::leads::locked::Locked;
use crate::outbox::{self, Fact};
use crate::schema::disputes;

crate::text_enum! {
    /// How a dispute came about.
    pub enum Opening {
        /// The contractor appealed.
        Appeal = "appeal",
        /// The buyer rejected while over the offer's return share.
        ReturnShare = "return_share",
    }
}

crate::text_enum! {
    /// Whose move it is.
    pub enum Turn {
        /// The buyer must answer the appeal, or loses.
        Buyer = "buyer",
        /// Staff must decide, or the lead settles.
        Staff = "staff",
    }
}

crate::text_enum! {
    /// How a dispute ended.
    pub enum Outcome as "DisputeOutcome" {
        /// The buyer gave in.
        Conceded = "conceded",
        /// The contractor took the appeal back.
        Withdrawn = "withdrawn",
        /// Both agreed on a split.
        Agreed = "agreed",
        /// Staff decided.
        Verdict = "verdict",
        /// The buyer let its time to answer pass.
        Unanswered = "unanswered",
        /// Staff let theirs pass.
        Undecided = "undecided",
    }
}

/// An open dispute of a lead whose row is locked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub id: DisputeId,
    pub turn: Turn,
    /// What each side proposes the contractor should get.
    pub buyer_offers: Option<Percent>,
    pub contractor_offers: Option<Percent>,
}

/// The open disputes of locked leads.
pub(super) fn open_of(
    tx: &mut Tx<'_>,
    leads: &[LeadId],
) -> Result<HashMap<LeadId, Open>, DisputeError> {
    type Row = (DisputeId, LeadId, Option<Turn>, Option<i16>, Option<i16>);
    let rows: Vec<Row> = disputes::table
        .filter(disputes::lead_id.eq_any(leads))
        .filter(disputes::ended_at.is_null())
        .select((
            disputes::id,
            disputes::lead_id,
            disputes::turn,
            disputes::buyer_offers,
            disputes::contractor_offers,
        ))
        .load(tx.conn())?;
    let percent = |value: Option<i16>| value.and_then(|value| Percent::new(value.into()));
    Ok(rows
        .into_iter()
        .filter_map(|(id, lead, turn, buyer, contractor)| {
            let (buyer_offers, contractor_offers) = (percent(buyer), percent(contractor));
            Some((lead, Open { id, turn: turn?, buyer_offers, contractor_offers }))
        })
        .collect())
}

/// Opens disputes about locked leads: an appeal is the buyer's turn, a referral goes to staff.
pub(super) fn open(
    tx: &mut Tx<'_>,
    leads: &[Locked],
    opening: Opening,
) -> Result<Vec<DisputeId>, DisputeError> {
    let now = tx.now();
    let turn = match opening {
        Opening::Appeal => Turn::Buyer,
        Opening::ReturnShare => Turn::Staff,
    };
    let ids: Vec<DisputeId> = leads.iter().map(|_| DisputeId::new()).collect();
    diesel::sql_query(
        "INSERT INTO disputes (id, lead_id, opening, turn, opened_at)
         SELECT d.*, $3, $4, $5 FROM unnest($1, $2) AS d",
    )
    .bind::<Array<SqlUuid>, _>(ids.clone())
    .bind::<Array<SqlUuid>, _>(leads.iter().map(|lead| lead.id).collect::<Vec<_>>())
    .bind::<Text, _>(opening.as_str())
    .bind::<Text, _>(turn.as_str())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    Ok(ids)
}

/// How disputes end, all alike.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub outcome: Outcome,
    pub percent: Percent,
    pub verdict: Option<(VerdictReason, String, UserId)>,
}

impl End {
    pub(super) const fn new(outcome: Outcome, percent: Percent) -> Self {
        Self { outcome, percent, verdict: None }
    }
}

/// Ends the disputes of locked leads, and tells both sides.
pub(super) fn end(tx: &mut Tx<'_>, leads: &[LeadId], end: &End) -> Result<(), DisputeError> {
    if leads.is_empty() {
        return Ok(());
    }
    let now: DateTime<Utc> = tx.now();
    let verdict = end.verdict.as_ref();
    diesel::sql_query(
        "UPDATE disputes SET turn = NULL, ended_at = $2, outcome = $3, percent = $4,
                             verdict_reason = $5, verdict_text = $6, decided_by = $7
          WHERE lead_id = ANY ($1) AND ended_at IS NULL",
    )
    .bind::<Array<SqlUuid>, _>(leads)
    .bind::<Timestamptz, _>(now)
    .bind::<Text, _>(end.outcome.as_str())
    .bind::<SmallInt, _>(end.percent.get())
    .bind::<Nullable<Text>, _>(verdict.map(|(reason, ..)| reason.as_str()))
    .bind::<Nullable<Text>, _>(verdict.map(|(_, text, _)| text.as_str()))
    .bind::<Nullable<SqlUuid>, _>(verdict.map(|(.., user)| *user))
    .prepared()
    .run(tx.conn())?;
    let facts: Vec<Fact> = leads.iter().map(|lead| Fact::DisputeEnded { lead: *lead }).collect();
    Ok(outbox::tell(tx, &facts)?)
}
