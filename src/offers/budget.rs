//! Budgets by day, week and month: how much money an offer's leads may come to in each.
//!
//! Counted is what the leads that came in the period hold or cost; one that comes back is taken off
//! while its period lasts. Days are those of the terms' time zone, weeks begin on Monday.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::terms::written::amount;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{Currency, Money};

crate::text_enum! {
    /// Which limit on money stopped a lead.
    pub enum Limit as "BudgetLimit" {
        Daily = "daily",
        Weekly = "weekly",
        Monthly = "monthly",
        /// The offer's budget in all.
        Total = "total",
        /// The test lot's.
        Lot = "lot",
    }
}

/// A stretch of the calendar with a budget of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Day,
    Week,
    Month,
}

impl Period {
    /// From the shortest.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// The limit that bounds it.
    pub const fn limit(self) -> Limit {
        match self {
            Self::Day => Limit::Daily,
            Self::Week => Limit::Weekly,
            Self::Month => Limit::Monthly,
        }
    }

    /// The first day of the period a day lies in.
    pub fn first(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => day,
            Self::Week => {
                let since = u64::from(day.weekday().num_days_from_monday());
                day.checked_sub_days(Days::new(since)).unwrap_or(day)
            }
            Self::Month => day.with_day(1).unwrap_or(day),
        }
    }

    /// When the period after the one `day` lies in begins.
    pub fn next(self, day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
        let first = self.first(day);
        let next = match self {
            Self::Day => first.checked_add_days(Days::new(1)),
            Self::Week => first.checked_add_days(Days::new(7)),
            Self::Month => first.checked_add_months(Months::new(1)),
        };
        next.and_then(|day| begins(day, zone))
    }
}

/// When a day begins: at midnight, or at the first moment after it where clocks leave midnight out.
pub fn begins(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    let midnight = day.and_time(NaiveTime::MIN);
    (0..=4)
        .find_map(|halves| {
            let at = midnight.checked_add_signed(TimeDelta::minutes(30 * halves))?;
            zone.from_local_datetime(&at).earliest()
        })
        .map(|at| at.with_timezone(&Utc))
}

/// An offer's own day.
pub fn day_of(zone: Tz, now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&zone).date_naive()
}

/// What is counted in each period, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    pub day: i64,
    pub week: i64,
    pub month: i64,
}

impl Spent {
    /// What of it counts on a day, when it was last counted on another.
    #[must_use]
    pub fn on(self, day: NaiveDate, counted_on: Option<NaiveDate>) -> Self {
        let kept = |period: Period, spent: i64| {
            let same = counted_on.is_some_and(|last| period.first(last) == period.first(day));
            if same { spent } else { 0 }
        };
        Self {
            day: kept(Period::Day, self.day),
            week: kept(Period::Week, self.week),
            month: kept(Period::Month, self.month),
        }
    }

    /// With one more lead.
    #[must_use]
    pub const fn and(self, price: i64) -> Self {
        Self {
            day: self.day.saturating_add(price),
            week: self.week.saturating_add(price),
            month: self.month.saturating_add(price),
        }
    }

    pub const fn of(self, period: Period) -> i64 {
        match period {
            Period::Day => self.day,
            Period::Week => self.week,
            Period::Month => self.month,
        }
    }
}

/// The budgets an offer has, in its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budgets {
    pub daily: Option<Money>,
    pub weekly: Option<Money>,
    pub monthly: Option<Money>,
}

impl Budgets {
    pub const fn of(self, period: Period) -> Option<Money> {
        match period {
            Period::Day => self.daily,
            Period::Week => self.weekly,
            Period::Month => self.monthly,
        }
    }

    /// The longest period whose budget has no room for a price: the last to open again.
    pub fn full(self, spent: Spent, price: Money) -> Option<Period> {
        Period::ALL.into_iter().rev().find(|&period| {
            let left = self.of(period).map(|most| most.minor().saturating_sub(spent.of(period)));
            left.is_some_and(|left| left < price.minor())
        })
    }

    /// What is left in the narrowest period, minor units; `None` without any budget.
    pub fn left(self, spent: Spent) -> Option<i64> {
        Period::ALL
            .into_iter()
            .filter_map(|period| Some(self.of(period)?.minor().saturating_sub(spent.of(period))))
            .min()
    }
}

/// The same as a row keeps it: minor units, those that are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::offers) struct KeptBudgets {
    #[serde(skip_serializing_if = "Option::is_none")]
    daily: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekly: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    monthly: Option<i64>,
}

impl KeptBudgets {
    pub(in crate::offers) fn typed(self, currency: Currency) -> Budgets {
        let money = |minor: Option<i64>| minor.map(|minor| Money::new(minor, currency));
        Budgets {
            daily: money(self.daily),
            weekly: money(self.weekly),
            monthly: money(self.monthly),
        }
    }
}

