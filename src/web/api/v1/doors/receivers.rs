//! Receivers over JSON: making, setting up, closing.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use super::receivers_log as log;
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::receivers::fetch::{Missing, missing};
use crate::doors::receivers::receiver::{self, Receiver};
use crate::doors::receivers::{Draft, Mapping, ReceiverKind};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, ReceiverId};
use crate::kernel::paging::Listing;
use crate::kernel::secret::Vault;
use crate::web::api::{List, Reply, list as listed, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        list, make, show, change, map, renew, close,
        log::test, log::retry, log::arrivals, log::replay,
    ),
    tags((name = "receivers", description = "Leads that networks and site builders send by themselves"))
)]
pub struct Doc;

/// Which value of what comes is what.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(example = json!({"names": {"quiz.city": "fields.city", "comment": null}, "agreed": true, "consent_version": "2026-05"}))]
pub struct ReceiverMappingJson {
    /// By the value's name: `name`, `phone`, `email`, `region`, `source`, `external_id`,
    /// `consent_given_at`, `consent_text_version`, `order_amount`, `sub1` to `sub8`, `fields.<key>`; null leaves
    /// it out. Names not listed are understood by what they are called.
    pub names: BTreeMap<String, Option<String>>,
    /// The contractor's declaration that everybody who comes this way gave the consent the form asks.
    pub agreed: bool,
    /// The version of the wording they agree to.
    pub consent_version: Option<String>,
}

impl From<Mapping> for ReceiverMappingJson {
    fn from(mapping: Mapping) -> Self {
        let Mapping { names, agreed, consent_version } = mapping;
        let word = |(name, target): (String, Option<_>)| {
            (name, target.map(|target: crate::doors::imports::Target| target.to_string()))
        };
        Self { names: names.into_iter().map(word).collect(), agreed, consent_version }
    }
}

impl ReceiverMappingJson {
    fn read(self) -> Result<Mapping, Faults> {
        let mut faults = Faults::default();
        let mut names = BTreeMap::new();
        for (name, word) in self.names {
            let target = match word {
                None => None,
                Some(word) => faults
                    .take(
                        word.parse()
                            .map(Some)
                            .map_err(|_| Fault::new(format!("names.{name}"), "not-a-choice")),
                    )
                    .flatten(),
            };
            names.insert(name, target);
        }
        faults.finish()?;
        Ok(Mapping { names, agreed: self.agreed, consent_version: self.consent_version })
    }
}

/// A receiver.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiverJson {
    pub id: ReceiverId,
    pub engagement: EngagementId,
    pub kind: ReceiverKind,
    pub label: String,
    /// The source of leads that name none.
    pub source: Option<String>,
    /// Where the network sends, by POST.
    #[schema(example = "https://leads.example/in/recv_01h455vb4pex5vsknk084sn02q")]
    pub address: String,
    /// Google's key, Meta's verify token, the secret of the others.
    pub secret: String,
    /// Whether Meta's app secret is set, which proves what it sends.
    pub has_app_secret: bool,
    /// Whether the page's access token is set, by which leads are fetched from Meta.
    pub has_page_token: bool,
    pub mapping: ReceiverMappingJson,
    /// Leads Meta told of that are still to be fetched.
    pub waiting: i64,
    /// Leads that were asked for often enough; see `retry`.
    pub failed: i64,
    /// Why the last of them could not be fetched.
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl ReceiverJson {
    fn new(
        tx: &mut Tx<'_>,
        (vault, base): (&Vault, &str),
        receiver: Receiver,
    ) -> Result<Self, DoorError> {
        let keys = receiver.keys(vault)?;
        let Missing { waiting, failed, last_error, .. } = missing(tx, receiver.id)?;
        Ok(Self {
            address: format!("{base}/in/{}", receiver.id),
            secret: keys.secret,
            has_app_secret: !keys.app_secret.is_empty(),
            has_page_token: !keys.page_token.is_empty(),
            mapping: receiver.mapping().into(),
            waiting,
            failed,
            last_error,
            id: receiver.id,
            engagement: receiver.engagement,
            kind: receiver.kind,
            label: receiver.label,
            source: receiver.source,
            created_at: receiver.created_at,
            closed_at: receiver.closed_at,
        })
    }
}

fn now(
    tx: &mut Tx<'_>,
    desk: (&Vault, &str),
    seat: ContractorSeat,
    id: ReceiverId,
) -> Result<ReceiverJson, DoorError> {
    let receiver = receiver::find(tx, seat, id)?;
    ReceiverJson::new(tx, desk, receiver)
}

