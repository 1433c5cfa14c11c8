//! Measures for operators: requests by route and status, how long they took, the pool.
//!
//! Labels are routes as the table writes them, never addresses: ids and tokens stay out, and there
//! are as many series as there are routes.

use std::io;
use std::net::TcpListener;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{App, Error, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder};

use super::State;

/// Upper bounds of the steps that sizes of batches are sorted into.
const SIZES: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 1_000.0];
/// Upper bounds of the steps that times are sorted into, seconds.
const SECONDS: [f64; 10] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Why measures cannot be kept or shown.
#[derive(Debug, thiserror::Error)]
pub enum MeasureError {
    #[error("measures cannot be kept: {0}")]
    Keep(#[from] BuildError),
    #[error("measures cannot be served: {0}")]
    Serve(#[from] io::Error),
}

/// Begins to keep measures for this process and serves `/metrics` in Prometheus' text form, on a
/// listener of its own: measures are for whoever operates the exchange and not for the public
/// address. Until then they cost nothing and are kept nowhere.
pub fn serve(state: State, listener: TcpListener) -> Result<Server, MeasureError> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_size".to_owned()), &SIZES)?
        .install_recorder()?;
    let server = HttpServer::new(move || {
        let (state, handle) = (state.clone(), handle.clone());
        App::new().route(
            "/metrics",
            web::get().to(move || {
                look(&state);
                handle.run_upkeep();
                let text = handle.render();
                async move { HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text) }
            }),
        )
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}

/// What is not counted as it happens but looked at when asked.
fn look(state: &State) {
    let set = |name: &'static str, value: usize| {
        metrics::gauge!(name).set(f64::from(u32::try_from(value).unwrap_or(u32::MAX)));
    };
    let (open, idle) = state.db.connections();
    set("intake_queue_depth", state.intake.depth());
    set("database_connections", open);
    set("database_connections_idle", idle);
}

/// Counts a request and measures how long it took.
pub async fn request(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let start = Instant::now();
    let method = req.method().to_string();
    let res = next.call(req).await?;
    let route = res.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let status = res.status().as_u16().to_string();
    metrics::histogram!("http_request_seconds", "method" => method.clone(), "route" => route.clone())
        .record(start.elapsed().as_secs_f64());
    metrics::counter!("http_requests_total", "method" => method, "route" => route, "status" => status)
        .increment(1);
    Ok(res)
}
