//! `/in/{receiver}`: leads that networks and site builders send by themselves.

use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::answer::answer;
use super::arrived::arrived;
use crate::accounts::ContractorSeat;
use crate::doors::arrivals::{Made, Outcome, Request};
use crate::doors::receivers::{By, ReceiverKind, Step, finish, greet, receive, trial};
use crate::i18n::Reader;
use crate::kernel::ids::ReceiverId;
use crate::leads::queue::Lost;
use crate::web::extract::{Client, Path};
use crate::web::{State, WebError};

/// Takes a request through: proved and read in one transaction, its lead through the intake queue, the
/// log written in another.
pub async fn process(
    state: &State,
    id: ReceiverId,
    request: Request,
    by: By,
) -> Result<(ReceiverKind, Made), WebError> {
    let vault = state.vault.clone();
    let step = state.run(move |tx| receive(tx, &vault, id, &request, by)).await?;
    let incoming = match step {
        Step::Done(kind, made) => return Ok((kind, made)),
        Step::Lead(incoming) => incoming,
    };
    let kind = incoming.kind;
    let answered = match state.intake.submit(vec![incoming.submission.clone()]).await {
        Ok(answers) => answers.into_iter().next().unwrap_or(Err(Lost::Unknown)),
        // A full queue took nothing: the same as nobody there.
        Err(_) => Err(Lost::Unknown),
    };
    let vault = state.vault.clone();
    let made = state.run(move |tx| finish(tx, &vault, &incoming, &answered)).await?;
    Ok((kind, made))
}

/// Sends a trial the whole way: its requests one after the other, as long as each is as it should be.
pub async fn try_out(
    state: &State,
    seat: ContractorSeat,
    id: ReceiverId,
) -> Result<Made, WebError> {
    let vault = state.vault.clone();
    let sent = state.run(move |tx| trial(tx, &vault, seat, id)).await?;
    let mut last = Made::nothing(Outcome::Failed, "internal", 500);
    for request in sent.requests {
        last = process(state, id, request, By::Trial).await?.1;
        if last.outcome != Outcome::Noted {
            break;
        }
    }
    Ok(last)
}

/// What a network is told. Google wants an empty object for a yes.
fn told(reader: &Reader, kind: ReceiverKind, made: Made) -> HttpResponse {
    if kind == ReceiverKind::GoogleAds && made.status == 200 {
        return HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({}));
    }
    answer(reader, made)
}

/// A lead, by POST.
pub async fn sent(
    req: HttpRequest,
    state: State,
    client: Client,
    reader: Reader,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    let (kind, made) = process(&state, id, arrived(&req, client), By::Network).await?;
    Ok(told(&reader, kind, made))
}

/// Meta's greeting, or a lead in the query for a receiver that takes one so.
pub async fn asked(
    req: HttpRequest,
    state: State,
    client: Client,
    reader: Reader,
    Path(id): Path<ReceiverId>,
) -> Result<HttpResponse, WebError> {
    if req.method() == Method::HEAD {
        // Whoever only looks whether somebody is there brings no lead.
        return Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).finish());
    }
    let request = arrived(&req, client);
    if !request.query.contains("hub.") {
        let (kind, made) = process(&state, id, request, By::Network).await?;
        return Ok(told(&reader, kind, made));
    }
    let vault = state.vault.clone();
    let words = state.run(move |tx| greet(tx, &vault, id, &request)).await?;
    match words {
        Some(words) => Ok(HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .content_type("text/plain; charset=utf-8")
            .body(words)),
        None => Ok(answer(&reader, Made::nothing(Outcome::Forbidden, "secret", 403))),
    }
}