/// List the receivers of an engagement, with their addresses and secrets. One page, newest first. 404
/// for an offer whose leads are tracked.
#[utoipa::path(
    get, path = "/api/v1/engagements/{id}/receivers", tag = "receivers", params(("id" = EngagementId, Path)),
    responses(
        (status = 200, body = List<ReceiverJson>),
    ),
)]
pub async fn list(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let items = state
        .run(move |tx| {
            let (_, found) = receiver::list(tx, seat, id)?;
            let desk = (&vault, config.base_url.as_str());
            let json = |one| ReceiverJson::new(tx, desk, one);
            found.into_iter().map(json).collect::<Result<Vec<_>, DoorError>>()
        })
        .await?;
    Ok(listed(Listing::<_, Uuid> { items, next: None }))
}

/// A receiver to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReceiverBody {
    // Whose engagement it is comes first: what is missing is said by the slice.
    #[serde(default)]
    #[schema(value_type = ReceiverKind, required = true)]
    pub kind: String,
    /// Up to 60 characters.
    #[serde(default)]
    #[schema(example = "Quiz on the landing page", required = true)]
    pub label: String,
    /// The source of leads that name none, up to 120 characters; the network's name when left out.
    pub source: Option<String>,
    /// Meta's app secret.
    pub app_secret: Option<String>,
    /// The page's long-lived access token, with which leads may be read.
    pub page_token: Option<String>,
}

/// Add a receiver. The answer holds its secret.
#[utoipa::path(
    post, path = "/api/v1/engagements/{id}/receivers", tag = "receivers",
    params(("id" = EngagementId, Path)), request_body = ReceiverBody,
    responses(
        (status = 201, body = ReceiverJson),
        (status = 409, description = "`too_many_receivers`"),
    ),
)]
pub async fn make(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(engagement): Path<EngagementId>,
    Body(body): Body<ReceiverBody>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let ReceiverBody { kind, label, source, app_secret, page_token } = body;
            let draft = Draft { kind, label, source, app_secret, page_token };
            let id = receiver::make(tx, &vault, seat, engagement, &draft)?;
            let made = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::created(&made).secret())
        })
        .await
}

/// Show a receiver.
#[utoipa::path(
    get, path = "/api/v1/receivers/{id}", tag = "receivers", params(("id" = ReceiverId, Path)),
    responses(
        (status = 200, body = ReceiverJson),
    ),
)]
pub async fn show(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let found = state.run(move |tx| now(tx, (&vault, &config.base_url), seat, id)).await?;
    Ok(ok(&found))
}

/// A receiver as it shall be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReceiverChange {
    pub label: String,
    /// Stays as it is when left out; an empty one is none.
    pub source: Option<String>,
    /// Stay as they are when left out or empty.
    pub app_secret: Option<String>,
    pub page_token: Option<String>,
}

/// Rename a receiver, or set its source and Meta's keys. With a new key whatever waits for it is fetched
/// at once.
#[utoipa::path(
    put, path = "/api/v1/receivers/{id}", tag = "receivers", params(("id" = ReceiverId, Path)),
    request_body = ReceiverChange,
    responses(
        (status = 200, body = ReceiverJson),
        (status = 409, description = "`door_closed`"),
    ),
)]
pub async fn change(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Body(body): Body<ReceiverChange>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let found = state
        .run(move |tx| {
            let ReceiverChange { label, source, app_secret, page_token } = body;
            let draft = Draft { kind: String::new(), label, source, app_secret, page_token };
            receiver::change(tx, &vault, seat, id, &draft)?;
            now(tx, (&vault, &config.base_url), seat, id)
        })
        .await?;
    Ok(ok(&found))
}

/// Say which value of what comes is what.
#[utoipa::path(
    put, path = "/api/v1/receivers/{id}/mapping", tag = "receivers", params(("id" = ReceiverId, Path)),
    request_body = ReceiverMappingJson,
    responses(
        (status = 200, body = ReceiverJson),
        (status = 409, description = "`door_closed`"),
    ),
)]
pub async fn map(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Body(body): Body<ReceiverMappingJson>,
) -> Result<HttpResponse, WebError> {
    let mapping = body.read()?;
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let found = state
        .run(move |tx| {
            receiver::map(tx, seat, id, &mapping)?;
            now(tx, (&vault, &config.base_url), seat, id)
        })
        .await?;
    Ok(ok(&found))
}

/// Give a receiver another secret; the old one is wrong at once.
#[utoipa::path(
    post, path = "/api/v1/receivers/{id}/secret", tag = "receivers", params(("id" = ReceiverId, Path)),
    responses(
        (status = 200, body = ReceiverJson),
        (status = 409, description = "`door_closed`"),
    ),
)]
pub async fn renew(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            receiver::renew(tx, &vault, seat, id)?;
            let now = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::ok(&now).secret())
        })
        .await
}

/// Close a receiver: its address answers nobody any more. What was acknowledged is still fetched.
#[utoipa::path(
    post, path = "/api/v1/receivers/{id}/closing", tag = "receivers", params(("id" = ReceiverId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn close(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            receiver::close(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::no_content())
        })
        .await
}
