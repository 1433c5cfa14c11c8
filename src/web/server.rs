//! The server: every middleware and every route, in one place.

use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, Error, HttpResponse, HttpServer};
use tracing_actix_web::TracingLogger;

use super::error::face;
use super::request_log::RequestLog;
use super::{State, WebError, cookies, headers, measure, noting, routes};

/// How long requests in flight may take to finish once the server was told to stop, seconds.
const LAST_REQUESTS: u64 = 30;

/// One worker's app. The last middleware named is the first a request meets.
pub fn app(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(state)
        .configure(routes::mount)
        .default_service(web::to(|| async { Err::<HttpResponse, _>(WebError::NotFound) }))
        .wrap(from_fn(face::put_on))
        .wrap(from_fn(noting::note))
        .wrap(from_fn(cookies::set))
        .wrap(from_fn(headers::add))
        .wrap(from_fn(measure::request))
        .wrap(Compress::default())
        .wrap(TracingLogger::<RequestLog>::new())
}

/// Serves on a listener that is already bound. The caller awaits the server and stops it through
/// its handle; signals are the caller's business.
pub fn serve(state: State, listener: TcpListener, workers: usize) -> io::Result<Server> {
    let state = Data::new(state);
    let server = HttpServer::new(move || app(state.clone()))
        .workers(workers)
        .client_request_timeout(Duration::from_secs(10))
        .shutdown_timeout(LAST_REQUESTS)
        .disable_signals()
        .listen(listener)?;
    Ok(server.run())
}
