//! Letters about money that runs low, and offers that wait for it or go on with it.

use diesel::sql_types::{Array, BigInt, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::PartyId;
use crate::kernel::money::{Currency, Money};
use crate::outbox::Fact;

#[derive(QueryableByName)]
struct Standing {
    #[diesel(sql_type = SqlUuid)]
    party_id: PartyId,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    free: i64,
    /// The dearest next lead among the party's offers in this currency that live or wait for money.
    #[diesel(sql_type = Nullable<BigInt>)]
    needed: Option<i64>,
    #[diesel(sql_type = BigInt)]
    waiting: i64,
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let about: Vec<(PartyId, &str)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::FundsLow { party, currency }
            | Fact::FundsOut { party, currency }
            | Fact::FundsBack { party, currency, .. } => Some((*party, currency.as_str())),
            _ => None,
        })
        .collect();
    if about.is_empty() {
        return Ok(Vec::new());
    }
    let standings = standings(tx, &about)?;
    let of = |party: &PartyId, currency: &str| {
        standings.iter().find(|one| one.party_id == *party && one.currency == currency)
    };
    Ok(facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::FundsLow { party, currency } => low(of(party, currency)?),
            Fact::FundsOut { party, currency } => out(of(party, currency)?),
            Fact::FundsBack { party, currency, offers } => back(of(party, currency)?, *offers),
            _ => None,
        })
        .collect())
}

fn letter(kind: Kind, standing: &Standing) -> Option<Notice> {
    let currency: Currency = standing.currency.parse().ok()?;
    let to = Audience::Party(standing.party_id, Role::Buyer);
    Some(
        Notice::new(kind, to, format!("/money?currency={currency}"))
            .line("line")
            .with("free", Value::Money(Money::new(standing.free, currency))),
    )
}

fn needed(standing: &Standing) -> Option<Value> {
    Some(Value::Money(Money::new(standing.needed?, standing.currency.parse().ok()?)))
}

fn low(standing: &Standing) -> Option<Notice> {
    Some(letter(Kind::FundsLow, standing)?.with("needed", needed(standing)?))
}

/// None when the money came before the letter was written: then nothing waits.
fn out(standing: &Standing) -> Option<Notice> {
    let notice = letter(Kind::FundsOut, standing)?
        .with("needed", needed(standing)?)
        .with("offers", Value::Count(standing.waiting));
    (standing.waiting > 0).then_some(notice)
}

fn back(standing: &Standing, offers: i64) -> Option<Notice> {
    Some(letter(Kind::FundsBack, standing)?.with("offers", Value::Count(offers)))
}

fn standings(tx: &mut Tx<'_>, about: &[(PartyId, &str)]) -> Result<Vec<Standing>, DbError> {
    Ok(diesel::sql_query(
        "SELECT DISTINCT n.party_id, n.currency, coalesce(a.balance, 0) AS free, w.needed, w.waiting
           FROM unnest($1, $2) AS n (party_id, currency)
           LEFT JOIN accounts a ON a.party_id = n.party_id AND a.kind = 'wallet' AND a.currency = n.currency
          CROSS JOIN LATERAL (
              SELECT max(coalesce(t.price_cap, t.price)) AS needed,
                     count(*) FILTER (WHERE o.out_of_funds_since IS NOT NULL) AS waiting
                FROM offers o JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
               WHERE o.party_id = n.party_id AND t.currency = n.currency
                 AND (o.status = 'published' OR o.out_of_funds_since IS NOT NULL)) w",
    )
    .bind::<Array<SqlUuid>, _>(about.iter().map(|(party, _)| *party).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(about.iter().map(|(_, currency)| *currency).collect::<Vec<_>>())
    .load(tx.conn())?)
}
