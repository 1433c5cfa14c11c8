//! `/buyer/tracking/{site}`: how one site reports, ready to copy, a trial, and the log of what it told.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::arrivals::{self, Door, Outcome};
use crate::doors::tracking::site::{self, Site};
use crate::doors::tracking::{By, trial};
use crate::kernel::ids::SiteId;
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::machines::answer::said;
use crate::web::machines::site::process;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::arrivals::LogLine;
use crate::web::{Path, State, WebError, render, see_other_with_flash};

/// The lines of a report, as they would be typed.
struct Samples {
    address: String,
    get: String,
    form: String,
    json: String,
    amend: String,
    cancel: String,
    canonical: String,
    sign: String,
    pixel: String,
}

impl Samples {
    fn new(base: &str, id: SiteId, secret: &str) -> Self {
        let address = format!("{base}/p/{id}");
        let order = "click_id=CLICK_ID&event=purchase&order_id=1001&amount=1990.00&currency=RUB";
        let canonical =
            "amount=1990.00&click_id=CLICK_ID&currency=RUB&event=purchase&order_id=1001";
        Self {
            get: format!("curl \"{address}?{order}&secret={secret}\""),
            form: format!(
                "curl {address} -H \"X-Secret: {secret}\" -d click_id=CLICK_ID -d event=purchase -d order_id=1001 -d amount=1990.00 -d currency=RUB"
            ),
            json: format!(
                "curl {address} -H \"Authorization: Bearer {secret}\" -H \"Content-Type: application/json\" -d '{{\"click_id\":\"CLICK_ID\",\"event\":\"purchase\",\"order_id\":\"1001\",\"amount\":\"1990.00\",\"currency\":\"RUB\"}}'"
            ),
            amend: format!(
                "curl {address} -H \"X-Secret: {secret}\" -d event=amend -d order_id=1001 -d amount=1490.00"
            ),
            cancel: format!(
                "curl {address} -H \"X-Secret: {secret}\" -d event=cancel -d order_id=1001"
            ),
            sign: format!("printf %s \"{canonical}\" | openssl dgst -sha256 -hmac \"{secret}\""),
            canonical: canonical.to_owned(),
            pixel: format!(
                "<img src=\"{base}/px/{id}.gif?{}\" width=\"1\" height=\"1\" alt=\"\">",
                order.replace('&', "&amp;")
            ),
            address,
        }
    }
}

#[derive(Template)]
#[template(path = "doors/tracking/site.html")]
struct Shown {
    page: Page,
    site: Site,
    /// Nothing for a closed one.
    samples: Option<Samples>,
    secret: String,
    log: Vec<LogLine>,
    first: Option<String>,
    next: Option<String>,
}

fn address(id: SiteId) -> String {
    format!("/buyer/tracking/{id}")
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    (vault, base): (&Vault, &str),
    seat: BuyerSeat,
    id: SiteId,
    paging: &Paging,
) -> Result<Shown, WebError> {
    let site = site::find(tx, seat, id)?;
    let secret = site.secret(vault)?;
    let doors = [Door::Postback, Door::Pixel];
    let found = arrivals::list(tx, seat, &doors, Some(id.uuid()), paging)?;
    let page = visit.page(tx, Area::Buyer)?;
    let reader = page.reader;
    Ok(Shown {
        samples: site.closed_at.is_none().then(|| Samples::new(base, id, &secret)),
        log: found
            .items
            .iter()
            .map(|arrival| LogLine::new(&reader, Area::Buyer, arrival))
            .collect(),
        first: paging.after.map(|_| address(id)),
        next: found.next.map(|key| format!("{}?cursor={}#log", address(id), cursor(key))),
        site,
        secret,
        page,
    })
}

/// The page.
pub async fn show(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<SiteId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let shown = state
        .run(move |tx| read(tx, &visit, (&vault, &config.base_url), seat, id, &paging))
        .await?;
    Ok(render(&shown))
}

/// Gives the site another secret.
pub async fn renew(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<SiteId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    state.run(move |tx| site::renew(tx, &vault, seat, id)).await?;
    Ok(see_other_with_flash(address(id), "tracking-secret-made"))
}

/// Closes the site.
pub async fn close(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<SiteId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| site::close(tx, seat, id)).await?;
    Ok(see_other_with_flash("/buyer/tracking", "tracking-site-closed"))
}

/// Sends a test order the whole way and says what became of it.
pub async fn test(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<SiteId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let request = match state.run(move |tx| trial(tx, &vault, seat, id)).await {
        Ok(request) => request,
        Err(WebError::Problem { code: "nobody_to_try", .. }) => {
            let flash = Flash::bad("problem-nobody_to_try");
            return Ok(see_other_with_flash(format!("{}#try", address(id)), flash));
        }
        Err(error) => return Err(error),
    };
    let made = process(&state, id, request, By::Server).await?;
    let words = said(&visit.reader, made.outcome, made.reason.as_deref());
    let flash = match made.outcome {
        Outcome::Test => Flash::good("tracking-tested"),
        _ => Flash::bad("tracking-tested-badly").with("what", words),
    };
    Ok(see_other_with_flash(format!("{}#log", address(id)), flash))
}
