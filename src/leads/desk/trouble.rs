//! Why leads were lost: rejected by buyers, refused by rules.

use chrono::TimeDelta;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::accounts::ContractorSeat;
use crate::db::{PreparedDsl, Tx};
use crate::leads::LeadError;
use crate::leads::intake::Rule;
use crate::offers::reason::Reason;

/// How far back rejections are counted.
pub const REJECTION_DAYS: i64 = 30;
/// How far back refusals are counted: what a rule said longer ago is mended or given up.
pub const REFUSAL_DAYS: i64 = 7;
/// Only the newest leads are looked at, so that the desk costs the same for everybody.
pub const NEWEST: i64 = 1_000;

/// What buyers decided about the newest leads of the last [`REJECTION_DAYS`] days, at most
/// [`NEWEST`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rejections {
    /// Leads decided, by the buyer or by the clock: what the counts are shares of.
    pub decided: i64,
    /// How many of them were rejected for each reason, the commonest first.
    pub reasons: Vec<(Reason, i64)>,
}

impl Rejections {
    /// Leads rejected for any reason.
    pub fn rejected(&self) -> i64 {
        self.reasons.iter().map(|(_, count)| count).sum()
    }
}

#[derive(QueryableByName)]
struct ReasonRow {
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<Reason>,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Counts rejections by reason.
pub fn rejections(tx: &mut Tx<'_>, seat: ContractorSeat) -> Result<Rejections, LeadError> {
    let since = tx.now() - TimeDelta::days(REJECTION_DAYS);
    let rows: Vec<ReasonRow> = diesel::sql_query(
        "SELECT reason, count(*) AS count
           FROM (SELECT reason FROM leads
                  WHERE contractor_id = $1 AND decided_at IS NOT NULL AND decided_at > $2
                  ORDER BY decided_at DESC LIMIT $3) newest
          GROUP BY reason ORDER BY count DESC, reason",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Timestamptz, _>(since)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    Ok(Rejections {
        decided: rows.iter().map(|row| row.count).sum(),
        reasons: rows.into_iter().filter_map(|row| Some((row.reason?, row.count))).collect(),
    })
}

#[derive(QueryableByName)]
struct RuleRow {
    #[diesel(sql_type = Text)]
    rule: Rule,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Counts the refusals of the last [`REFUSAL_DAYS`] days by rule, the commonest first; of the
/// newest [`NEWEST`].
pub fn refusals(tx: &mut Tx<'_>, seat: ContractorSeat) -> Result<Vec<(Rule, i64)>, LeadError> {
    let since = tx.now() - TimeDelta::days(REFUSAL_DAYS);
    let rows: Vec<RuleRow> = diesel::sql_query(
        "SELECT refusal_rule AS rule, count(*) AS count
           FROM (SELECT refusal_rule FROM leads
                  WHERE contractor_id = $1 AND status = 'refused' AND created_at > $2
                  ORDER BY created_at DESC LIMIT $3) newest
          GROUP BY refusal_rule ORDER BY count DESC, rule",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Timestamptz, _>(since)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| (row.rule, row.count)).collect())
}
