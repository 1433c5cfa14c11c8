//! A contractor's tracking link.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::ContractorSeat;
use crate::doors::tracking::figures::{self, Counted};
use crate::kernel::ids::EngagementId;
use crate::offers::engagements;
use crate::web::{Path, State, WebError};

/// What came of one source, or of all, in thirty days. Tests are left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountedJson {
    pub source: Option<String>,
    pub clicks: i64,
    /// Registrations or orders that became leads.
    pub conversions: i64,
    /// Those a rule refused.
    pub refused: i64,
}

impl From<Counted> for CountedJson {
    fn from(counted: Counted) -> Self {
        let Counted { source, clicks, conversions, refused } = counted;
        Self { source, clicks, conversions, refused }
    }
}

/// The tracking link of an engagement.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkJson {
    /// Takes `source`, `sub1` to `sub8`, and `test=1`.
    #[schema(example = "https://leads.example/c/0a1b2c3d4e")]
    pub link: String,
    /// Whether a visitor gets anywhere: the offer is open and has a landing page.
    pub open: bool,
    /// How long after a click what the visitor does counts.
    pub window_days: i32,
    /// Whether reports by the visitor's browser are taken.
    pub pixel: bool,
    pub last_30_days: CountedJson,
    pub by_source: Vec<CountedJson>,
}

/// Show the tracking link of an engagement and what came of it. 404 for an offer whose leads are not
/// tracked.
#[utoipa::path(
    get, path = "/api/v1/engagements/{id}/link", tag = "tracking", params(("id" = EngagementId, Path)),
    responses(
        (status = 200, body = LinkJson),
    ),
)]
pub async fn show(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let link = state
        .run(move |tx| {
            let work = engagements::work(tx, seat, id)?;
            let terms = &work.offer.terms;
            if !terms.action.is_tracked() {
                return Err(WebError::NotFound);
            }
            let counted = figures::figures(tx, seat, id)?;
            Ok(LinkJson {
                link: format!("{}/c/{}", config.base_url, work.engagement.code),
                open: work.offer.status.takes_leads() && terms.arrival.landing_url.is_some(),
                window_days: terms.arrival.window_days,
                pixel: terms.arrival.pixel,
                last_30_days: counted.all.into(),
                by_source: counted.sources.into_iter().map(CountedJson::from).collect(),
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(link))
}
