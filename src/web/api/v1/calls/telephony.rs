//! A buyer's telephone exchanges.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::calls::TelephonyKind;
use crate::doors::calls::telephony::{self, Draft, Telephony};
use crate::kernel::ids::TelephonyId;
use crate::kernel::paging::Listing;
use crate::kernel::secret::Vault;
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once, OptionalBody};
use crate::web::{Path, State, WebError};

/// A telephone exchange that tells of calls.
#[derive(Debug, Serialize, ToSchema)]
pub struct TelephonyJson {
    pub id: TelephonyId,
    pub kind: TelephonyKind,
    pub label: String,
    /// Where it tells of calls, by POST.
    #[schema(example = "https://leads.example/calls/tel_01h455vb4pex5vsknk084sn02q")]
    pub address: String,
    pub secret: String,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl TelephonyJson {
    fn new(found: Telephony, vault: &Vault, base: &str) -> Result<Self, DoorError> {
        Ok(Self {
            address: format!("{base}/calls/{}", found.id),
            secret: found.secret(vault)?,
            id: found.id,
            kind: found.kind,
            label: found.label,
            created_at: found.created_at,
            closed_at: found.closed_at,
        })
    }
}

fn now(
    tx: &mut Tx<'_>,
    (vault, base): (&Vault, &str),
    seat: BuyerSeat,
    id: TelephonyId,
) -> Result<TelephonyJson, DoorError> {
    TelephonyJson::new(telephony::find(tx, seat, id)?, vault, base)
}

/// List the telephone exchanges that tell of calls, with their addresses and secrets. One page.
#[utoipa::path(
    get, path = "/api/v1/telephony", tag = "calls",
    responses(
        (status = 200, body = List<TelephonyJson>),
    ),
)]
pub async fn list(state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let items = state
        .run(move |tx| {
            let found = telephony::list(tx, seat)?.into_iter();
            found
                .map(|one| TelephonyJson::new(one, &vault, &config.base_url))
                .collect::<Result<Vec<_>, DoorError>>()
        })
        .await?;
    Ok(listed(Listing::<_, Uuid> { items, next: None }))
}

/// A telephone exchange to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct TelephonyBody {
    #[schema(value_type = TelephonyKind)]
    pub kind: String,
    /// Up to 60 characters.
    pub label: String,
    /// The service's own token where it signs with one (Twilio's auth token); made here when left out.
    pub secret: Option<String>,
}

/// Add a telephone exchange. The answer holds its secret.
#[utoipa::path(
    post, path = "/api/v1/telephony", tag = "calls", request_body = TelephonyBody,
    responses(
        (status = 201, body = TelephonyJson),
        (status = 409, description = "`too_many_telephones`"),
    ),
)]
pub async fn make(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<TelephonyBody>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let TelephonyBody { kind, label, secret } = body;
            let draft = Draft { kind, label, secret: secret.unwrap_or_default() };
            let id = telephony::make(tx, &vault, seat, &draft)?;
            let made = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::created(&made).secret())
        })
        .await
}

/// Another secret.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct SecretBody {
    /// The service's own; made here when left out.
    pub secret: Option<String>,
}

/// Give a telephone exchange another secret; the old one is wrong at once.
#[utoipa::path(
    post, path = "/api/v1/telephony/{id}/secret", tag = "calls", params(("id" = TelephonyId, Path)), request_body = SecretBody,
    responses(
        (status = 200, body = TelephonyJson),
        (status = 409, description = "`door_closed`"),
    ),
)]
pub async fn renew(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<TelephonyId>,
    OptionalBody(body): OptionalBody<SecretBody>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            telephony::renew(tx, &vault, seat, id, &body.secret.unwrap_or_default())?;
            let now = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::ok(&now).secret())
        })
        .await
}

/// Close a telephone exchange: its address answers nobody any more.
#[utoipa::path(
    post, path = "/api/v1/telephony/{id}/closing", tag = "calls", params(("id" = TelephonyId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn close(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<TelephonyId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            telephony::close(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::no_content())
        })
        .await
}
