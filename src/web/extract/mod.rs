//! What handlers take out of a request. A handler's signature says who may call it and with what;
//! an argument that cannot be had is an answer (401, 403, 404, 422) and the handler never runs.

mod body;
mod client;
mod files;
mod multipart;
mod once;
mod paged;
mod path;
mod posted;
mod seats;
mod visit;
pub mod who;

pub use body::{Body, OptionalBody, json, part};
pub use client::Client;
pub use files::{BodyFiles, PostedFiles};
pub use once::{Once, keyed};
pub use paged::{Paged, cursor};
pub use path::Path;
pub use posted::{Open, Posted};
pub use visit::{Visit, reader};

use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};

/// The body of a request, read by the guard before the handler's extractors, so that more than one
/// of them can look at it.
#[derive(Clone)]
pub(super) struct Raw(pub Bytes);

impl Raw {
    pub(super) fn of(req: &HttpRequest) -> Bytes {
        req.extensions().get::<Self>().map(|raw| raw.0.clone()).unwrap_or_default()
    }
}
