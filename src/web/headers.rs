//! Headers every answer carries.

use actix_web::Error;
use actix_web::HttpMessage as _;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;

use super::State;
use super::extract::who;
use super::guard::Framed;

/// Nothing but our own files runs, styles or is sent anywhere; no script or style in the page.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// The same for what any site may frame. Nothing else is allowed more: such a page knows no cookie and
/// shows nothing of anybody's, so there is nothing to press by mistake.
pub const FRAMED_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors *; base-uri 'none'";

const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), \
    payment=(), usb=()";

/// Adds them to an answer.
pub async fn add(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut res = next.call(req).await?.map_into_boxed_body();
    let req = res.request();
    let https = State::of(req).is_ok_and(|state| state.config.https());
    // What belongs to one person is kept nowhere. A public page has a visitor's own form token in
    // it, so nobody but their browser may keep it, and asks before showing it again.
    let personal = who::is_api(req) || who::known(req).is_some_and(|who| who.person.is_some());
    let cache = if personal { "no-store" } else { "private, no-cache" };
    let framed = req.extensions().contains::<Framed>();
    let headers = res.headers_mut();
    // A handler that says its own says a stricter one: a file somebody sent in may do even less.
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        let policy = if framed { FRAMED_POLICY } else { POLICY };
        set(headers, CONTENT_SECURITY_POLICY, policy);
    }
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    if !framed {
        set(headers, X_FRAME_OPTIONS, "DENY");
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    }
    set(headers, REFERRER_POLICY, "same-origin");
    set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if https {
        set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if !headers.contains_key(CACHE_CONTROL) {
        set(headers, CACHE_CONTROL, cache);
    }
    Ok(res)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
