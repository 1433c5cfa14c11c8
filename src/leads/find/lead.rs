//! A lead as it is read, without its contact.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::QueryableByName;
use diesel::sql_types::{
    BigInt, Bool, Integer, Jsonb, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use serde_json::Value;

use crate::kernel::ids::{EngagementId, LeadId, OfferId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::{Percent, Rate};
use crate::kernel::region::Region;
use crate::leads::intake::Rule;
use crate::leads::intake::score::Band;
use crate::leads::paid::Paid;
use crate::leads::stage::Stage;
use crate::leads::{Channel, Event, Status};
use crate::offers::reason::Reason;

/// One lead.
#[derive(Debug, Clone)]
pub struct Lead {
    pub id: LeadId,
    pub offer: OfferId,
    /// As it was in the terms the lead came in under.
    pub offer_title: String,
    pub terms_version: i32,
    pub guarantee_hours: i32,
    pub appeal_hours: i32,
    pub statement_hours: i32,
    pub engagement: EngagementId,
    pub buyer: PartyId,
    pub buyer_name: String,
    pub contractor: PartyId,
    pub contractor_name: String,
    pub channel: Channel,
    pub status: Status,
    pub stage: Stage,
    pub price: Money,
    pub payout: Money,
    pub fee: Money,
    /// What the buyer pays for it as it stands: the price, or less once its order was amended.
    pub owed: Money,
    pub fee_rate: Rate,
    /// What the buyer paid in the end, once the lead is settled: less than the price in a split.
    pub charged: Option<Money>,
    /// What of it the contractor got.
    pub earned: Option<Money>,
    /// 0 to 100.
    pub score: i16,
    pub region: Option<Region>,
    pub source: Option<String>,
    /// `{"sub1": …}` to `sub8`, those that were given.
    pub subs: Value,
    pub external_id: Option<String>,
    pub refusal: Option<Rule>,
    /// When the running clock ends.
    pub due_at: Option<DateTime<Utc>>,
    pub reason: Option<Reason>,
    pub comment: Option<String>,
    pub created_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by_clock: bool,
    pub ended_at: Option<DateTime<Utc>>,
}

impl Lead {
    pub fn band(&self) -> Band {
        Band::of(self.score)
    }

    /// What the lead becomes when its clock runs out: always shown beside the clock.
    pub fn at_deadline(&self) -> Option<Status> {
        let next = self.status.on(Event::Expire).ok()?.to;
        self.due_at.map(|_| next)
    }

    /// Whether accepting, or leaving it to the clock, pays at once: there is no guarantee to wait
    /// for.
    pub fn settles_when_accepted(&self) -> bool {
        self.guarantee_hours == 0
    }

    /// What it comes to as it stands: the price and its parts, or less once its order was amended.
    pub fn owes(&self) -> Paid {
        Paid::part(self.price, self.owed, self.fee_rate, Percent::ALL)
    }

    /// When the running clock was started. Of a dispute only its own row knows whose clock it is
    /// (`disputes::turns`); here it is taken for the buyer's.
    pub fn clock_from(&self) -> DateTime<Utc> {
        let before = |hours: i32| self.due_at.map(|due| due - TimeDelta::hours(i64::from(hours)));
        let from = match self.status {
            Status::Delivered | Status::Quarantined => None,
            Status::Rejected => before(self.appeal_hours),
            Status::Disputed => before(self.statement_hours),
            Status::Accepted | Status::Refused | Status::Settled | Status::Returned => {
                self.decided_at
            }
        };
        from.unwrap_or(self.created_at)
    }
}

/// What a query for [`Row`] selects from a lead `l`, its terms `t` and both parties.
pub(super) const COLUMNS: &str = "l.id, l.offer_id, t.title AS offer_title, l.terms_version, t.guarantee_hours, t.appeal_hours, t.statement_hours, \
     l.engagement_id, l.buyer_id, b.name AS buyer_name, l.contractor_id, c.name AS contractor_name, l.channel, \
     l.status, l.stage, l.currency, l.price, l.payout, l.fee, a.price AS amended, t.fee_rate, l.charged, l.earned, l.score, l.region, l.source, l.subs, l.external_id, \
     l.refusal_rule, l.due_at, l.reason, l.comment, l.created_at, l.decided_at, l.decided_by_clock, l.ended_at";

/// The tables [`COLUMNS`] names, beside `l`.
pub(super) const JOINS: &str = "JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version \
     JOIN parties b ON b.id = l.buyer_id JOIN parties c ON c.id = l.contractor_id \
     LEFT JOIN amended_prices a ON a.lead_id = l.id";

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: LeadId,
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = Text)]
    offer_title: String,
    #[diesel(sql_type = Integer)]
    terms_version: i32,
    #[diesel(sql_type = Integer)]
    guarantee_hours: i32,
    #[diesel(sql_type = Integer)]
    appeal_hours: i32,
    #[diesel(sql_type = Integer)]
    statement_hours: i32,
    #[diesel(sql_type = SqlUuid)]
    engagement_id: EngagementId,
    #[diesel(sql_type = SqlUuid)]
    buyer_id: PartyId,
    #[diesel(sql_type = Text)]
    buyer_name: String,
    #[diesel(sql_type = SqlUuid)]
    contractor_id: PartyId,
    #[diesel(sql_type = Text)]
    contractor_name: String,
    #[diesel(sql_type = Text)]
    channel: Channel,
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = Text)]
    stage: Stage,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
    #[diesel(sql_type = BigInt)]
    payout: i64,
    #[diesel(sql_type = BigInt)]
    fee: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    amended: Option<i64>,
    #[diesel(sql_type = Integer)]
    fee_rate: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    charged: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    earned: Option<i64>,
    #[diesel(sql_type = SmallInt)]
    score: i16,
    #[diesel(sql_type = Nullable<Text>)]
    region: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    source: Option<String>,
    #[diesel(sql_type = Jsonb)]
    subs: Value,
    #[diesel(sql_type = Nullable<Text>)]
    external_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    refusal_rule: Option<Rule>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    due_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<Reason>,
    #[diesel(sql_type = Nullable<Text>)]
    comment: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    decided_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Bool)]
    decided_by_clock: bool,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ended_at: Option<DateTime<Utc>>,
}

