//! Finding a party's own payees.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Payee, PayeeKind};
use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::ids::{PartyId, PayeeId};
use crate::kernel::money::Currency;
use crate::kernel::paging::Paging;
use crate::payouts::PayoutError;
use crate::schema::{payees, users};

type Row = (PayeeId, PartyId, String, i32, PayeeKind, String, String, DateTime<Utc>, DateTime<Utc>);

fn read(row: Row) -> Result<Payee, PayoutError> {
    let (id, party, currency, version, kind, ending, created_by, created_at, usable_at) = row;
    let currency = currency
        .parse()
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
    Ok(Payee { id, party, currency, version, kind, ending, created_by, created_at, usable_at })
}

/// The newest version in each currency, by currency code.
pub fn current(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Vec<Payee>, PayoutError> {
    let rows: Vec<Row> = payees::table
        .inner_join(users::table)
        .filter(payees::party_id.eq(seat.party))
        .distinct_on(payees::currency)
        .order((payees::currency, payees::version.desc()))
        .select((
            payees::id,
            payees::party_id,
            payees::currency,
            payees::version,
            payees::kind,
            payees::ending,
            users::email,
            payees::created_at,
            payees::usable_at,
        ))
        .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}

/// Every version in one currency, the newest first; the oldest are left out of a long list.
pub fn history(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    currency: Currency,
) -> Result<Vec<Payee>, PayoutError> {
    let rows: Vec<Row> = payees::table
        .inner_join(users::table)
        .filter(payees::party_id.eq(seat.party))
        .filter(payees::currency.eq(currency.code()))
        .order(payees::version.desc())
        .limit(Paging::<uuid::Uuid>::default().limit)
        .select((
            payees::id,
            payees::party_id,
            payees::currency,
            payees::version,
            payees::kind,
            payees::ending,
            users::email,
            payees::created_at,
            payees::usable_at,
        ))
        .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}
