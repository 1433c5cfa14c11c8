//! Writes the leads that were sent to try things out: to a table of their own, where no money, cap,
//! figure or duplicate can count them.

use diesel::sql_types::{
    Array, BigInt, Bytea, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use serde_json::Value;

use super::decide::NewLead;
use super::write::{column, keys};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::secret::Vault;
use crate::leads::LeadError;

/// Writes a batch's tests and the answers under their keys.
pub(super) fn write(tx: &mut Tx<'_>, vault: &Vault, leads: &[NewLead]) -> Result<(), LeadError> {
    if leads.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let sealed = leads
        .iter()
        .map(|lead| lead.contact.seal(vault, lead.id))
        .collect::<Result<Vec<_>, _>>()?;
    diesel::sql_query(
        "INSERT INTO test_leads (id, offer_id, terms_version, engagement_id, buyer_id, contractor_id, channel,
                                 currency, price, payout, fee, refusal_rule, source, subs, external_id, sealed,
                                 created_at)
         SELECT n.*, $17
           FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
             AS n (id, offer_id, terms_version, engagement_id, buyer_id, contractor_id, channel, currency, price,
                   payout, fee, refusal_rule, source, subs, external_id, sealed)",
    )
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.id))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.offer))
    .bind::<Array<Integer>, _>(column(leads, |lead| lead.terms_version))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.engagement))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.buyer))
    .bind::<Array<SqlUuid>, _>(column(leads, |lead| lead.contractor))
    .bind::<Array<Text>, _>(column(leads, |lead| lead.channel.as_str()))
    .bind::<Array<Text>, _>(column(leads, |lead| lead.priced.price.currency().code()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.price.minor()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.payout.minor()))
    .bind::<Array<BigInt>, _>(column(leads, |lead| lead.priced.fee.minor()))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.refusal.map(|rule| rule.as_str())))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.source.as_deref()))
    .bind::<Array<Jsonb>, _>(column(leads, |lead| Value::Object(lead.subs.clone())))
    .bind::<Array<Nullable<Text>>, _>(column(leads, |lead| lead.external_id.as_deref()))
    .bind::<Array<Bytea>, _>(sealed)
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    keys(tx, leads)
}
