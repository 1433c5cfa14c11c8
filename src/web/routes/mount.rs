//! Makes the server of the table.

use std::collections::BTreeMap;

use actix_web::guard::{Any, Get, Head};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Route};

use super::{RouteInfo, TABLE, handlers};
use crate::web::{WebError, guard};

/// Puts every route of the table into an app.
pub fn mount(app: &mut ServiceConfig) {
    // By path, so that a wrong method on a known path can say which are right. In order of the
    // alphabet a `{` comes after every letter: `/offers/new` is tried before `/offers/{id}`.
    let mut paths: BTreeMap<&'static str, Vec<(&'static RouteInfo, Route)>> = BTreeMap::new();
    for (info, route) in TABLE.iter().zip(handlers()) {
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
