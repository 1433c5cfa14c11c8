//! When a party wants to be warned.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::accounts::{BuyerSeat, PartySeat};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::payouts::PayoutError;
use crate::schema::parties;

/// The most leads one can be warned at.
const MOST: i32 = 1_000;

/// How many leads' money a party is warned at; `None` for the exchange's own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting(pub Option<i32>);

impl Setting {
    /// Reads what was written; blank is the exchange's own number.
    pub fn read(written: &str) -> Result<Self, Faults> {
        let written = written.trim();
        if written.is_empty() {
            return Ok(Self(None));
        }
        let leads: i32 =
            written.parse().map_err(|_| Fault::new("low_balance_leads", "not-a-number"))?;
        match leads {
            0..=MOST => Ok(Self(Some(leads))),
            i32::MIN..=-1 => {
                Err(Fault::new("low_balance_leads", "too-small").with("min", 0).into())
            }
            _ => Err(Fault::new("low_balance_leads", "too-large").with("max", MOST).into()),
        }
    }
}

/// What the party chose.
pub fn setting(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Setting, PayoutError> {
    Ok(Setting(
        parties::table.find(seat.party).select(parties::low_balance_leads).first(tx.conn())?,
    ))
}

/// Chooses.
pub fn set(tx: &mut Tx<'_>, seat: BuyerSeat, setting: Setting) -> Result<(), PayoutError> {
    diesel::update(parties::table.find(seat.party))
        .set(parties::low_balance_leads.eq(setting.0))
        .execute(tx.conn())?;
    Ok(())
}
