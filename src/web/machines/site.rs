//! `/p/{site}`: reports of the buyer's server. `/px/{site}.gif`: those of a visitor's browser.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};

use super::answer::answer;
use super::arrived::arrived;
use crate::doors::arrivals::{Made, Request};
use crate::doors::tracking::{By, Step, finish, receive};
use crate::i18n::Reader;
use crate::kernel::ids::SiteId;
use crate::leads::queue::Lost;
use crate::web::extract::{Client, Path};
use crate::web::{State, WebError};

/// One transparent point.
const POINT: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\
    \x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// Takes a report through: judged and claimed in one transaction, its lead through the intake queue,
/// written back in another. Whoever repeats it gets the same lead.
pub async fn process(
    state: &State,
    site: SiteId,
    request: Request,
    by: By,
) -> Result<Made, WebError> {
    let (vault, calendar) = (state.vault.clone(), state.config.calendar.clone());
    let step = state.run(move |tx| receive(tx, &vault, &calendar, site, &request, by)).await?;
    let claim = match step {
        Step::Done(made) => return Ok(made),
        Step::Lead(claim) => claim,
    };
    let answered = match state.intake.submit(vec![claim.submission.clone()]).await {
        Ok(answers) => answers.into_iter().next().unwrap_or(Err(Lost::Unknown)),
        // A full queue took nothing: the same as nobody there.
        Err(_) => Err(Lost::Unknown),
    };
    let vault = state.vault.clone();
    state.run(move |tx| finish(tx, &vault, &claim, &answered)).await
}

/// A report of the buyer's server, by GET or POST.
pub async fn report(
    req: HttpRequest,
    state: State,
    client: Client,
    reader: Reader,
    Path(id): Path<SiteId>,
) -> Result<HttpResponse, WebError> {
    let made = process(&state, id, arrived(&req, client), By::Server).await?;
    Ok(answer(&reader, made))
}

/// A report of a browser. The answer is always the same picture: it tells nobody anything.
pub async fn pixel(
    req: HttpRequest,
    state: State,
    client: Client,
    Path(id): Path<String>,
) -> Result<HttpResponse, WebError> {
    if let Ok(id) = id.parse::<SiteId>() {
        match process(&state, id, arrived(&req, client), By::Browser).await {
            Ok(_) | Err(WebError::NotFound) => {}
            Err(error) => tracing::warn!(%error, "a pixel's report failed"),
        }
    }
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/gif"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(POINT))
}
