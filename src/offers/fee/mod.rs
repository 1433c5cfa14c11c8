//! What share of a price the operator keeps: one rule for all, and overrides by topic, party and offer.
//!
//! A rule counts from its start until a later one of the same target; one without a rate ends what was
//! before it. The narrowest that counts wins: offer, party (the buyer), topic, operator, and the
//! operator's setting (`FEE_PERCENT`) where there is none. Rules are only ever added, and never for the
//! past, so what applied at any time can be told at any later time.
//!
//! Terms freeze the rate and the rule that made it when they are frozen themselves ([`apply`], and at
//! publication): a rule that starts later counts for terms written from then on, and nobody's promise
//! is changed under them.

mod add;
mod list;
mod running;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::Terms;
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::{FeeRuleId, OfferId, PartyId};
use crate::kernel::rate::Rate;

pub use add::{RuleDraft, add};
pub use list::{Standing, Written, list};
pub use running::{Running, running};

crate::text_enum! {
    /// What a rule is about, from the widest.
    pub enum FeeScope {
        Operator = "operator",
        Topic = "topic",
        /// A buyer.
        Party = "party",
        Offer = "offer",
    }
}

/// Whose fee is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `None` for one that is not written yet.
    pub offer: Option<OfferId>,
    pub party: PartyId,
    /// As the terms have it, in any case.
    pub topic: String,
}

/// A rule, as far as it decides.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Rule {
    #[diesel(sql_type = SqlUuid)]
    pub id: FeeRuleId,
    #[diesel(sql_type = Text)]
    pub scope: FeeScope,
    #[diesel(sql_type = Nullable<Text>)]
    topic: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    party_id: Option<PartyId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    offer_id: Option<OfferId>,
    /// Basis points.
    #[diesel(sql_type = Nullable<Integer>)]
    rate: Option<i32>,
    #[diesel(sql_type = Timestamptz)]
    pub starts_at: DateTime<Utc>,
}

/// What the operator keeps, and by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    pub rate: Rate,
    /// `None`: the operator's setting.
    pub rule: Option<(FeeRuleId, FeeScope)>,
}

/// A topic as rules compare it.
pub(super) fn plain(topic: &str) -> String {
    topic.trim().to_lowercase()
}

impl Rule {
    fn is_about(&self, target: &Target) -> bool {
        match self.scope {
            FeeScope::Operator => true,
            FeeScope::Topic => self.topic.as_deref() == Some(plain(&target.topic).as_str()),
            FeeScope::Party => self.party_id == Some(target.party),
            FeeScope::Offer => self.offer_id.is_some() && self.offer_id == target.offer,
        }
    }
}

/// What applies to a target at a time, by these rules in any order. `usual` is the operator's setting.
pub fn applied(rules: &[Rule], target: &Target, at: DateTime<Utc>, usual: Rate) -> Applied {
    let started = || rules.iter().filter(|rule| rule.starts_at <= at && rule.is_about(target));
    FeeScope::ALL
        .iter()
        .rev()
        .filter_map(|&scope| {
            let newest = started()
                .filter(|rule| rule.scope == scope)
                .max_by_key(|rule| (rule.starts_at, rule.id))?;
            let rate = newest.rate.and_then(Rate::from_basis_points)?;
            Some(Applied { rate, rule: Some((newest.id, scope)) })
        })
        .next()
        .unwrap_or(Applied { rate: usual, rule: None })
}

