//! Why leads are rejected, and whose: a matrix of reasons by contractor, buyer, source or offer, the
//! same over time, and the hint a marketer would give.
//!
//! A rejection counts on the day it was made, and stays counted whatever came of it: it says what
//! went wrong between two parties. Beside it stands the share of decided leads that were rejected,
//! over the leads *decided* in the period; so a lead accepted before the period and rejected in it,
//! inside its guarantee, is among the rejections and not in the share.
//!
//! The work is bounded: the newest [`NEWEST`] rejections and the newest [`NEWEST`] decisions of the
//! period are counted, in one walk along an index each, and the report says so when there were more.

mod counts;
mod hint;
mod matrix;
mod names;
mod over_time;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::accounts::{BuyerSeat, ContractorSeat, Role, StaffSeat};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{OfferId, PartyId};
use crate::offers::Reason;

pub use hint::{ENOUGH, Hint};
pub use matrix::{MOST_ROWS, Row, Tally};
pub use over_time::Stretch;

/// The most rejections, and the most decisions, one report counts.
pub const NEWEST: i64 = 20_000;

crate::text_enum! {
    /// What the rows of the matrix are.
    pub enum By {
        Contractor = "contractor",
        Buyer = "buyer",
        Source = "source",
        Offer = "offer",
    }
}

impl By {
    /// What a reader can have rows of: the other side, where leads came from, the offer.
    pub const fn all_for(role: Role) -> &'static [Self] {
        match role {
            Role::Buyer => &[Self::Contractor, Self::Source, Self::Offer],
            Role::Contractor => &[Self::Offer, Self::Source, Self::Buyer],
            Role::Staff => &[Self::Contractor, Self::Buyer, Self::Source, Self::Offer],
        }
    }
}

crate::text_enum! {
    /// How many days back a report looks.
    #[derive(Default)]
    pub enum Window {
        Week = "7",
        #[default]
        Month = "30",
        Quarter = "90",
    }
}

impl Window {
    pub const fn days(self) -> u64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// How many days one stretch of the report over time has.
    pub const fn stretch(self) -> u64 {
        match self {
            Self::Week | Self::Month => 1,
            Self::Quarter => 7,
        }
    }
}

/// Whose rejections are looked at; only a seat makes one.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// Those the buyer made.
    Buyer(BuyerSeat),
    /// Those of leads the contractor sent.
    Contractor(ContractorSeat),
    /// Everybody's, or those between the parties named.
    Staff { seat: StaffSeat, buyer: Option<PartyId>, contractor: Option<PartyId> },
}

impl Scope {
    /// Which side reads.
    pub const fn role(self) -> Role {
        match self {
            Self::Buyer(_) => Role::Buyer,
            Self::Contractor(_) => Role::Contractor,
            Self::Staff { .. } => Role::Staff,
        }
    }

    /// The buyer and the contractor the rejections lie between, as far as they are given.
    const fn parties(self) -> (Option<PartyId>, Option<PartyId>) {
        match self {
            Self::Buyer(seat) => (Some(seat.party), None),
            Self::Contractor(seat) => (None, Some(seat.party)),
            Self::Staff { buyer, contractor, .. } => (buyer, contractor),
        }
    }
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    Party(PartyId),
    Offer(OfferId),
    /// As the contractor named it.
    Source(String),
    /// Leads sent without a source.
    NoSource,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    pub scope: Scope,
    pub by: By,
    pub window: Window,
    /// Where the reader's days begin.
    pub zone: Tz,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub by: By,
    pub window: Window,
    /// The first moment that counts: midnight where the reader is.
    pub since: DateTime<Utc>,
    /// Whether there were more rejections or decisions than are counted.
    pub capped: bool,
    /// Rejections counted.
    pub rejections: i64,
    /// Leads decided in the period, and those of them that were rejected.
    pub tally: Tally,
    /// The reasons that occur, the commonest first: the columns.
    pub reasons: Vec<(Reason, i64)>,
    /// The largest rows, at most [`MOST_ROWS`].
    pub rows: Vec<Row>,
    /// How many rows there are besides.
    pub more_rows: usize,
    /// Oldest first, without a gap.
    pub stretches: Vec<Stretch>,
    pub hint: Hint,
}

/// Works a report out.
pub fn report(tx: &mut Tx<'_>, asked: &Question) -> Result<Report, DbError> {
    let now = tx.now();
    let last_day = now.with_timezone(&asked.zone).date_naive();
    let first_day =
        last_day.checked_sub_days(Days::new(asked.window.days() - 1)).unwrap_or(last_day);
    let since = midnight(first_day, asked.zone).unwrap_or(now - TimeDelta::days(1));
    let rejected = counts::rejections(tx, asked, since)?;
    let decided = counts::decisions(tx, asked, since)?;
    let reasons = matrix::columns(&rejected.by_key);
    let mut rows = matrix::rows(&rejected.by_key, &decided, &reasons);
    let rejections = reasons.iter().map(|(_, count)| count).sum();
    let hint = hint::hint(&reasons, &rows);
    let more_rows = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    names::fill_in(tx, asked.by, &mut rows)?;
    let tally = matrix::whole(&decided);
    Ok(Report {
        by: asked.by,
        window: asked.window,
        since,
        capped: rejections >= NEWEST || tally.decided >= NEWEST,
        rejections,
        tally,
        stretches: over_time::stretches(asked.window, last_day, &rejected.by_day),
        reasons,
        rows,
        more_rows,
        hint,
    })
}

/// When a day begins in a zone. Where the clocks skip midnight it begins an hour later.
fn midnight(day: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    (0..3).find_map(|hour| {
        let at = zone.from_local_datetime(&day.and_hms_opt(hour, 0, 0)?).earliest()?;
        Some(at.with_timezone(&Utc))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_even_where_the_clocks_skip_midnight() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let begins = |text: &str, zone: Tz| midnight(day(text), zone).unwrap().to_rfc3339();
        assert_eq!(begins("2026-11-22", Tz::Europe__Moscow), "2026-11-21T21:00:00+00:00");
        assert_eq!(begins("2018-11-04", Tz::America__Sao_Paulo), "2018-11-04T03:00:00+00:00");
    }

    #[test]
    fn every_window_says_its_days() {
        for window in Window::ALL {
            assert_eq!(window.as_str(), window.days().to_string());
        }
        assert_eq!(Window::default(), Window::Month);
    }
}
