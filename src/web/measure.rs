//! Measures for operators: requests by route and status, how long they took, the pool.
//!
//! Labels are routes as the table writes them, never addresses: ids and tokens stay out, and there
//! are as many series as there are routes.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

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
