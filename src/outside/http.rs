//! The one way out over HTTP: to contractors' trackers and to the networks leads are fetched from.
//!
//! The addresses called come from users, so this is also the wall: only `http` and `https`, no
//! redirects, no addresses of this machine's own networks (unless the operator says so), a bounded
//! time and a bounded answer. Names are resolved once and the addresses checked where they are used, so a
//! name cannot point elsewhere between check and call.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use tokio::runtime::{Builder, Runtime};
use url::{Host, Url};

/// How long a whole call may take when nobody says otherwise.
pub const USUAL_TIME: Duration = Duration::from_secs(10);
/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(5);
/// The most of an answer that is read, bytes.
pub const MAX_ANSWER: usize = 1024 * 1024;
const AGENT: &str = concat!("lead-exchange/", env!("CARGO_PKG_VERSION"));

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

/// What the other side said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// The beginning of its body; bytes that are no text are replaced.
    pub body: String,
}

impl Answer {
    /// Whether it was a yes.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The address is none that may be called: it never will be.
    #[error("the address may not be called")]
    Forbidden,
    /// Nobody answered, or not in time.
    #[error("{0}")]
    Unreachable(String),
}

/// A way out. Blocks: for the jobs' own threads, outside of transactions.
pub trait Http: Send + Sync {
    fn send(&self, request: &Request) -> Result<Answer, NoAnswer>;
}

/// The real one: rustls with ring and Mozilla's roots. Built at its first call, since most processes
/// make none.
pub struct Https {
    private: bool,
    built: OnceLock<Option<Built>>,
}

struct Built {
    client: reqwest::Client,
    runtime: Option<Runtime>,
}

impl fmt::Debug for Https {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Https").field("private", &self.private).finish_non_exhaustive()
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        // A runtime must not wait for its threads where others wait for theirs.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Https {
    /// `private`: whether addresses of private networks may be called too.
    pub fn new(private: bool) -> Self {
        Self { private, built: OnceLock::new() }
    }

    fn built(&self) -> Option<&Built> {
        let build = || {
            Built::new(self.private)
                .inspect_err(|error| tracing::error!(%error, "no call can leave this process"))
                .ok()
        };
        self.built.get_or_init(build).as_ref()
    }
}

/// Names the process's cryptography, which every client of the library asks for, even one that will
/// only speak plain HTTP to this machine. Once is enough; again does nothing.
pub fn provide_cryptography() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

impl Built {
    fn new(private: bool) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(Walled { private }))
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECTING)
            .user_agent(AGENT)
            .build()?;
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Self { client, runtime: Some(runtime) })
    }
}

impl Http for Https {
    fn send(&self, request: &Request) -> Result<Answer, NoAnswer> {
        let url = allowed(&request.url, self.private)?;
        let Some(Built { client, runtime: Some(runtime) }) = self.built() else {
            return Err(NoAnswer::Unreachable("no call can leave this process".to_owned()));
        };
        let call = if request.method == "POST" { client.post(url) } else { client.get(url) };
        let headers = request.headers.iter();
        let mut call = headers
            .fold(call.timeout(request.time), |call, (name, value)| call.header(name, value));
        if let Some((media, body)) = &request.body {
            call = call.header(reqwest::header::CONTENT_TYPE, media).body(body.clone());
        }
        // On a thread of its own: whoever calls may itself be driven by a runtime, which must not wait.
        let told = std::thread::scope(|scope| {
            scope
                .spawn(|| {
                    runtime.block_on(async {
                        let mut answer = call.send().await.map_err(unreachable)?;
                        let mut body = Vec::new();
                        while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
                            body.extend(chunk.iter().take(MAX_ANSWER - body.len()));
                            if body.len() >= MAX_ANSWER {
                                break;
                            }
                        }
                        let body = String::from_utf8_lossy(&body).into_owned();
                        Ok(Answer { status: answer.status().as_u16(), body })
                    })
                })
                .join()
        });
        told.unwrap_or_else(|_| Err(NoAnswer::Unreachable("the call broke off".to_owned())))
    }
}

/// Without the address: it may hold a secret, and whoever reads this knows it.
fn unreachable(error: reqwest::Error) -> NoAnswer {
    let error = error.without_url();
    if error.is_timeout() {
        return NoAnswer::Unreachable("no answer in time".to_owned());
    }
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        words = inner.to_string();
        if inner.is::<PrivateAddress>() {
            return NoAnswer::Forbidden;
        }
        cause = inner.source();
    }
    NoAnswer::Unreachable(words)
}

/// An address that may be called as far as its text says; names are looked at when they are resolved.
fn allowed(address: &str, private: bool) -> Result<Url, NoAnswer> {
    let url = Url::parse(address).map_err(|_| NoAnswer::Forbidden)?;
    let fits = matches!(url.scheme(), "http" | "https");
    let public = match url.host() {
        Some(Host::Ipv4(ip)) => private || is_public(ip.into()),
        Some(Host::Ipv6(ip)) => private || is_public(ip.into()),
        Some(Host::Domain(_)) => true,
        None => false,
    };
    if fits && public { Ok(url) } else { Err(NoAnswer::Forbidden) }
}

/// A name led only to addresses that may not be called.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to a private address")]
struct PrivateAddress;

/// The system's own look-up, without the addresses that may not be called.
struct Walled {
    private: bool,
}

impl Resolve for Walled {
    fn resolve(&self, name: Name) -> Resolving {
        let private = self.private;
        Box::pin(async move {
            let found: Vec<SocketAddr> =
                tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let open: Vec<SocketAddr> =
                found.into_iter().filter(|found| private || is_public(found.ip())).collect();
            if open.is_empty() {
                return Err(PrivateAddress.into());
            }
            let open: Addrs = Box::new(open.into_iter());
            Ok(open)
        })
    }
}

/// Whether an address is on the open internet (the special-purpose registries of RFC 6890).
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (18..20).contains(&b))
        || (a == 192 && b == 0 && c == 0))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // Of all v6 space only 2000::/3 is the open internet; the rest of it that is not is named.
    let global = first & 0xe000 == 0x2000;
    let documentation = first == 0x2001 && second == 0x0db8;
    // Both carry a v4 address inside, which may be anything.
    let teredo = first == 0x2001 && second == 0;
    let sixto4 = first == 0x2002;
    global && !documentation && !teredo && !sixto4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_networks_are_not_called() {
        for address in [
            "http://127.0.0.1/",
            "http://10.1.2.3/",
            "http://192.168.0.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
            "http://[2002:7f00:1::]/",
            "ftp://example.com/",
            "file:///etc/passwd",
            "not an address",
        ] {
            assert_eq!(allowed(address, false), Err(NoAnswer::Forbidden), "{address}");
        }
        assert!(allowed("http://93.184.216.34/", false).is_ok());
        assert!(allowed("https://tracker.example/?a=b", false).is_ok());
        assert!(allowed("http://127.0.0.1:9/", true).is_ok());
    }

    #[test]
    fn a_name_of_this_machine_is_refused_where_it_is_resolved() {
        let refused = Https::new(false).send(&Request::get("http://localhost:9/"));
        assert_eq!(refused, Err(NoAnswer::Forbidden));
    }
}
