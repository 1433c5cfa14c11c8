//! The gate before every route: who may pass, from which page, with how large a body.
//!
//! The table in `routes` is the law and this is where it is applied, before any handler and any of
//! its extractors runs. The seats a handler asks for are the second lock on the same door.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Uri;
use actix_web::http::header::{CONTENT_LENGTH, HOST, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Payload;
use actix_web::{Error, HttpMessage, HttpRequest};

use super::extract::{Raw, who};
use super::routes::{Access, FILES_BODY, RouteInfo};
use super::{State, WebError};

/// The answer to this request may stand in a frame of any site: `headers` lets it.
pub(super) struct Framed;

/// Lets a request through to its handler, or answers why not.
pub async fn keep(
    info: &'static RouteInfo,
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    match check(info, &mut req).await {
        Ok(()) => Ok(next.call(req).await?.map_into_boxed_body()),
        // Made into an answer here: past this point nobody knows the request any more.
        Err(error) => Ok(req.error_response(error).map_into_boxed_body()),
    }
}

async fn check(info: &'static RouteInfo, req: &mut ServiceRequest) -> Result<(), WebError> {
    if info.framed {
        req.extensions_mut().insert(Framed);
    }
    let unsafe_method = !req.method().is_safe();
    if unsafe_method && !info.machine && !who::is_api(req.request()) && !from_here(req.request()) {
        return Err(WebError::StaleForm);
    }
    if info.deferred {
        who::caller(req.request()).await?;
    } else {
        admit(info.access, req.request()).await?;
    }
    if info.personal && who::known(req.request()).is_some_and(|who| who.key.is_some()) {
        return Err(WebError::forbidden("key_not_enough"));
    }
    if unsafe_method {
        let kind = req.content_type().to_ascii_lowercase();
        let (limit, time) = info.body_limit(&kind);
        if limit == FILES_BODY {
            // Whom the guard does not know shares one place.
            let who = who::identify(req.request()).await.ok();
            let user = who.and_then(|who| who.person.as_ref().map(|person| person.user));
            let room = State::of(req.request())?.uploads.room(user);
            let room = room.ok_or(WebError::Unavailable { retry_after: 5 })?;
            // Kept with the request, as long as its body is.
            req.extensions_mut().insert(room);
        }
        let body = read(req, limit, time).await?;
        req.extensions_mut().insert(Raw(body));
    }
    Ok(())
}

async fn admit(access: Access, req: &HttpRequest) -> Result<(), WebError> {
    if access == Access::Anyone {
        return Ok(());
    }
    let who = who::identify(req).await?;
    match access {
        Access::Anyone => Ok(()),
        Access::SignedIn => who.person().map(drop),
        Access::Buyer => who.buyer().map(drop),
        Access::Contractor => who.contractor().map(drop),
        Access::PartySeat => who.party_seat().map(drop),
        Access::Staff => who.staff().map(drop),
        Access::AnySeat => who.party_seat().map(drop).or_else(|_| who.staff().map(drop)),
    }
}

/// Whether the browser itself says that a form comes from a page of this site. Old browsers say
/// nothing; for them the form's token decides alone.
fn from_here(req: &HttpRequest) -> bool {
    let header = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("Sec-Fetch-Site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let origin = origin.parse::<Uri>().ok();
    origin.as_ref().and_then(Uri::authority).map(|authority| authority.as_str())
        == header(HOST.as_str())
}

async fn read(
    req: &mut ServiceRequest,
    limit: usize,
    time: Duration,
) -> Result<actix_web::web::Bytes, WebError> {
    let told = req.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if told.and_then(|told| told.parse::<usize>().ok()).is_some_and(|length| length > limit) {
        return Err(WebError::TooLarge);
    }
    let payload = req.extract::<Payload>().await.map_err(WebError::internal)?;
    match tokio::time::timeout(time, payload.to_bytes_limited(limit)).await {
        Ok(Ok(Ok(body))) => Ok(body),
        Ok(Ok(Err(_))) => Err(WebError::bad_request("malformed_body")),
        Ok(Err(_)) => Err(WebError::TooLarge),
        Err(_) => Err(WebError::bad_request("body_too_slow")),
    }
}
