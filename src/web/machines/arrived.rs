//! A request as the log keeps it.

use actix_web::HttpRequest;

use crate::doors::arrivals::Request;
use crate::web::extract::{Client, Raw};

/// The headers that prove who called.
const PROOFS: [&str; 7] = [
    "authorization",
    "x-api-key",
    "x-hub-signature-256",
    "x-secret",
    "x-signature",
    "x-timestamp",
    "x-twilio-signature",
];

/// What came, with its body as text.
pub fn arrived(req: &HttpRequest, client: Client) -> Request {
    let header = |name: &str| {
        let value = req.headers().get(name).and_then(|value| value.to_str().ok());
        value.map(|value| (name.to_owned(), value.to_owned()))
    };
    let kind = header("content-type").map(|(_, value)| value).unwrap_or_default();
    Request {
        ip: client.0.to_string(),
        method: req.method().to_string(),
        path: req.path().to_owned(),
        query: req.query_string().to_owned(),
        content_type: kind,
        headers: PROOFS.into_iter().filter_map(header).collect(),
        body: String::from_utf8_lossy(&Raw::of(req)).into_owned(),
    }
}
