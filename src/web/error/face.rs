//! The two faces of an error, put on at the edge where the request's door and language are known.
//!
//! Whatever went wrong inside, a handler, an extractor, the guard or actix itself, arrives here as
//! a bare status; a page gets a page, a program gets a problem.

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ALLOW, CONTENT_TYPE, ContentType, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER,
    WWW_AUTHENTICATE,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use askama::Template;
use tracing_actix_web::RequestId;

use super::{WebError, words};
use crate::i18n::Text;
use crate::web::answer::query_value;
use crate::web::api::problem::{self, Problem};
use crate::web::extract::{Visit, reader, who};
use crate::web::page::Page;
use crate::web::routes::TABLE;

/// Gives every error a face.
pub async fn put_on(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let res = next.call(req).await?.map_into_boxed_body();
    let status = res.status();
    if !status.is_client_error() && !status.is_server_error() {
        return Ok(res);
    }
    let ours = res.response().error().and_then(|error| error.as_error::<WebError>());
    let faceless = res.response().error().is_some()
        || matches!(res.response().body().size(), BodySize::None | BodySize::Sized(0));
    let response = match ours {
        Some(error) => face(res.request(), error),
        None if faceless => face(res.request(), &from_status(status)),
        None => return Ok(res),
    };
    Ok(res.into_response(response))
}

/// What a bare status of actix's own means.
fn from_status(status: StatusCode) -> WebError {
    match status {
        StatusCode::NOT_FOUND => WebError::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => WebError::unsupported_media_type(),
        status if status.is_client_error() => {
            WebError::Problem { status, code: "bad_request", args: Vec::new() }
        }
        status => WebError::internal(format!("an answer with status {status}")),
    }
}

fn face(req: &HttpRequest, error: &WebError) -> HttpResponse {
    let request_id = req.extensions().get::<RequestId>().map(ToString::to_string);
    if let WebError::Internal(cause) = error {
        tracing::error!(cause, "a request failed");
    }
    let mut response = if who::is_api(req) || is_machine(req) {
        as_problem(req, error, request_id)
    } else if matches!(error, WebError::SignInNeeded) {
        to_sign_in(req)
    } else {
        as_page(req, error, request_id)
    };
    add_headers(response.headers_mut(), error);
    response
}

/// Whether other people's machines call this address: they read no pages.
fn is_machine(req: &HttpRequest) -> bool {
    let pattern = req.match_pattern();
    TABLE.iter().any(|info| info.machine && pattern.as_deref() == Some(info.path))
}

fn as_problem(req: &HttpRequest, error: &WebError, request_id: Option<String>) -> HttpResponse {
    let mut body = Problem::new(error, &reader(req));
    body.instance = request_id.map(|id| format!("urn:uuid:{id}"));
    let mut response = HttpResponse::build(error.status_code()).json(&body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(problem::CONTENT));
    response
}

/// To the sign-in, and back here after it when here is a page that can be read.
fn to_sign_in(req: &HttpRequest) -> HttpResponse {
    let here = req.uri().path_and_query().map_or("/", |address| address.as_str());
    let address = if matches!(*req.method(), Method::GET | Method::HEAD) {
        format!("/sign-in?next={}", query_value(here))
    } else {
        "/sign-in".to_owned()
    };
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}

#[derive(Template)]
#[template(path = "errors/problem.html")]
struct ProblemPage {
    page: Page,
    title: Text,
    detail: Text,
    faults: Vec<String>,
    /// The number under which the log tells more; only for faults of ours.
    request_id: Option<String>,
}

fn as_page(req: &HttpRequest, error: &WebError, request_id: Option<String>) -> HttpResponse {
    let status = error.status_code();
    // Whoever was found signed in on the way here; an error page looks nobody up.
    let who = who::known(req).map(|who| (*who).clone()).unwrap_or_default();
    let page = match Visit::of(req, &who) {
        Ok(visit) => visit.public_page(),
        Err(_) => return HttpResponse::new(status),
    };
    let faults = match error {
        WebError::Invalid(faults) => faults
            .0
            .iter()
            .map(|fault| format!("{}: {}", fault.field, page.reader.fault(fault)))
            .collect(),
        _ => Vec::new(),
    };
    let template = ProblemPage {
        title: words::title(&page.reader, status),
        detail: words::detail(&page.reader, error),
        faults,
        request_id: request_id.filter(|_| status.is_server_error()),
        page,
    };
    match template.render() {
        Ok(html) => HttpResponse::build(status).content_type(ContentType::html()).body(html),
        Err(_) => HttpResponse::new(status),
    }
}

fn add_headers(headers: &mut HeaderMap, error: &WebError) {
    match error {
        WebError::SignInNeeded if headers.get(LOCATION).is_none() => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        WebError::Unavailable { retry_after } | WebError::TooMany { retry_after } => {
            headers.insert(RETRY_AFTER, HeaderValue::from(*retry_after));
        }
        WebError::Problem { status: StatusCode::SERVICE_UNAVAILABLE, .. } => {
            headers.insert(RETRY_AFTER, HeaderValue::from(1));
        }
        WebError::MethodNotAllowed { allow } => {
            if let Ok(allow) = HeaderValue::from_str(allow) {
                headers.insert(ALLOW, allow);
            }
        }
        _ => {}
    }
}
