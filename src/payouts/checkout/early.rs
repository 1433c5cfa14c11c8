//! Refunds told of before their payment is booked: kept, and heard in the transaction that books it.
//!
//! Events come in any order, and a payment that is not what was asked for waits for staff. Its refund
//! would be forgotten meanwhile, and money that is gone booked.

use std::collections::BTreeMap;

use diesel::sql_types::{Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use serde::{Deserialize, Serialize};

use super::{Outcome, RefundState, RefundTold};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::{Currency, Money};
use crate::payouts::{PayoutError, refund};

/// What is kept of an event.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: Option<String>,
    top_up: Option<TopUpId>,
    /// Minor units.
    amount: Option<i64>,
    currency: Option<Currency>,
    state: RefundState,
    problem: Option<String>,
}

/// Whoever books the payment of this name, or hears of its refund, does so alone: this comes first in the
/// order of locks.
pub(super) fn lock(tx: &mut Tx<'_>, intent: &str) -> Result<(), PayoutError> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))")
        .bind::<Text, _>(intent)
        .execute(tx.conn())?;
    Ok(())
}

/// Keeps what an event told of a refund.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    event: &str,
    intent: &str,
    told: &RefundTold,
) -> Result<(), PayoutError> {
    let kept = Kept {
        id: told.id.clone(),
        top_up: told.top_up,
        amount: told.amount.map(Money::minor),
        currency: told.amount.map(Money::currency),
        state: told.state,
        problem: told.problem.clone(),
    };
    diesel::sql_query("UPDATE rail_events SET payment_intent = $2, refund = $3 WHERE id = $1")
        .bind::<Text, _>(event)
        .bind::<Text, _>(intent)
        .bind::<Jsonb, _>(serde_json::to_value(kept).unwrap_or_default())
        .execute(tx.conn())?;
    Ok(())
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Jsonb)]
    refund: serde_json::Value,
}

fn waiting(tx: &mut Tx<'_>, intent: &str) -> Result<Vec<(String, RefundTold)>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT id, refund FROM rail_events WHERE payment_intent = $1 AND outcome = 'waiting' ORDER BY at, id",
    )
    .bind::<Text, _>(intent)
    .load(tx.conn())?;
    let read = |row: Row| {
        let kept: Kept = serde_json::from_value(row.refund)
            .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
        let told = RefundTold {
            id: kept.id,
            top_up: kept.top_up,
            intent: Some(intent.to_owned()),
            amount: kept.amount.zip(kept.currency).map(|(minor, of)| Money::new(minor, of)),
            state: kept.state,
            problem: kept.problem,
        };
        Ok((row.id, told))
    };
    rows.into_iter().map(read).collect()
}

/// The payment is booked: what was told of its refunds is heard now. Of several only one can be followed,
/// so their sum is heard first, as a charge would tell it.
pub(super) fn hear(
    tx: &mut Tx<'_>,
    intent: Option<&str>,
    booked: TopUpId,
) -> Result<(), PayoutError> {
    let Some(intent) = intent else { return Ok(()) };
    let events = waiting(tx, intent)?;
    let live = live(&events);
    if let (2.., Some(sum)) = (live.len(), sum(&events)) {
        let told = RefundTold {
            id: None,
            top_up: None,
            intent: Some(intent.to_owned()),
            amount: Some(sum),
            state: RefundState::Done,
            problem: None,
        };
        refund::hear(tx, booked, &told)?;
    }
    for (event, told) in events {
        let outcome: Outcome = refund::hear(tx, booked, &told)?;
        diesel::sql_query("UPDATE rail_events SET outcome = $2, top_up_id = $3 WHERE id = $1")
            .bind::<Text, _>(event)
            .bind::<Text, _>(outcome.as_str())
            .bind::<Nullable<SqlUuid>, _>(Some(booked))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// How much of a payment that is not booked yet went back, as far as was told.
pub(super) fn returned(tx: &mut Tx<'_>, intent: &str) -> Result<Option<Money>, PayoutError> {
    Ok(sum(&waiting(tx, intent)?))
}

/// The refunds that did not fail, as far as they have names: each with what it was last told of.
fn live(events: &[(String, RefundTold)]) -> Vec<&RefundTold> {
    let mut last: BTreeMap<&str, &RefundTold> = BTreeMap::new();
    for (_, told) in events {
        if let Some(id) = &told.id {
            last.insert(id, told);
        }
    }
    last.into_values().filter(|told| told.state != RefundState::Failed).collect()
}

/// All that went back: what the charge said, or its refunds together, whichever is more.
fn sum(events: &[(String, RefundTold)]) -> Option<Money> {
    let charges = events.iter().map(|(_, told)| told).filter(|told| told.id.is_none());
    let charged = charges.filter_map(|told| told.amount).max_by_key(|amount| amount.minor());
    let parts: Vec<Money> = live(events).iter().filter_map(|told| told.amount).collect();
    let together = parts.first().map(|first| {
        let minor = parts.iter().fold(0i64, |sum, part| sum.saturating_add(part.minor()));
        Money::new(minor, first.currency())
    });
    charged.into_iter().chain(together).max_by_key(|amount| amount.minor())
}
