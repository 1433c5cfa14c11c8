//! Notes the requests programs send leads with, and their answers, for those who write the programs
//! (see `leads::requests`).
//!
//! Only where the guard let a caller through to a route marked `deferred`: those are the ways leads
//! come in by. A 401 is not noted, because whoever sent it is not known to be who they say.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage, HttpRequest};

use super::State;
use super::extract::Raw;
use super::extract::who::Caller;
use crate::kernel::ids::EngagementId;
use crate::leads::requests::{Noted, Seen, Upshot};

/// What a handler knows of a request that its body and answer may be too long to tell again.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What all of it was for.
    pub engagement: Option<EngagementId>,
    pub told: Option<Upshot>,
}

/// Hands a request and its answer to the log, if they are to be noted.
pub async fn note(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let res = next.call(req).await?.map_into_boxed_body();
    let caller = res.request().extensions().get::<std::rc::Rc<Caller>>().cloned();
    let Some(caller) = caller.filter(|_| res.status() != StatusCode::UNAUTHORIZED) else {
        return Ok(res);
    };
    let state = State::of(res.request())?.clone();
    let at = state.db.clock().now();
    let sender = caller.party.map_or(caller.user.uuid(), |party| party.uuid());
    if !state.requests.wants(sender, at) {
        return Ok(res);
    }
    let (req, res) = res.into_parts();
    let (head, body) = res.into_parts();
    // An answer of ours is one piece; a stream would not be noted.
    let (answer, body) = match body.try_into_bytes() {
        Ok(bytes) => (bytes.clone(), BoxBody::new(bytes)),
        Err(body) => (Bytes::new(), body),
    };
    let raw = req.extensions().get::<Raw>().map(|raw| raw.0.clone()).unwrap_or_default();
    let about = req.extensions().get::<About>().cloned().unwrap_or_default();
    state.requests.note(Noted {
        user: caller.user,
        party: caller.party,
        key: caller.key.clone(),
        idempotency_key: header(&req, "Idempotency-Key"),
        engagement: about.engagement,
        at,
        method: req.method().to_string(),
        path: req.path().to_owned(),
        status: head.status().as_u16(),
        request: Seen::of(&raw),
        answer: Seen::of(&answer),
        told: about.told,
    });
    Ok(ServiceResponse::new(req, head.set_body(body)))
}

fn header(req: &HttpRequest, name: &str) -> Option<String> {
    Some(req.headers().get(name)?.to_str().ok()?.to_owned())
}
