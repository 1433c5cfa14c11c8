//! `Idempotency-Key`: do it once, however often it is asked.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use super::Raw;
use super::client::Client;
use super::visit::reader;
use super::who::known;
use crate::accounts::idempotency::Request;
use crate::i18n::Reader;
use crate::kernel::secret::digest;
use crate::web::{State, WebError};

const HEADER: &str = "Idempotency-Key";
const LONGEST: usize = 255;

/// A POST, with its key when it has one. Handed to [`State::once`].
#[derive(Debug, Clone)]
pub struct Once {
    /// Whose key it is and what it stands for; `None` without a key: then every call is done.
    pub request: Option<Request>,
    pub(in crate::web) reader: Reader,
}

impl FromRequest for Once {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(req))
    }
}

fn read(req: &HttpRequest) -> Result<Once, WebError> {
    // The guard has identified whoever must be known.
    let owner = known(req).and_then(|who| who.person.as_ref().map(|person| person.user.uuid()));
    let trusted = State::of(req)?.config.trust_proxy;
    let request = keyed(req, owner.unwrap_or_else(|| stranger(req, trusted)))?;
    Ok(Once { request, reader: reader(req) })
}

/// Strangers are told apart by where they come from, so that nobody's key is in anybody's way.
fn stranger(req: &HttpRequest, trusted: bool) -> Uuid {
    let address = Client::of(req, trusted).0.to_string();
    Uuid::from_slice(&digest(address.as_bytes())[..16]).unwrap_or_default()
}

/// The key a request bears, if it bears one.
pub fn keyed(req: &HttpRequest, owner: Uuid) -> Result<Option<Request>, WebError> {
    let Some(key) = req.headers().get(HEADER) else { return Ok(None) };
    let key = key.to_str().unwrap_or_default().trim();
    if key.is_empty() || key.len() > LONGEST {
        return Err(WebError::bad_request("bad_idempotency_key"));
    }
    let address = req.uri().path_and_query().map_or(req.path(), |address| address.as_str());
    let digest =
        State::of(req)?.seals.request_digest(req.method().as_str(), address, &Raw::of(req));
    Ok(Some(Request { owner, key: key.to_owned(), digest }))
}
