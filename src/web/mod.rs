//! HTTP: one floor on top of the slices, mirroring their names.
//!
//! - [`routes`] is the only table of routes; it says who may call each.
//! - [`extract`] turns a request into seats, forms and bodies; a handler's signature authorises.
//! - [`error`] is the one error with two faces, a page and RFC 9457 JSON.
//! - `pages` and `api` hold the handlers; both call the same verbs.

pub mod api;
pub mod error;
pub mod extract;
pub mod pages;
pub mod routes;
pub mod state;

pub use error::WebError;
pub use state::State;