impl From<Budgets> for KeptBudgets {
    fn from(budgets: Budgets) -> Self {
        let minor = |money: Option<Money>| money.map(Money::minor);
        Self {
            daily: minor(budgets.daily),
            weekly: minor(budgets.weekly),
            monthly: minor(budgets.monthly),
        }
    }
}

/// Budgets as written; blank for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BudgetDraft {
    pub daily: String,
    pub weekly: String,
    pub monthly: String,
}

impl From<Budgets> for BudgetDraft {
    fn from(budgets: Budgets) -> Self {
        let written = |money: Option<Money>| {
            money.map(|money| money.decimal().to_string()).unwrap_or_default()
        };
        Self {
            daily: written(budgets.daily),
            weekly: written(budgets.weekly),
            monthly: written(budgets.monthly),
        }
    }
}

/// Reads a budget, `least` being the least a lead costs: less than that buys none, ever.
pub(in crate::offers) fn budget(
    field: &'static str,
    written: &str,
    currency: Currency,
    least: Option<Money>,
    faults: &mut Faults,
) -> Option<Money> {
    let budget = amount(field, written, currency, faults)?;
    if let Some(least) = least.filter(|least| budget.minor() < least.minor()) {
        let price = format!("{} {currency}", least.decimal());
        faults.push(Fault::new(field, "budget-below-price").with("price", price));
        return None;
    }
    Some(budget)
}

impl BudgetDraft {
    /// Checks what was written, `least` being the least a lead costs.
    pub(in crate::offers) fn check(
        &self,
        currency: Currency,
        least: Option<Money>,
        faults: &mut Faults,
    ) -> Budgets {
        let mut read = |field, written: &str| budget(field, written, currency, least, faults);
        Budgets {
            daily: read("budget_daily", &self.daily),
            weekly: read("budget_weekly", &self.weekly),
            monthly: read("budget_monthly", &self.monthly),
        }
    }
}

/// What stopped a lead, and until when: what its sender is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Full {
    pub limit: Limit,
    /// When there is room again; `None` when time alone makes none.
    pub opens_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rub(minor: i64) -> Money {
        Money::new(minor, "RUB".parse().unwrap())
    }

    #[test]
    fn periods_begin_where_people_expect() {
        // The 29th of November 2026 is a Sunday.
        let sunday = day("2026-11-29");
        assert_eq!(Period::Week.first(sunday), day("2026-11-23"));
        assert_eq!(Period::Month.first(sunday), day("2026-11-01"));
        let next = |period: Period, zone: &str| {
            period.next(sunday, zone.parse().unwrap()).unwrap().to_rfc3339()
        };
        assert_eq!(next(Period::Day, "Europe/Moscow"), "2026-11-29T21:00:00+00:00");
        assert_eq!(next(Period::Week, "Europe/Moscow"), "2026-11-29T21:00:00+00:00");
        assert_eq!(next(Period::Month, "Europe/Moscow"), "2026-11-30T21:00:00+00:00");
        // In Cuba clocks go from midnight to one.
        let havana: Tz = "America/Havana".parse().unwrap();
        assert_eq!(
            begins(day("2026-03-08"), havana).unwrap().to_rfc3339(),
            "2026-03-08T05:00:00+00:00"
        );
    }

    #[test]
    fn each_period_forgets_when_it_ends() {
        let spent = Spent { day: 1, week: 2, month: 3 };
        let on = |day_text: &str| spent.on(day(day_text), Some(day("2026-11-29")));
        assert_eq!(on("2026-11-29"), spent);
        assert_eq!(on("2026-11-30"), Spent { day: 0, week: 0, month: 3 });
        assert_eq!(on("2026-12-01"), Spent::default());
        assert_eq!(spent.on(day("2026-11-29"), None), Spent::default());
        let friday = spent.on(day("2026-12-04"), Some(day("2026-11-30")));
        assert_eq!(friday, Spent { day: 0, week: 2, month: 0 }, "a week goes over the month's end");
    }

    #[test]
    fn the_last_to_open_is_named() {
        let budgets = Budgets { daily: Some(rub(10)), weekly: Some(rub(30)), monthly: None };
        let spent = |day, week| Spent { day, week, month: week };
        assert_eq!(budgets.full(spent(0, 0), rub(10)), None);
        assert_eq!(budgets.full(spent(5, 5), rub(6)), Some(Period::Day));
        assert_eq!(budgets.full(spent(9, 29), rub(2)), Some(Period::Week));
        assert_eq!(budgets.left(spent(9, 29)), Some(1));
        assert_eq!(Budgets::default().left(spent(9, 29)), None);
    }
}
