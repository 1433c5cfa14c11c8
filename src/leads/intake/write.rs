//! Writes the leads of a batch: holds first, because a lead's row points at its hold.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::sql_types::{
    Array, BigInt, Bytea, Date, Integer, Jsonb, Nullable, SmallInt, Text, Timestamptz,
    Uuid as SqlUuid,
};
use serde_json::{Value, json};

use super::decide::NewLead;
use super::load::{Market, OpenOffer};
use super::lot;
use super::receipt::KeptReceipt;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::OfferId;
use crate::kernel::secret::Vault;
use crate::leads::certificate;
use crate::leads::step::{Entry, record};
use crate::leads::{Actor, LeadError};
use crate::ledger::recipes::{HoldOrder, hold};
use crate::outbox::{self, Fact};

/// Writes everything a batch of new leads comes to.
pub fn write(
    tx: &mut Tx<'_>,
    vault: &Vault,
    market: &Market,
    leads: &[NewLead],
) -> Result<(), LeadError> {
    if leads.is_empty() {
        return Ok(());
    }
    let holds: Vec<HoldOrder> = leads
        .iter()
        .filter_map(|lead| {
            let amount = lead.priced.price;
            let purse = *market.purses.get(&(lead.buyer, amount.currency()))?;
            Some(HoldOrder { id: lead.hold?, purse, amount, subject: lead.id.uuid() })
        })
        .collect();
    hold(tx, &holds)?;
    rows(tx, leads)?;
    contacts(tx, vault, leads)?;
    certificate::keep(tx, vault, leads)?;
    history(tx, leads)?;
    counters(tx, market, leads)?;
    lot::write(tx, market)?;
    keys(tx, leads)?;
    let facts: Vec<Fact> = leads
        .iter()
        .filter(|lead| lead.refusal.is_none())
        .map(|lead| Fact::LeadDelivered { lead: lead.id })
        .collect();
    outbox::tell(tx, &facts)?;
    Ok(())
}

/// One array per column, the shape `unnest` takes.
pub(super) fn column<'a, T>(leads: &'a [NewLead], value: impl Fn(&'a NewLead) -> T) -> Vec<T> {
    leads.iter().map(value).collect()
}

fn rows(tx: &mut Tx<'_>, leads: &[NewLead]) -> Result<(), LeadError> {
    let now: DateTime<Utc> = tx.now();
    diesel::sql_query(
        "INSERT INTO leads (id, offer_id, terms_version, engagement_id, buyer_id, contractor_id, channel, status,
                            currency, price, payout, fee, hold_id, score, phone_key, email_key, region, source,
                            subs, external_id, refusal_rule, due_at, created_at, ended_at)
         SELECT n.*, $23, CASE WHEN n.due_at IS NULL THEN $23 END
           FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                       $21, $22)
             AS n (id, offer_id, terms_version, engagement_id, buyer_id, contractor_id, channel, status, currency,
                   price, payout, fee, hold_id, score, phone_key, email_key, region, source, subs, external_id,
                   refusal_rule, due_at)",
    )
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.id))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.offer))
    .bind::<Array<Integer>, _>(column(leads, |lead| lead.terms_version))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.engagement))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.buyer))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.contractor))
    .bind::<Array<Text>, _>(column(leads, |lead| lead.channel.as_str()))
    .bind::<Array<Text>, _>(column(leads, |lead| lead.status().as_str()))
    .bind::<Array<Text>, _>(column(leads, |lead| lead.priced.price.currency().code()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.price.minor()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.payout.minor()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.fee.minor()))
    .bind::<Array<Nullable<SqlUuid>>, _>(column(leads, |lead| lead.hold))
    .bind::<Array<SmallInt>, _>(column(leads, |lead| lead.score))
    .bind::<Array<Nullable<Bytea>>, _>(column(leads, |lead| lead.phone_key.as_deref()))
    .bind::<Array<Nullable<Bytea>>, _>(column(leads, |lead| lead.email_key.as_deref()))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.region.as_ref().map(|region| region.code())))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.source.as_deref()))
    .bind::<Array<Jsonb>, _>(column(leads, |lead| Value::Object(lead.subs.clone())))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.external_id.as_deref()))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.refusal.map(|rule| rule.as_str())))
    .bind::<Array<Nullable<Timestamptz>>, _>(column(leads, |lead| lead.due_at))
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

