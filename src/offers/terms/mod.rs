//! Terms: everything an offer promises and asks, in numbered versions.
//!
//! Version 1 may change until it is published; from then on a version is frozen (the database
//! refuses to change it) and an edit makes the next one. A lead points at the version it came
//! under, for ever. Terms that exist are valid: [`TermsDraft::check`] is the only way to new ones.

mod draft;
mod frozen;
mod row;
pub(in crate::offers) mod written;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::arrival::Arrival;
use super::budget::Budgets;
use super::form::LeadForm;
use super::hours::Hours;
use super::reason::{Period, Reason};
use super::source::SourceRules;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{FeeRuleId, OfferId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::Rate;
use crate::kernel::region::Region;
use crate::schema::terms;

pub use draft::{SourceDraft, TermsDraft};
pub use frozen::FrozenTerms;
pub(in crate::offers) use row::{TermsRow, insert, overwrite};

crate::text_enum! {
    /// What the buyer pays for.
    pub enum Action {
        Call = "call",
        Application = "application",
        Registration = "registration",
        Purchase = "purchase",
    }
}

crate::text_enum! {
    /// How a contractor comes to work on the offer.
    pub enum EngagementMode {
        /// Whoever takes it.
        Open = "open",
        /// Whoever asks and is approved.
        Request = "request",
        /// Whoever the buyer invites.
        Invitation = "invitation",
    }
}

impl Action {
    /// Whether it happens on the buyer's own site, which tells of it.
    pub const fn is_tracked(self) -> bool {
        match self {
            Self::Call | Self::Application => false,
            Self::Registration | Self::Purchase => true,
        }
    }
}

/// What one lead costs the buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Price {
    Flat(Money),
    /// A share of the order's amount, kept between floor and cap. Purchases only.
    Percent {
        rate: Rate,
        floor: Money,
        cap: Money,
    },
}

impl Price {
    /// The least a lead costs.
    pub const fn least(self) -> Money {
        match self {
            Self::Flat(price) => price,
            Self::Percent { floor, .. } => floor,
        }
    }
}

/// One version of an offer's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub offer: OfferId,
    pub version: i32,
    pub title: String,
    pub description: String,
    pub topic: String,
    pub action: Action,
    pub currency: Currency,
    pub price: Price,
    /// The operator's share of the price.
    pub fee: Rate,
    /// The rule that made it; `None` when it is what the operator takes without any.
    pub fee_rule: Option<FeeRuleId>,
    /// Where leads must come from; anywhere when empty.
    pub regions: Vec<Region>,
    pub form: LeadForm,
    pub sources: SourceRules,
    /// When the buyer works; always when `None`.
    pub hours: Option<Hours>,
    /// The zone of `hours` and of the day, week and month that `cap_daily` and `budgets` count.
    pub time_zone: Tz,
    pub engagement: EngagementMode,
    pub decision_hours: i32,
    pub guarantee_hours: i32,
    pub appeal_hours: i32,
    pub statement_hours: i32,
    /// Days in which the same phone or e-mail is a duplicate; none is when 0.
    pub dedupe_days: i32,
    /// The largest share of leads the buyer may return, in percent.
    pub return_share_cap: i32,
    pub allowed_reasons: Vec<Reason>,
    /// Leads a day, in `time_zone`.
    pub cap_daily: Option<i32>,
    /// Leads in all.
    pub cap_total: Option<i32>,
    /// Money in all, in `currency`.
    pub budget_total: Option<Money>,
    /// Money a day, a week, a month.
    pub budgets: Budgets,
    /// The doors' part: consent, calls, tracking.
    pub arrival: Arrival,
    pub created_at: DateTime<Utc>,
    /// From when the version can no longer change; `None` in a draft.
    pub frozen_at: Option<DateTime<Utc>>,
}

impl Terms {
    /// Loads one version.
    pub fn load(tx: &mut Tx<'_>, offer: OfferId, version: i32) -> Result<Self, DbError> {
        let row: TermsRow = terms::table
            .find((offer.uuid(), version))
            .select(TermsRow::as_select())
            .first(tx.conn())?;
        row.typed()
    }

    /// The newest versions first, at most `limit`.
    pub fn versions(tx: &mut Tx<'_>, offer: OfferId, limit: i64) -> Result<Vec<Self>, DbError> {
        let rows: Vec<TermsRow> = terms::table
            .filter(terms::offer_id.eq(offer.uuid()))
            .order(terms::version.desc())
            .limit(limit)
            .select(TermsRow::as_select())
            .load(tx.conn())?;
        rows.into_iter().map(TermsRow::typed).collect()
    }

    /// How long the buyer may decide.
    pub fn decision(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.decision_hours))
    }

    /// How long an accepted lead may still be rejected for the narrower reasons.
    pub fn guarantee(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.guarantee_hours))
    }

    /// How long the contractor may appeal.
    pub fn appeal(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.appeal_hours))
    }

    /// How long the buyer may answer an appeal.
    pub fn statement(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.statement_hours))
    }

    /// How far back the same contact is a duplicate.
    pub fn dedupe(&self) -> TimeDelta {
        TimeDelta::days(i64::from(self.dedupe_days))
    }

    /// Whether the buyer may give this reason in this period.
    pub fn allows(&self, reason: Reason, period: Period) -> bool {
        reason.within(period) && self.allowed_reasons.contains(&reason)
    }

    /// Whether a lead known to come from `origin` is in the area asked for. Nothing known of it
    /// means nothing says it is elsewhere.
    pub fn covers(&self, origin: Option<&Region>) -> bool {
        self.regions.is_empty()
            || origin
                .is_none_or(|origin| self.regions.iter().any(|region| region.may_include(origin)))
    }

    /// The country numbers without a code are dialled in, when all regions share one.
    pub fn home(&self) -> Option<&Region> {
        let first = self.regions.first()?;
        self.regions.iter().all(|region| region.country() == first.country()).then_some(first)
    }

    /// Whether both say the same, whatever their numbers and dates.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let undated = |terms: &Self| Self {
            version: 0,
            // Another rule at the same rate changes nothing for anybody.
            fee_rule: None,
            created_at: DateTime::UNIX_EPOCH,
            frozen_at: None,
            ..terms.clone()
        };
        undated(self) == undated(other)
    }
}

/// Terms for tests of what stands on them.
#[cfg(test)]
pub(in crate::offers) fn sample() -> Terms {
    let draft = TermsDraft {
        title: "Plastic windows, Moscow".into(),
        topic: "windows".into(),
        action: "application".into(),
        price: "500".into(),
        currency: "RUB".into(),
        regions: vec!["RU".into()],
        ..TermsDraft::default()
    };
    draft.check(&super::Bounds::default(), OfferId::new(), 1, DateTime::UNIX_EPOCH).unwrap()
}
