//! Letters about money that came in.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::{Currency, Money};
use crate::outbox::Fact;
use crate::schema::top_ups;

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let confirmed: Vec<TopUpId> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::TopUpConfirmed { top_up } => Some(*top_up),
            _ => None,
        })
        .collect();
    if confirmed.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(TopUpId, PartyId, i64, String, String)> = top_ups::table
        .filter(top_ups::id.eq_any(confirmed.iter().map(|id| id.uuid())))
        .select((
            top_ups::id,
            top_ups::party_id,
            top_ups::amount,
            top_ups::currency,
            top_ups::reference,
        ))
        .load(tx.conn())?;
    let rows: HashMap<TopUpId, _> = rows.into_iter().map(|row| (row.0, row)).collect();
    Ok(confirmed
        .iter()
        .filter_map(|id| rows.get(id))
        .filter_map(|(_, party, amount, currency, reference)| {
            let currency: Currency = currency.parse().ok()?;
            let to = Audience::Party(*party, Role::Buyer);
            Some(
                Notice::new(Kind::TopUpConfirmed, to, "/money")
                    .line("line")
                    .with("amount", Value::Money(Money::new(*amount, currency)))
                    .with("reference", Value::Words(reference.clone())),
            )
        })
        .collect())
}