impl Row {
    /// `None` for a currency or a fee that is none: intake writes only such as exist.
    pub fn typed(self) -> Option<Lead> {
        let currency: Currency = self.currency.parse().ok()?;
        let money = |minor| Money::new(minor, currency);
        Some(Lead {
            id: self.id,
            offer: self.offer_id,
            offer_title: self.offer_title,
            terms_version: self.terms_version,
            guarantee_hours: self.guarantee_hours,
            appeal_hours: self.appeal_hours,
            statement_hours: self.statement_hours,
            engagement: self.engagement_id,
            buyer: self.buyer_id,
            buyer_name: self.buyer_name,
            contractor: self.contractor_id,
            contractor_name: self.contractor_name,
            channel: self.channel,
            status: self.status,
            stage: self.stage,
            price: money(self.price),
            payout: money(self.payout),
            fee: money(self.fee),
            owed: money(self.amended.unwrap_or(self.price)),
            fee_rate: Rate::from_basis_points(self.fee_rate)?,
            charged: self.charged.map(money),
            earned: self.earned.map(money),
            score: self.score,
            region: self.region.and_then(|code| code.parse().ok()),
            source: self.source,
            subs: self.subs,
            external_id: self.external_id,
            refusal: self.refusal_rule,
            due_at: self.due_at,
            reason: self.reason,
            comment: self.comment,
            created_at: self.created_at,
            decided_at: self.decided_at,
            decided_by_clock: self.decided_by_clock,
            ended_at: self.ended_at,
        })
    }
}
