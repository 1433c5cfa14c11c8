//! Letters about money that came in or went back, and about payments staff must look at.

use std::collections::HashMap;

use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::{Currency, Money};
use crate::outbox::Fact;
use crate::schema::{parties, top_up_refunds, top_ups};

struct Row {
    party: PartyId,
    party_name: String,
    amount: Money,
    /// What went back, where something did.
    refunded: Option<Money>,
    reference: String,
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let ids: Vec<TopUpId> = facts.iter().filter_map(top_up_of).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = read(tx, &ids)?;
    Ok(facts
        .iter()
        .filter_map(|fact| {
            let id = top_up_of(fact)?;
            notice(fact, id, rows.get(&id)?)
        })
        .collect())
}

fn top_up_of(fact: &Fact) -> Option<TopUpId> {
    match fact {
        Fact::TopUpConfirmed { top_up }
        | Fact::TopUpRefunded { top_up }
        | Fact::PaymentAlarm { top_up, .. } => Some(*top_up),
        _ => None,
    }
}

fn notice(fact: &Fact, id: TopUpId, row: &Row) -> Option<Notice> {
    let buyer = Audience::Party(row.party, Role::Buyer);
    let reference = Value::Words(row.reference.clone());
    match fact {
        Fact::TopUpConfirmed { .. } => Some(
            Notice::new(Kind::TopUpConfirmed, buyer, "/money")
                .line("line")
                .with("amount", Value::Money(row.amount))
                .with("reference", reference),
        ),
        Fact::TopUpRefunded { .. } => Some(
            Notice::new(Kind::TopUpRefunded, buyer, format!("/money/top-ups/{id}"))
                .line("line")
                .with("amount", Value::Money(row.refunded.unwrap_or(row.amount)))
                .with("reference", reference),
        ),
        Fact::PaymentAlarm { trouble, about, .. } => Some(
            Notice::new(Kind::PaymentAlarm, Audience::Staff, format!("/staff/top-ups/{id}"))
                .line("line")
                .with("trouble", Value::Term("payment-trouble", trouble.to_string()))
                .with("party", Value::Words(row.party_name.clone()))
                .with("amount", Value::Money(row.amount))
                .with("reference", reference)
                .with("about", Value::Words(about.clone())),
        ),
        _ => None,
    }
}

fn read(tx: &mut Tx<'_>, ids: &[TopUpId]) -> Result<HashMap<TopUpId, Row>, DbError> {
    type Columns = (TopUpId, PartyId, String, i64, String, Option<i64>, String);
    let rows: Vec<Columns> = top_ups::table
        .inner_join(parties::table)
        .left_join(top_up_refunds::table.on(top_up_refunds::top_up_id.eq(top_ups::id)))
        .filter(top_ups::id.eq_any(ids.iter().map(|id| id.uuid())))
        .select((
            top_ups::id,
            top_ups::party_id,
            parties::name,
            top_ups::amount,
            top_ups::currency,
            top_up_refunds::amount.nullable(),
            top_ups::reference,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, party, party_name, amount, currency, refunded, reference)| {
            let currency: Currency = currency.parse().ok()?;
            let money = |minor| Money::new(minor, currency);
            let (amount, refunded) = (money(amount), refunded.map(money));
            Some((id, Row { party, party_name, amount, refunded, reference }))
        })
        .collect())
}
