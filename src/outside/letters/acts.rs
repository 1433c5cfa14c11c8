//! Letters about acts of services that were issued.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{PartyId, ServiceActId};
use crate::kernel::money::{Currency, Money};
use crate::outbox::Fact;
use crate::payouts::act::ActSide;
use crate::schema::acts;

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let issued: Vec<ServiceActId> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::ActIssued { act } => Some(*act),
            _ => None,
        })
        .collect();
    if issued.is_empty() {
        return Ok(Vec::new());
    }
    type Row = (ServiceActId, PartyId, i32, ActSide, NaiveDate, i64, i64, String);
    let rows: Vec<Row> = acts::table
        .filter(acts::id.eq_any(issued.iter().map(|id| id.uuid())))
        .select((
            acts::id,
            acts::party_id,
            acts::number,
            acts::side,
            acts::month,
            acts::amount,
            acts::corrected,
            acts::currency,
        ))
        .load(tx.conn())?;
    let rows: HashMap<ServiceActId, _> = rows.into_iter().map(|row| (row.0, row)).collect();
    Ok(issued
        .iter()
        .filter_map(|id| rows.get(id))
        .filter_map(|(_, party, number, side, month, amount, corrected, currency)| {
            let currency: Currency = currency.parse().ok()?;
            let role = match side {
                ActSide::Buyer => Role::Buyer,
                ActSide::Contractor => Role::Contractor,
            };
            // Of a month with nothing but a correction, that is what the act is about.
            let told = if *amount == 0 { *corrected } else { *amount };
            Some(
                Notice::new(Kind::ActIssued, Audience::Party(*party, role), Kind::ActIssued.list())
                    .line("line")
                    .with("number", Value::Name(*number))
                    .with("side", Value::Term("act-side", side.as_str().to_owned()))
                    .with("month", Value::Month(*month))
                    .with("amount", Value::Money(Money::new(told, currency))),
            )
        })
        .collect())
}
