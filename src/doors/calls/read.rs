//! The calls as both sides read them: the buyer its own whole, the contractor those of its engagement
//! with the caller's number partly covered.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::pg::Pg;
use diesel::{ExpressionMethods, QueryDsl, Queryable, RunQueryDsl, Selectable, SelectableHelper};

use super::CallOutcome;
use super::of_lead::open;
use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::{CallId, EngagementId, LeadId, TelephonyId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::Vault;
use crate::leads::masked_phone;
use crate::offers::engagements;
use crate::schema::calls;

/// How far back the figures look, days.
pub const DAYS: i64 = 30;

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub id: CallId,
    pub telephony: TelephonyId,
    /// The exchange's own id.
    pub external_id: String,
    pub engagement: Option<EngagementId>,
    pub started_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Of talk.
    pub seconds: i32,
    pub outcome: CallOutcome,
    pub lead: Option<LeadId>,
    /// Covered in part for the contractor.
    pub caller: Option<String>,
    pub called: String,
    /// To the buyer.
    pub recording: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = calls, check_for_backend(Pg))]
struct Row {
    id: CallId,
    telephony_id: TelephonyId,
    external_id: String,
    engagement_id: Option<EngagementId>,
    started_at: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
    seconds: i32,
    outcome: CallOutcome,
    lead_id: Option<LeadId>,
    sealed: Vec<u8>,
}

impl Row {
    fn told(self, vault: &Vault) -> Result<Told, DoorError> {
        let sealed = open(vault, self.id, &self.sealed)?;
        Ok(Told {
            id: self.id,
            telephony: self.telephony_id,
            external_id: self.external_id,
            engagement: self.engagement_id,
            started_at: self.started_at,
            answered_at: self.answered_at,
            seconds: self.seconds,
            outcome: self.outcome,
            lead: self.lead_id,
            caller: sealed.caller,
            called: sealed.called,
            recording: sealed.recording,
        })
    }
}

/// Calls to the buyer's numbers, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: BuyerSeat,
    outcome: Option<CallOutcome>,
    paging: &Paging,
) -> Result<Listing<Told>, DoorError> {
    let mut query = calls::table
        .filter(calls::buyer_id.eq(seat.party))
        .order(calls::id.desc())
        .limit(paging.fetch())
        .into_boxed();
    if let Some(outcome) = outcome {
        query = query.filter(calls::outcome.eq(outcome));
    }
    if let Some(after) = paging.after {
        query = query.filter(calls::id.lt(after));
    }
    let rows: Vec<Row> = query.select(Row::as_select()).load(tx.conn())?;
    let told = rows.into_iter().map(|row| row.told(vault)).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(told, |call| call.id.uuid()))
}

/// Calls to the numbers of one of the contractor's engagements, newest first, numbers partly covered.
pub fn of_engagement(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    engagement: EngagementId,
    paging: &Paging,
) -> Result<Listing<Told>, DoorError> {
    engagements::work(tx, seat, engagement)?;
    let since = tx.now() - TimeDelta::days(DAYS);
    let mut query = calls::table
        .filter(calls::engagement_id.eq(engagement))
        .filter(calls::started_at.gt(since))
        .order(calls::id.desc())
        .limit(paging.fetch())
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(calls::id.lt(after));
    }
    let rows: Vec<Row> = query.select(Row::as_select()).load(tx.conn())?;
    let covered = |told: Told| Told {
        caller: told.caller.as_deref().map(masked_phone),
        recording: None,
        ..told
    };
    let told =
        rows.into_iter().map(|row| row.told(vault).map(covered)).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(told, |call| call.id.uuid()))
}

/// How many calls of an engagement came to what in the last thirty days, for pages that have found it.
pub fn counts(
    tx: &mut Tx<'_>,
    engagement: EngagementId,
) -> Result<BTreeMap<CallOutcome, i64>, DoorError> {
    let since = tx.now() - TimeDelta::days(DAYS);
    let rows: Vec<(CallOutcome, i64)> = calls::table
        .filter(calls::engagement_id.eq(engagement))
        .filter(calls::started_at.gt(since))
        .group_by(calls::outcome)
        .select((calls::outcome, diesel::dsl::count_star()))
        .load(tx.conn())?;
    Ok(rows.into_iter().collect())
}
