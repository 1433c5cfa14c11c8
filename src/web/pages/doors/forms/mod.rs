//! `/f/{code}`: the hosted form, in a window of its own, in a frame, or in a call-back dialogue; the
//! contractor's page about it, and the buyer's look at it.
//!
//! These pages are for strangers: no frame of ours around them, no cookie, nobody's name looked up.

mod address;
pub mod preview;
pub mod script;
mod send;
mod show;
mod view;
pub mod way;

use actix_web::{HttpRequest, HttpResponse};

use crate::doors::forms::Variant;
use crate::web::extract::{Client, Open, Path};
use crate::web::{State, WebError};

/// `GET /f/{code}`
pub async fn hosted(
    state: State,
    req: HttpRequest,
    Path(code): Path<String>,
) -> Result<HttpResponse, WebError> {
    show::show(&state, &req, Variant::Hosted, code).await
}

/// `GET /f/{code}/embed`
pub async fn embedded(
    state: State,
    req: HttpRequest,
    Path(code): Path<String>,
) -> Result<HttpResponse, WebError> {
    show::show(&state, &req, Variant::Embedded, code).await
}

/// `GET /f/{code}/call-back`
pub async fn call_back(
    state: State,
    req: HttpRequest,
    Path(code): Path<String>,
) -> Result<HttpResponse, WebError> {
    show::show(&state, &req, Variant::CallBack, code).await
}

/// `POST /f/{code}`
pub async fn send_hosted(
    state: State,
    req: HttpRequest,
    client: Client,
    Path(code): Path<String>,
    Open(form): Open,
) -> Result<HttpResponse, WebError> {
    send::send(&state, &req, client, Variant::Hosted, code, form).await
}

/// `POST /f/{code}/embed`
pub async fn send_embedded(
    state: State,
    req: HttpRequest,
    client: Client,
    Path(code): Path<String>,
    Open(form): Open,
) -> Result<HttpResponse, WebError> {
    send::send(&state, &req, client, Variant::Embedded, code, form).await
}

/// `POST /f/{code}/call-back`
pub async fn send_call_back(
    state: State,
    req: HttpRequest,
    client: Client,
    Path(code): Path<String>,
    Open(form): Open,
) -> Result<HttpResponse, WebError> {
    send::send(&state, &req, client, Variant::CallBack, code, form).await
}
