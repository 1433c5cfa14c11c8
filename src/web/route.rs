//! What a line of the table of routes says, and how a server is made of the table.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Route};

use super::{WebError, guard};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    /// Whoever is signed in, even without a seat.
    SignedIn,
    Buyer,
    Contractor,
    /// A buyer or a contractor.
    PartySeat,
    Staff,
    /// A buyer, a contractor or staff.
    AnySeat,
}

/// One line of the table.
#[derive(Debug)]
pub struct RouteInfo {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// Whether the body may be large: a batch.
    pub large: bool,
    /// Whether files may come with it, as `multipart/form-data`.
    pub files: bool,
    /// Whether the door looks at the token alone and the work itself checks its user, many callers
    /// at a time.
    pub deferred: bool,
    /// Whether machines of other people call it, with proof of their own: no page of ours, no form
    /// token.
    pub machine: bool,
}

/// The largest form a page may send, bytes.
pub const PAGE_BODY: usize = 256 * 1024;
/// The largest JSON body, bytes.
pub const JSON_BODY: usize = 1024 * 1024;
/// The largest batch, bytes.
pub const LARGE_BODY: usize = 4 * 1024 * 1024;
/// The largest body with files, bytes: five of 5 MiB, the words beside them and what is between.
pub const FILES_BODY: usize = 27 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// The same with files: 27 MiB over a telephone at 1.5 Mbit/s.
const FILES_TIME: Duration = Duration::from_secs(150);

impl RouteInfo {
    /// Whether it is part of the JSON API.
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// How large a body of a media type may be, bytes, and how long it may take to arrive. Where
    /// files may come, words alone still have the limit of words.
    pub fn body_limit(&self, kind: &str) -> (usize, Duration) {
        match (self.large, self.files && kind == "multipart/form-data", self.is_api()) {
            (_, true, _) => (FILES_BODY, FILES_TIME),
            (true, false, _) => (LARGE_BODY, BODY_TIME),
            (false, false, true) => (JSON_BODY, BODY_TIME),
            (false, false, false) => (PAGE_BODY, BODY_TIME),
        }
    }
}

/// Puts every route of the table into an app.
pub fn mount(app: &mut ServiceConfig, table: &'static [RouteInfo], handlers: Vec<Route>) {
    // By path, so that a wrong method on a known path can say which are right. In order of the
    // alphabet a `{` comes after every letter: `/offers/new` is tried before `/offers/{id}`.
    let mut paths: BTreeMap<&'static str, Vec<(&'static RouteInfo, Route)>> = BTreeMap::new();
    for (info, route) in table.iter().zip(handlers) {
        paths.entry(info.path).or_default().push((info, route));
    }
    for (path, routes) in paths {
        let mut allow: Vec<&str> = routes.iter().map(|(info, _)| info.method.as_str()).collect();
        if allow.contains(&"GET") {
            allow.push("HEAD");
        }
        let allow = allow.join(", ");
        let mut resource = web::resource(path);
        for (info, route) in routes {
            let guarded = from_fn(move |req, next| guard::keep(info, req, next));
            let route = match info.method {
                // What can be read can be asked about: the server leaves the body out itself.
                Method::GET => route.guard(Any(Get()).or(Head())),
                _ => route.method(info.method.clone()),
            };
            resource = resource.route(route.wrap(guarded));
        }
        app.service(resource.default_service(web::to(move || {
            let allow = allow.clone();
            async move { Err::<HttpResponse, _>(WebError::MethodNotAllowed { allow }) }
        })));
    }
}
