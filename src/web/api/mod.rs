//! The JSON API: what its handlers share. The handlers themselves are in [`v1`], by slice.
//!
//! - [`ok`], [`created`], [`list`] answer; [`Reply`] with [`State::once`](crate::web::State::once)
//!   answers a POST that may be repeated.
//! - [`problem`] is the shape of every error.
//! - [`openapi`] joins what the slices say about their routes.

mod documented;
mod once;
pub mod openapi;
pub mod problem;
mod reply;
pub mod v1;
mod written;

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

pub use reply::Reply;
pub use written::Written;

use crate::kernel::paging::{Key, Listing};
use crate::web::extract::cursor;

/// One page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct List<T> {
    pub items: Vec<T>,
    /// The cursor of the next page; null on the last one.
    pub next: Option<String>,
}

/// 200 with a page of a list.
pub fn list<T: Serialize, K: Key>(listing: Listing<T, K>) -> HttpResponse {
    ok(&List { items: listing.items, next: listing.next.map(cursor) })
}

/// 200 with a body.
pub fn ok(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().json(body)
}

/// 201 with a body.
pub fn created(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Created().json(body)
}

/// 204.
pub fn no_content() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
