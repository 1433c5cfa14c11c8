//! A party's last requests.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::{Document, KeptBody, MOST_KEPT, Upshot};
use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::ids::{ApiRequestId, EngagementId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::{CannotOpen, Vault};
use crate::leads::LeadError;
use crate::schema::api_requests;

/// A request and its answer.
#[derive(Debug, Clone)]
pub struct KeptRequest {
    pub id: ApiRequestId,
    /// What it was for, where all of it was for one engagement of the party's.
    pub engagement: Option<EngagementId>,
    pub at: DateTime<Utc>,
    pub method: String,
    pub path: String,
    /// Of the answer.
    pub status: u16,
    /// The last characters of the key it came with; none with an access token.
    pub key: Option<String>,
    pub idempotency_key: Option<String>,
    pub request: KeptBody,
    pub answer: KeptBody,
    pub told: Upshot,
}

type Row = (ApiRequestId, Option<EngagementId>, DateTime<Utc>, String, String, i16, Vec<u8>);

fn opened(vault: &Vault, row: Row) -> Result<KeptRequest, LeadError> {
    let (id, engagement, at, method, path, status, sealed) = row;
    let plain = vault.open(id.uuid().as_bytes(), &sealed)?;
    let document: Document =
        serde_json::from_slice(&plain).map_err(|_| LeadError::CannotOpen(CannotOpen))?;
    Ok(KeptRequest {
        id,
        engagement,
        at,
        method,
        path,
        status: u16::try_from(status).unwrap_or_default(),
        key: document.key,
        idempotency_key: document.idempotency_key,
        request: document.request,
        answer: document.answer,
        told: document.told,
    })
}

/// The party's last 200 requests, or those of them that were for one engagement, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: PartySeat,
    engagement: Option<EngagementId>,
    paging: &Paging,
) -> Result<Listing<KeptRequest>, LeadError> {
    let last: Option<ApiRequestId> = api_requests::table
        .filter(api_requests::party_id.eq(seat.party))
        .order(api_requests::id.desc())
        .offset(MOST_KEPT - 1)
        .select(api_requests::id)
        .first(tx.conn())
        .optional()?;
    let mut query = api_requests::table
        .filter(api_requests::party_id.eq(seat.party))
        .order(api_requests::id.desc())
        .limit(paging.fetch())
        .select((
            api_requests::id,
            api_requests::engagement_id,
            api_requests::at,
            api_requests::method,
            api_requests::path,
            api_requests::status,
            api_requests::sealed,
        ))
        .into_boxed();
    if let Some(last) = last {
        query = query.filter(api_requests::id.ge(last));
    }
    if let Some(engagement) = engagement {
        query = query.filter(api_requests::engagement_id.eq(engagement));
    }
    if let Some(after) = paging.after {
        query = query.filter(api_requests::id.lt(ApiRequestId::from_uuid(after)));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    let kept = rows.into_iter().map(|row| opened(vault, row)).collect::<Result<_, _>>()?;
    Ok(paging.cut(kept, |kept: &KeptRequest| kept.id.uuid()))
}

/// One request of the party's.
pub fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: PartySeat,
    id: ApiRequestId,
) -> Result<KeptRequest, LeadError> {
    let row: Option<Row> = api_requests::table
        .filter(api_requests::id.eq(id))
        .filter(api_requests::party_id.eq(seat.party))
        .select((
            api_requests::id,
            api_requests::engagement_id,
            api_requests::at,
            api_requests::method,
            api_requests::path,
            api_requests::status,
            api_requests::sealed,
        ))
        .first(tx.conn())
        .optional()?;
    opened(vault, row.ok_or(LeadError::NotFound)?)
}
