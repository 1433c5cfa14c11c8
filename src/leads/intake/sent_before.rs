//! What was sent before: by idempotency key, and by the sender's own id.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, BigInt, Bytea, Integer, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::receipt::KeptReceipt;
use super::{Receipt, Submission};
use crate::accounts::idempotency;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{EngagementId, LeadId};
use crate::kernel::money::{Currency, Money};
use crate::leads::{LeadError, Status};

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = SqlUuid)]
    owner: Uuid,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Bytea)]
    request: Vec<u8>,
    #[diesel(sql_type = Text)]
    body: String,
}

/// Answers given before, by owner and key; `None` when the key was used for something else.
pub(super) type Keys = HashMap<(Uuid, String), (Vec<u8>, Option<Receipt>)>;

/// Answers given before under the batch's idempotency keys.
pub(super) fn keys(tx: &mut Tx<'_>, batch: &[Submission]) -> Result<Keys, LeadError> {
    let wanted: Vec<&idempotency::Request> =
        batch.iter().filter_map(|item| item.once.as_ref()).collect();
    if wanted.is_empty() {
        return Ok(Keys::new());
    }
    let rows: Vec<KeyRow> = diesel::sql_query(
        "SELECT k.owner, k.key, k.request, k.body
           FROM unnest($1, $2) AS w (owner, key) JOIN idempotency_keys k ON k.owner = w.owner AND k.key = w.key",
    )
    .bind::<Array<SqlUuid>, _>(wanted.iter().map(|request| request.owner).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(wanted.iter().map(|request| request.key.as_str()).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let receipt =
                serde_json::from_str::<KeptReceipt>(&row.body).ok().and_then(KeptReceipt::receipt);
            ((row.owner, row.key), (row.request, receipt))
        })
        .collect())
}

#[derive(QueryableByName)]
struct ExternalRow {
    #[diesel(sql_type = SqlUuid)]
    engagement_id: EngagementId,
    #[diesel(sql_type = Text)]
    external_id: String,
    #[diesel(sql_type = SqlUuid)]
    id: LeadId,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
    #[diesel(sql_type = BigInt)]
    payout: i64,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Integer)]
    decision_hours: i32,
}

/// Leads taken before under the senders' own ids. A refused one is not among them: it cost nothing,
/// so its sender may mend what was wrong and send it again under the same id.
pub(super) fn external(
    tx: &mut Tx<'_>,
    batch: &[Submission],
) -> Result<HashMap<(EngagementId, String), Receipt>, LeadError> {
    let wanted: Vec<(EngagementId, &str)> = batch
        .iter()
        .filter_map(|item| Some((item.engagement, item.external_id.as_deref()?)))
        // Not a text PostgreSQL knows; the lead is not taken for it (`decide`).
        .filter(|(_, id)| !id.contains('\0'))
        .collect();
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<ExternalRow> = diesel::sql_query(
        "SELECT l.engagement_id, l.external_id, l.id, l.currency, l.price, l.payout, l.created_at, t.decision_hours
           FROM unnest($1, $2) AS w (engagement_id, external_id)
           JOIN leads l ON l.engagement_id = w.engagement_id AND l.external_id = w.external_id
                AND l.status <> 'refused'
           JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version",
    )
    .bind::<Array<SqlUuid>, _>(wanted.iter().map(|(engagement, _)| *engagement).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(wanted.iter().map(|(_, id)| *id).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let currency: Currency = row.currency.parse().ok()?;
            // The answer as it was first given, not as things stand now.
            let receipt = Receipt {
                id: row.id,
                status: Status::Delivered,
                price: Money::new(row.price, currency),
                payout: Money::new(row.payout, currency),
                refusal: None,
                full: None,
                deadline: Some(row.created_at + TimeDelta::hours(i64::from(row.decision_hours))),
                test: false,
                repeated: true,
            };
            Some(((row.engagement_id, row.external_id), receipt))
        })
        .collect())
}
