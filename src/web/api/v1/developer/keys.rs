//! API keys.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::key::{self, ApiKey, NewKey};
use crate::accounts::{AccountError, PartySeat};
use crate::kernel::ids::ApiKeyId;
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// A key without its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyJson {
    pub id: ApiKeyId,
    #[schema(example = "Landing page, production")]
    pub label: String,
    /// Its last four characters.
    #[schema(example = "x7Qa")]
    pub ending: String,
    /// The address of the user it acts as.
    pub user: String,
    pub created_at: DateTime<Utc>,
    /// To the minute; null when it was never used.
    pub last_used_at: Option<DateTime<Utc>>,
    /// From then on it opens nothing.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl From<ApiKey> for KeyJson {
    fn from(key: ApiKey) -> Self {
        let ApiKey { id, label, ending, user, created_at, last_used_at, revoked_at } = key;
        Self { id, label, ending, user, created_at, last_used_at, revoked_at }
    }
}

/// A key just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewKeyJson {
    #[serde(flatten)]
    pub made: KeyJson,
    /// The key itself, to be sent as a bearer token. It is never shown again.
    #[schema(example = "key_01jd3k7m2qf8s9v0w1x2y3z4a5_Zk4b1yWq0…")]
    pub key: String,
}

/// What a key is for.
#[derive(Debug, Deserialize, ToSchema)]
pub struct KeyBody {
    /// What you call it, up to 60 characters.
    #[schema(example = "Landing page, production")]
    pub label: String,
}

/// List the party's keys, the newest first, revoked ones too.
#[utoipa::path(
    get, path = "/api/v1/keys", tag = "developers", params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<KeyJson>),
    ),
)]
pub async fn list(
    state: State,
    seat: PartySeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let keys = state.run(move |tx| key::list(tx, seat, &paging)).await?;
    Ok(listed(keys.map(KeyJson::from)))
}

/// Make a key. It acts as you, for this party alone, with the rights you have at each call; it
/// cannot change your password, make or revoke keys, or sign you out. Its text is in this answer and nowhere else.
#[utoipa::path(
    post, path = "/api/v1/keys", tag = "developers", request_body = KeyBody,
    responses(
        (status = 201, body = NewKeyJson),
        (status = 409, description = "`too_many_keys`: revoke one that is not used"),
    ),
)]
pub async fn make(
    state: State,
    seat: PartySeat,
    once: Once,
    Body(body): Body<KeyBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let NewKey { key, text } = key::make(tx, seat, &body.label)?;
            let made = NewKeyJson { made: key.into(), key: text.reveal().to_owned() };
            Ok::<_, AccountError>(Reply::created(&made).secret())
        })
        .await
}

/// Revoke a key of the party's: its next call is refused.
#[utoipa::path(
    post, path = "/api/v1/keys/{id}/revocation", tag = "developers", params(("id" = ApiKeyId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn revoke(
    state: State,
    seat: PartySeat,
    once: Once,
    Path(id): Path<ApiKeyId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            key::revoke(tx, seat, id)?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}
