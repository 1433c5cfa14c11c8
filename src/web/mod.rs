//! HTTP: one floor on top of the slices, mirroring their names.
//!
//! - [`routes`] is the only table of routes; it says who may call each, and [`guard`] sees to it
//!   before any handler runs.
//! - [`extract`] turns a request into seats, forms and bodies; a handler's signature authorises.
//! - [`error`] is the one error with two faces, a page and RFC 9457 JSON.
//! - `pages` and `api` hold the handlers; both call the same verbs.
//! - [`server`] puts it together: [`headers`], [`cookies`], [`health`], [`measure`].
//!
//! A request's way: [`server`] -> request log -> security headers -> cookies -> the error's face
//! -> [`guard`] -> extractors -> handler.

pub mod answer;
pub mod api;
pub mod assets;
pub mod attached;
pub mod charts;
#[cfg(test)]
mod contrast;
pub mod cookies;
pub mod door;
pub mod error;
pub mod extract;
pub mod flash;
pub mod form;
pub mod frame;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod guard;
pub mod hashing;
pub mod headers;
pub mod health;
pub mod imports;
pub mod machines;
pub mod measure;
pub mod nav;
pub mod noting;
pub mod page;
pub mod pages;
pub mod paying;
pub mod pdf;
pub mod people;
pub mod preferences;
pub mod press;
pub mod records;
pub mod refusal;
pub mod refused_lead;
pub mod request_log;
pub mod routes;
pub mod seals;
pub mod server;
pub mod state;
mod uploads;
pub mod whisker;

pub use answer::{render, render_refused, see_other, see_other_with_flash};
pub use error::WebError;
pub use extract::Path;
pub use state::State;
