//! A party's acts.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Act, ActSide};
use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::ids::{PartyId, ServiceActId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::PayoutError;
use crate::schema::acts;

type Row = (
    (ServiceActId, PartyId, String, i32, ActSide, String),
    (NaiveDate, String, i64, i64, i64, i64),
    (serde_json::Value, serde_json::Value, String, DateTime<Utc>),
);

/// Every column of [`Row`], in its order.
macro_rules! columns {
    () => {
        (
            (acts::id, acts::party_id, acts::party_name, acts::number, acts::side, acts::currency),
            (acts::month, acts::zone, acts::leads, acts::amount, acts::fee, acts::corrected),
            (acts::lines, acts::corrections, acts::issuer, acts::issued_at),
        )
    };
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> diesel::result::Error {
    diesel::result::Error::DeserializationError(Box::new(error))
}

fn read(row: Row) -> Result<Act, PayoutError> {
    let ((id, party, party_name, number, side, currency), figures, told) = row;
    let (month, zone, leads, amount, fee, corrected) = figures;
    let (lines, corrections, issuer, issued_at) = told;
    let currency: Currency = currency.parse().map_err(unreadable)?;
    Ok(Act {
        id,
        party,
        party_name,
        number,
        side,
        currency,
        month,
        zone,
        leads,
        amount: Money::new(amount, currency),
        fee: Money::new(fee, currency),
        corrected: Money::new(corrected, currency),
        lines: serde_json::from_value(lines).map_err(unreadable)?,
        corrections: serde_json::from_value(corrections).map_err(unreadable)?,
        issuer,
        issued_at,
    })
}

/// A party's acts, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    paging: &Paging,
) -> Result<Listing<Act>, PayoutError> {
    let mut query = acts::table
        .filter(acts::party_id.eq(seat.party))
        .order(acts::id.desc())
        .limit(paging.fetch())
        .select(columns!())
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(acts::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    let acts = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(acts, |act| act.id.uuid()))
}

/// One of a party's acts.
pub fn by_id(tx: &mut Tx<'_>, seat: PartySeat, id: ServiceActId) -> Result<Act, PayoutError> {
    let rows: Vec<Row> = acts::table
        .filter(acts::id.eq(id))
        .filter(acts::party_id.eq(seat.party))
        .select(columns!())
        .load(tx.conn())?;
    read(rows.into_iter().next().ok_or(PayoutError::NotFound)?)
}
