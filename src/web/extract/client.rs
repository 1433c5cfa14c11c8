//! The network address a request comes from: what tries to get in are counted by.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::web::{State, WebError};

/// Who is at the other end of the connection; behind a trusted proxy, at the proxy's other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl FromRequest for Client {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(State::of(req).map(|state| Self::of(req, state.config.trust_proxy)))
    }
}

impl Client {
    pub(super) fn of(req: &HttpRequest, trust_proxy: bool) -> Self {
        let forwarded = if trust_proxy { last_forwarded(req) } else { None };
        let peer = req.peer_addr().map(|peer| peer.ip());
        // A request without a peer comes from a test of one handler.
        Self(forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)))
    }
}

/// The address the proxy itself saw is the last one; whatever stands before it the client wrote.
fn last_forwarded(req: &HttpRequest) -> Option<IpAddr> {
    let header = req.headers().get_all("X-Forwarded-For").last()?.to_str().ok()?;
    header.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn believes_only_a_trusted_proxy_and_only_its_own_word() {
        let req = TestRequest::get()
            .peer_addr("192.0.2.1:1234".parse().unwrap())
            .insert_header(("X-Forwarded-For", "198.51.100.9, 203.0.113.7"))
            .to_http_request();
        assert_eq!(Client::of(&req, false).0.to_string(), "192.0.2.1");
        assert_eq!(Client::of(&req, true).0.to_string(), "203.0.113.7");
    }
}
