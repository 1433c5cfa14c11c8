//! Calling other people's servers: the one way out for whatever speaks HTTP.
//!
//! [`Http`] is what the jobs know. [`Https`] is the real one: rustls with ring and Mozilla's roots, no
//! redirects followed, a bounded time and a bounded answer. It is built once, when the first request
//! leaves, and works on a thread of its own, so that whoever asks may simply wait.

use std::fmt;
use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

use tokio::runtime::Runtime;

/// How long a whole exchange may take when nobody says otherwise.
pub const USUAL_TIME: Duration = Duration::from_secs(15);
/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(5);
/// The most of an answer that is read, bytes.
pub const MAX_ANSWER: usize = 1024 * 1024;

/// What is asked.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    pub url: String,
    pub headers: Vec<(String, String)>,
    /// Its media type and the body.
    pub body: Option<(String, Vec<u8>)>,
    pub time: Duration,
}

impl Request {
    pub fn get(url: impl Into<String>) -> Self {
        Self { method: "GET", url: url.into(), headers: Vec::new(), body: None, time: USUAL_TIME }
    }
}

impl fmt::Debug for Request {
    /// Without the query and the rest: they hold keys and people's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.split('?').next().unwrap_or_default())
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// As text; bytes that are none are replaced. Cut at [`MAX_ANSWER`].
    pub body: String,
}

/// Nobody answered: no such address, no connection, too slow. In words without the query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoAnswer(pub String);

/// A way out. Blocks; called from the jobs' own threads, outside of transactions.
pub trait Http: Send + Sync {
    fn send(&self, request: &Request) -> Result<Answer, NoAnswer>;
}

/// The real way out.
#[derive(Default)]
pub struct Https(OnceLock<Result<Works, NoAnswer>>);

struct Works {
    client: reqwest::Client,
    /// Taken out when it ends: a runtime may not simply be dropped by one of another's threads.
    runtime: Option<Runtime>,
}

impl Drop for Works {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The way out the program uses.
pub fn real() -> Arc<dyn Http> {
    Arc::new(Https::default())
}

impl Works {
    fn new() -> Result<Self, NoAnswer> {
        let no = |error: &dyn fmt::Display| NoAnswer(format!("no HTTP client: {error}"));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let roots: rustls::RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| no(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECTING)
            .user_agent("lead-exchange")
            .build()
            .map_err(|error| no(&error))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("way-out")
            .enable_all()
            .build()
            .map_err(|error| no(&error))?;
        Ok(Self { client, runtime: Some(runtime) })
    }
}

impl Http for Https {
    fn send(&self, request: &Request) -> Result<Answer, NoAnswer> {
        let works = self.0.get_or_init(Works::new).as_ref().map_err(Clone::clone)?;
        let runtime = works.runtime.as_ref().ok_or_else(|| NoAnswer("closing".to_owned()))?;
        let (tell, told) = mpsc::channel();
        let (client, request) = (works.client.clone(), request.clone());
        runtime.spawn(async move {
            // Whoever asked and went away does not want to know.
            let _ = tell.send(exchange(client, request).await);
        });
        told.recv().unwrap_or_else(|_| Err(NoAnswer("the request was broken off".to_owned())))
    }
}

async fn exchange(client: reqwest::Client, request: Request) -> Result<Answer, NoAnswer> {
    let method =
        if request.method == "POST" { reqwest::Method::POST } else { reqwest::Method::GET };
    let mut asked = client.request(method, &request.url).timeout(request.time);
    for (name, value) in &request.headers {
        asked = asked.header(name, value);
    }
    if let Some((kind, body)) = request.body {
        asked = asked.header("Content-Type", kind).body(body);
    }
    let mut answer = asked.send().await.map_err(|error| why(&error))?;
    let status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(|error| why(&error))? {
        let room = MAX_ANSWER.saturating_sub(body.len());
        body.extend_from_slice(piece.get(..room).unwrap_or(&piece));
        if body.len() >= MAX_ANSWER {
            break;
        }
    }
    Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned() })
}

/// An error in words, without the address, whose query holds keys.
fn why(error: &reqwest::Error) -> NoAnswer {
    let kind = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the answer broke off"
    };
    let mut cause = std::error::Error::source(error);
    let mut innermost = None;
    while let Some(inner) = cause {
        innermost = Some(inner.to_string());
        cause = inner.source();
    }
    NoAnswer(innermost.map_or_else(|| kind.to_owned(), |inner| format!("{kind}: {inner}")))
}
