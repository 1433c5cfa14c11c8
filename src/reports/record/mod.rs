//! Records: what became of a party's newest decided leads, as a buyer and as a contractor.
//!
//! Both look at the leads decided in the last [`DAYS`] days, the newest [`NEWEST`] of them, with all
//! counterparts and on all offers. Every number of a record is counted over these leads alone,
//! disputes too, so that the parts of one record are shares of one thing.
//!
//! - *Accepted*: never rejected, by the buyer or by the clock.
//! - *Returned*: the money went back to the buyer; a rejection that may still be
//!   contested has returned nothing.
//! - *Won by the contractor*: a dispute that ended with more than half of the price for the
//!   contractor. It is lost by the buyer; what is not won is lost by the contractor.

mod buyer;
mod contractor;
mod party;

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::Tx;

pub use buyer::{BuyerRecord, of_buyer, of_buyers};
pub use contractor::{ContractorRecord, Part, of_contractor, of_contractors};
pub use party::{PartyRecord, of_party};

/// How many days a record looks back.
pub const DAYS: i64 = 90;
/// The most leads a record looks at, so that it costs the same for every party.
pub const NEWEST: i64 = 1_000;
/// Fewer decided leads than this are too few to tell anything.
pub const ENOUGH: i64 = 20;

/// Whether a dispute `d` ended for the contractor, in SQL: the buyer gave in or stayed silent, nobody
/// decided in time, or more than half of the price went to the contractor.
macro_rules! contractor_won {
    () => {
        "(d.outcome IN ('conceded', 'unanswered', 'undecided') OR d.outcome IN ('verdict', 'agreed') AND d.percent > 50)"
    };
}
use contractor_won;

/// Since when decisions count.
fn since(tx: &Tx<'_>) -> DateTime<Utc> {
    tx.now() - TimeDelta::days(DAYS)
}
