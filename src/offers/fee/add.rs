//! Staff write a rule.

use chrono::{DateTime, Days, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use rust_decimal::Decimal;
use serde_json::json;

use super::{FeeScope, plain};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{FeeRuleId, OfferId, PartyId};
use crate::kernel::rate::Rate;
use crate::kernel::readable;
use crate::offers::OfferError;
use crate::offers::terms::written::{choice, text};
use crate::schema::{fee_rules, offers, parties};

/// The most the operator may keep, in basis points; terms cannot hold more.
const MOST: i32 = 5_000;

/// How many years ahead a rule may start: further is a slip of the hand.
const FURTHEST: u64 = 10;

/// A rule as written: text, blank where nothing was given.
#[derive(Debug, Clone, Default)]
pub struct RuleDraft {
    pub scope: String,
    pub topic: String,
    pub party: String,
    pub offer: String,
    /// In percent, such as `7.5`.
    pub percent: String,
    /// Whether it has no rate and only ends the rule before it.
    pub ends: bool,
    /// Now when `None`.
    pub starts_at: Option<DateTime<Utc>>,
    pub reason: String,
}

struct Checked {
    scope: FeeScope,
    topic: Option<String>,
    party: Option<PartyId>,
    offer: Option<OfferId>,
    rate: Option<Rate>,
    starts_at: DateTime<Utc>,
    reason: String,
}

impl RuleDraft {
    /// Each fault is named as the API names the field. What does not belong to the scope is left out,
    /// not refused: a form shows every field.
    fn check(&self, now: DateTime<Utc>) -> Result<Checked, Faults> {
        let mut faults = Faults::default();
        let scope = faults.take(choice::<FeeScope>("scope", &self.scope));
        let is = |wanted: FeeScope| scope == Some(wanted);
        let topic = is(FeeScope::Topic)
            .then(|| faults.take(text("topic", &readable::line(&self.topic), 2..=60)))
            .flatten();
        let party = is(FeeScope::Party)
            .then(|| {
                faults.take(id::<PartyId>(
                    "party",
                    &self.party,
                    Fault::new("party", "unknown-party"),
                ))
            })
            .flatten();
        let offer = is(FeeScope::Offer)
            .then(|| {
                faults.take(id::<OfferId>(
                    "offer",
                    &self.offer,
                    Fault::new("offer", "unknown-offer"),
                ))
            })
            .flatten();
        if self.ends && !self.percent.trim().is_empty() {
            faults.add("percent", "fee-ends-with-percent");
        }
        let rate = (!self.ends).then(|| faults.take(rate(&self.percent))).flatten();
        let starts_at = self.starts_at.unwrap_or(now);
        if starts_at < now {
            faults.add("starts_at", "date-past");
        } else if starts_at > now + Days::new(366 * FURTHEST) {
            faults.push(Fault::new("starts_at", "fee-start-far").with("years", FURTHEST));
        }
        let reason = faults.take(text("reason", &self.reason, 1..=500));
        faults.clone().finish()?;
        let checked = || {
            Some(Checked {
                scope: scope?,
                topic: topic.map(|topic| plain(&topic)),
                party,
                offer,
                rate,
                starts_at,
                reason: reason?,
            })
        };
        checked().ok_or(faults)
    }
}

fn id<T: std::str::FromStr>(
    field: &'static str,
    written: &str,
    unknown: Fault,
) -> Result<T, Fault> {
    match written.trim() {
        "" => Err(Fault::new(field, "required")),
        written => written.parse().map_err(|_| unknown),
    }
}

fn rate(written: &str) -> Result<Rate, Fault> {
    if written.trim().is_empty() {
        return Err(Fault::new("percent", "required"));
    }
    Rate::read_percent(written).filter(|rate| rate.basis_points() <= MOST).ok_or_else(|| {
        let most = Decimal::new(i64::from(MOST), 2).normalize();
        Fault::new("percent", "fee-out-of-range").with("max", most)
    })
}

/// Adds a rule. It counts from its start for terms written from then on.
pub fn add(tx: &mut Tx<'_>, staff: StaffSeat, draft: &RuleDraft) -> Result<FeeRuleId, OfferError> {
    let now = tx.now();
    let rule = draft.check(now)?;
    exist(tx, &rule)?;
    let id = FeeRuleId::new();
    diesel::insert_into(fee_rules::table)
        .values((
            fee_rules::id.eq(id),
            fee_rules::scope.eq(rule.scope),
            fee_rules::topic.eq(&rule.topic),
            fee_rules::party_id.eq(rule.party),
            fee_rules::offer_id.eq(rule.offer),
            fee_rules::rate.eq(rule.rate.map(Rate::basis_points)),
            fee_rules::starts_at.eq(rule.starts_at),
            fee_rules::reason.eq(&rule.reason),
            fee_rules::made_by.eq(staff.user),
            fee_rules::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    let detail = json!({
        "scope": rule.scope,
        "topic": rule.topic,
        "party": rule.party,
        "offer": rule.offer,
        "fee_basis_points": rule.rate.map(Rate::basis_points),
        "starts_at": rule.starts_at,
        "reason": rule.reason,
    });
    audit::record(tx, staff, "fee_rule_added", "fee_rule", id.uuid(), detail)?;
    Ok(id)
}

/// Refuses a rule about somebody or something that is not there.
fn exist(tx: &mut Tx<'_>, rule: &Checked) -> Result<(), OfferError> {
    let mut faults = Faults::default();
    if let Some(party) = rule.party {
        let found = parties::table.find(party.uuid()).count().get_result::<i64>(tx.conn())?;
        if found == 0 {
            faults.add("party", "unknown-party");
        }
    }
    if let Some(offer) = rule.offer {
        let found = offers::table.find(offer.uuid()).count().get_result::<i64>(tx.conn())?;
        if found == 0 {
            faults.add("offer", "unknown-offer");
        }
    }
    Ok(faults.finish()?)
}