fn contacts(tx: &mut Tx<'_>, vault: &Vault, leads: &[NewLead]) -> Result<(), LeadError> {
    let sealed = leads
        .iter()
        .map(|lead| lead.contact.seal(vault, lead.id))
        .collect::<Result<Vec<_>, _>>()?;
    diesel::sql_query("INSERT INTO lead_contacts (lead_id, sealed) SELECT * FROM unnest($1, $2)")
        .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.id))
        .bind::<Array<Bytea>, _>(sealed)
        .prepared()
        .run(tx.conn())?;
    Ok(())
}

fn history(tx: &mut Tx<'_>, leads: &[NewLead]) -> Result<(), LeadError> {
    let entries = column(leads, |lead| Entry {
        lead: lead.id,
        event: lead.status().as_str(),
        detail: json!({
            "channel": lead.channel,
            "terms_version": lead.terms_version,
            "rule": lead.refusal,
            "full": lead.full,
            "due_at": lead.due_at,
        }),
    });
    record(tx, Actor::EXCHANGE, &entries)
}

/// Writes back the counters the decisions moved on.
fn counters(tx: &mut Tx<'_>, market: &Market, leads: &[NewLead]) -> Result<(), LeadError> {
    let touched: BTreeSet<OfferId> =
        leads.iter().filter(|lead| lead.refusal.is_none()).map(|lead| lead.offer).collect();
    let offers: Vec<(OfferId, &OpenOffer)> =
        touched.into_iter().filter_map(|id| Some((id, market.offers.get(&id)?))).collect();
    if offers.is_empty() {
        return Ok(());
    }
    let counted = |of: fn(&OpenOffer) -> i64| -> Vec<i64> {
        offers.iter().map(|(_, offer)| of(offer)).collect()
    };
    diesel::sql_query(
        "UPDATE offers o SET leads_total = c.leads_total, leads_today = c.leads_today, counted_on = c.counted_on,
                             committed = c.committed, spent_day = c.spent_day, spent_week = c.spent_week,
                             spent_month = c.spent_month
           FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
             AS c (id, leads_total, leads_today, counted_on, committed, spent_day, spent_week, spent_month)
          WHERE o.id = c.id",
    )
    .bind::<Array<SqlUuid>, _>(offers.iter().map(|(id, _)| *id).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(counted(|offer| offer.leads_total))
    .bind::<Array<BigInt>, _>(counted(|offer| offer.leads_today))
    .bind::<Array<Nullable<Date>>, _>(offers.iter().map(|(_, offer)| offer.counted_on).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(counted(|offer| offer.committed))
    .bind::<Array<BigInt>, _>(counted(|offer| offer.spent.day))
    .bind::<Array<BigInt>, _>(counted(|offer| offer.spent.week))
    .bind::<Array<BigInt>, _>(counted(|offer| offer.spent.month))
    .prepared()
    .run(tx.conn())?;
    Ok(())
}

/// Keeps the answers under the keys their requests bore.
pub(super) fn keys(tx: &mut Tx<'_>, leads: &[NewLead]) -> Result<(), LeadError> {
    let kept: Vec<_> =
        leads.iter().filter_map(|lead| Some((lead.once.as_ref()?, lead.receipt()))).collect();
    if kept.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO idempotency_keys (owner, key, request, status, body, created_at)
         SELECT k.owner, k.key, k.request, 201, k.body, $5
           FROM unnest($1, $2, $3, $4) AS k (owner, key, request, body)",
    )
    .bind::<Array<SqlUuid>, _>(kept.iter().map(|(once, _)| once.owner).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(kept.iter().map(|(once, _)| once.key.as_str()).collect::<Vec<_>>())
    .bind::<Array<Bytea>, _>(
        kept.iter().map(|(once, _)| once.digest.as_slice()).collect::<Vec<_>>(),
    )
    .bind::<Array<Text>, _>(
        kept.iter()
            .map(|(_, receipt)| {
                serde_json::to_string(&KeptReceipt::from(receipt)).unwrap_or_default()
            })
            .collect::<Vec<_>>(),
    )
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    Ok(())
}