/// Every rule about any of these targets; one statement.
fn about(tx: &mut Tx<'_>, targets: &[&Target]) -> Result<Vec<Rule>, DbError> {
    let offers: Vec<OfferId> = targets.iter().filter_map(|target| target.offer).collect();
    diesel::sql_query(
        "SELECT id, scope, topic, party_id, offer_id, rate, starts_at FROM fee_rules
          WHERE scope = 'operator' OR topic = ANY ($1) OR party_id = ANY ($2) OR offer_id = ANY ($3)",
    )
    .bind::<Array<Text>, _>(targets.iter().map(|target| plain(&target.topic)).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(targets.iter().map(|target| target.party).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(offers)
    .prepared()
    .load(tx.conn())
    .map_err(Into::into)
}

/// What applies now.
pub fn now(tx: &mut Tx<'_>, target: &Target, usual: Rate) -> Result<Applied, DbError> {
    let (rules, at) = (about(tx, &[target])?, tx.now());
    Ok(applied(&rules, target, at, usual))
}

/// Writes what applies now into terms of a party that are about to be kept.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    terms: &mut Terms,
    party: PartyId,
    usual: Rate,
) -> Result<(), DbError> {
    let target = Target { offer: Some(terms.offer), party, topic: terms.topic.clone() };
    let applied = now(tx, &target, usual)?;
    terms.fee = applied.rate;
    terms.fee_rule = applied.rule.map(|(rule, _)| rule);
    Ok(())
}

/// What applies now and from each time at which that changes, oldest first: what terms written then
/// would freeze.
pub fn outlook(
    tx: &mut Tx<'_>,
    target: &Target,
    usual: Rate,
) -> Result<Vec<(DateTime<Utc>, Applied)>, DbError> {
    let (rules, now) = (about(tx, &[target])?, tx.now());
    Ok(ahead(&rules, target, now, usual))
}

fn ahead(
    rules: &[Rule],
    target: &Target,
    now: DateTime<Utc>,
    usual: Rate,
) -> Vec<(DateTime<Utc>, Applied)> {
    let mut times: Vec<DateTime<Utc>> =
        rules.iter().map(|rule| rule.starts_at).filter(|at| *at > now).collect();
    times.sort_unstable();
    let mut ahead = vec![(now, applied(rules, target, now, usual))];
    for at in times {
        let next = applied(rules, target, at, usual);
        if ahead.last().is_none_or(|(_, last)| *last != next) {
            ahead.push((at, next));
        }
    }
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3_600, 0).unwrap()
    }

    fn points(points: i32) -> Rate {
        Rate::from_basis_points(points).unwrap()
    }

    fn rule(scope: FeeScope, target: &Target, rate: Option<i32>, starts: i64) -> Rule {
        let of = |wanted: FeeScope| scope == wanted;
        Rule {
            id: FeeRuleId::new(),
            scope,
            topic: of(FeeScope::Topic).then(|| plain(&target.topic)),
            party_id: of(FeeScope::Party).then_some(target.party),
            offer_id: target.offer.filter(|_| of(FeeScope::Offer)),
            rate,
            starts_at: at(starts),
        }
    }

    fn target() -> Target {
        Target { offer: Some(OfferId::new()), party: PartyId::new(), topic: " Windows ".into() }
    }

    #[test]
    fn the_narrowest_rule_that_counts_wins() {
        let target = target();
        let mut rules = Vec::new();
        let usual = points(1_000);
        let rate = |rules: &[Rule], hour| applied(rules, &target, at(hour), usual).rate;
        assert_eq!(rate(&rules, 5), usual);
        for (place, &scope) in FeeScope::ALL.iter().enumerate() {
            let own = i32::try_from(place).unwrap() * 100;
            rules.push(rule(scope, &target, Some(own), 2));
            assert_eq!(rate(&rules, 2), points(own), "{scope}");
            assert_eq!(rate(&rules, 1), usual, "{scope} before it starts");
        }
        rules.push(rule(FeeScope::Offer, &target, None, 3));
        assert_eq!(rate(&rules, 3), points(200), "ended: the party's counts again");
        rules.push(rule(FeeScope::Party, &target, None, 3));
        rules.push(rule(FeeScope::Topic, &target, None, 3));
        rules.push(rule(FeeScope::Operator, &target, None, 3));
        assert_eq!(rate(&rules, 3), usual);
        assert_eq!(rate(&rules, 2), points(300), "what applied then still shows");
    }

    #[test]
    fn a_strangers_rule_does_not_count_and_the_later_written_wins() {
        let (target, other) = (target(), Target { topic: "doors".into(), ..target() });
        let usual = points(1_000);
        let mut rules: Vec<Rule> = [FeeScope::Topic, FeeScope::Party, FeeScope::Offer]
            .map(|scope| rule(scope, &other, Some(1), 1))
            .into();
        assert_eq!(applied(&rules, &target, at(2), usual).rate, usual);
        let unwritten = Target { offer: None, ..other.clone() };
        let narrowest = applied(&rules, &unwritten, at(2), usual).rule.map(|(_, scope)| scope);
        assert_eq!(narrowest, Some(FeeScope::Party), "an offer nobody wrote has no rule");
        rules.push(rule(FeeScope::Operator, &target, Some(300), 1));
        rules.push(rule(FeeScope::Operator, &target, Some(400), 1));
        assert_eq!(applied(&rules, &target, at(2), usual).rate, points(400));
    }

    #[test]
    fn the_outlook_names_each_change_once() {
        let target = target();
        let rules = [
            rule(FeeScope::Operator, &target, Some(800), 5),
            rule(FeeScope::Offer, &target, Some(500), 3),
            rule(FeeScope::Offer, &target, None, 9),
        ];
        let ahead = ahead(&rules, &target, at(1), points(1_000));
        let seen: Vec<_> = ahead.iter().map(|(from, applied)| (*from, applied.rate)).collect();
        assert_eq!(seen, [(at(1), points(1_000)), (at(3), points(500)), (at(9), points(800))]);
    }
}
