//! A buyer's sites.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::tracking::site::{self, Site};
use crate::kernel::ids::SiteId;
use crate::kernel::paging::Listing;
use crate::kernel::secret::Vault;
use crate::web::api::{List, Reply, list as listed};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// A site that reports registrations and orders.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteJson {
    pub id: SiteId,
    #[schema(example = "Main shop")]
    pub label: String,
    /// Where it reports, by GET or POST.
    #[schema(example = "https://leads.example/p/site_01h455vb4pex5vsknk084sn02q")]
    pub address: String,
    /// Where the visitor's browser may report, where the terms take that.
    pub pixel: String,
    /// What its reports are proved with.
    pub secret: String,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl SiteJson {
    fn new(site: Site, vault: &Vault, base: &str) -> Result<Self, DoorError> {
        Ok(Self {
            address: format!("{base}/p/{}", site.id),
            pixel: format!("{base}/px/{}.gif", site.id),
            secret: site.secret(vault)?,
            id: site.id,
            label: site.label,
            created_at: site.created_at,
            closed_at: site.closed_at,
        })
    }
}

/// List the sites that report, with their addresses and secrets. One page, newest first.
#[utoipa::path(
    get, path = "/api/v1/sites", tag = "tracking",
    responses(
        (status = 200, body = List<SiteJson>),
    ),
)]
pub async fn list(state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let sites = state
        .run(move |tx| {
            let sites = site::list(tx, seat)?.into_iter();
            sites
                .map(|site| SiteJson::new(site, &vault, &config.base_url))
                .collect::<Result<Vec<_>, DoorError>>()
        })
        .await?;
    Ok(listed(Listing::<_, Uuid> { items: sites, next: None }))
}

/// A site to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SiteBody {
    /// Up to 60 characters.
    #[schema(example = "Main shop")]
    pub label: String,
}

fn now(
    tx: &mut Tx<'_>,
    (vault, base): (&Vault, &str),
    seat: BuyerSeat,
    id: SiteId,
) -> Result<SiteJson, DoorError> {
    SiteJson::new(site::find(tx, seat, id)?, vault, base)
}

/// Add a site. The answer holds its secret.
#[utoipa::path(
    post, path = "/api/v1/sites", tag = "tracking", request_body = SiteBody,
    responses(
        (status = 201, body = SiteJson),
        (status = 409, description = "`too_many_sites`"),
    ),
)]
pub async fn make(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(body): Body<SiteBody>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let id = site::make(tx, &vault, seat, &body.label)?;
            let made = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::created(&made).secret())
        })
        .await
}

/// Give a site another secret; the old one is wrong at once.
#[utoipa::path(
    post, path = "/api/v1/sites/{id}/secret", tag = "tracking", params(("id" = SiteId, Path)),
    responses(
        (status = 200, body = SiteJson),
        (status = 409, description = "`door_closed`"),
    ),
)]
pub async fn renew(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<SiteId>,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            site::renew(tx, &vault, seat, id)?;
            let now = now(tx, (&vault, &config.base_url), seat, id)?;
            Ok::<_, DoorError>(Reply::ok(&now).secret())
        })
        .await
}

/// Close a site: its addresses answer nobody any more.
#[utoipa::path(
    post, path = "/api/v1/sites/{id}/closing", tag = "tracking", params(("id" = SiteId, Path)),
    responses(
        (status = 204),
    ),
)]
pub async fn close(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<SiteId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            site::close(tx, seat, id)?;
            Ok::<_, DoorError>(Reply::no_content())
        })
        .await
}
