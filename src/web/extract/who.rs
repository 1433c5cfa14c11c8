//! Who is asking: the person behind the session's cookie, or under `/api/` behind the bearer token,
//! which is an access token or an API key.
//!
//! Looked up at most once per request and kept in the request's extensions. Read afresh for every
//! request, so that signing out, a reset or a suspension takes effect at once.

use std::rc::Rc;

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpMessage, HttpRequest};

use crate::accounts::key::{self, Holder};
use crate::accounts::token::{self, Claims};
use crate::accounts::{Person, session};
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::secret::Token;
use crate::web::{State, WebError, cookies};

/// The header in which a program says which of its user's parties it acts for.
pub const PARTY_HEADER: &str = "X-Party";

/// Who is asking, and for which of their parties.
#[derive(Debug, Clone, Default)]
pub struct Who {
    pub person: Option<Person>,
    /// The party they wish to act for, when they have several.
    pub wish: Option<PartyId>,
    /// The last characters of the API key they came with: it may do less than its user, and for one
    /// party only.
    pub key: Option<String>,
}

/// Who says they call, as far as it can be told without a transaction a call: of an access token its
/// claims, of a key its holder.
#[derive(Debug, Clone)]
pub struct Caller {
    pub user: UserId,
    pub epoch: i32,
    /// The party of a key; a token leaves it open.
    pub party: Option<PartyId>,
    /// The last characters of a key.
    pub key: Option<String>,
}

/// Whether a request came through the API's door.
pub fn is_api(req: &HttpRequest) -> bool {
    req.path().starts_with("/api/")
}

/// Who is asking, if it was looked up already.
pub fn known(req: &HttpRequest) -> Option<Rc<Who>> {
    req.extensions().get::<Rc<Who>>().cloned()
}

/// Who is asking.
pub async fn identify(req: &HttpRequest) -> Result<Rc<Who>, WebError> {
    if let Some(who) = known(req) {
        return Ok(who);
    }
    let state = State::of(req)?.clone();
    if is_api(req)
        && let Some(text) = bearer(req).filter(|text| key::is_key(text))
    {
        let who = Rc::new(by_key(&state, text, named(req)?).await?);
        req.extensions_mut().insert(Rc::clone(&who));
        return Ok(who);
    }
    let person = if is_api(req) {
        match bearer(req) {
            Some(token) => by_bearer(&state, token).await?,
            None => None,
        }
    } else {
        match state.guarded_value(req, cookies::SESSION) {
            Some(token) => by_session(&state, token).await?,
            None => None,
        }
    };
    let wish = if is_api(req) { named(req)? } else { chosen(req, person.as_ref()) };
    let who = Rc::new(Who { wish, person, key: None });
    req.extensions_mut().insert(Rc::clone(&who));
    Ok(who)
}

fn bearer(req: &HttpRequest) -> Option<&str> {
    let value = req.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The party a program names; one it does not have is refused later.
fn named(req: &HttpRequest) -> Result<Option<PartyId>, WebError> {
    let Some(value) = req.headers().get(PARTY_HEADER) else { return Ok(None) };
    let party = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    party.map(Some).ok_or_else(|| WebError::bad_request("bad_party"))
}

/// The party a browser chose last. An old cookie is not the person's fault and is ignored.
fn chosen(req: &HttpRequest, person: Option<&Person>) -> Option<PartyId> {
    let party = req.cookie(cookies::PARTY)?.value().parse().ok()?;
    person.is_some_and(|person| person.belongs_to(party)).then_some(party)
}

async fn by_session(state: &State, token: String) -> Result<Option<Person>, WebError> {
    state.run(move |tx| session::find(tx, &Token::from_text(token))).await
}

/// Who calls, for work that checks the user itself, many callers at a time: of a token the signature
/// and age are checked and nobody is looked up; a key is looked up together with all that wait.
pub async fn caller(req: &HttpRequest) -> Result<Rc<Caller>, WebError> {
    if let Some(caller) = req.extensions().get::<Rc<Caller>>().cloned() {
        return Ok(caller);
    }
    let text = bearer(req).ok_or(WebError::SignInNeeded)?;
    let caller = if key::is_key(text) {
        let who = identify(req).await?;
        let person = who.person()?;
        Caller { user: person.user, epoch: person.epoch, party: who.wish, key: who.key.clone() }
    } else {
        let claims = verified(State::of(req)?, text).ok_or(WebError::SignInNeeded)?;
        Caller { user: claims.sub, epoch: claims.epoch, party: None, key: None }
    };
    let caller = Rc::new(caller);
    req.extensions_mut().insert(Rc::clone(&caller));
    Ok(caller)
}

/// The holder of a key. It acts for its own party and no other, whatever else its user may do.
async fn by_key(state: &State, text: &str, wish: Option<PartyId>) -> Result<Who, WebError> {
    let Some(holder) = state.holders.find(key::hash(text)).await? else {
        return Ok(Who::default());
    };
    let Holder { ending, party, person, .. } = holder;
    if wish.is_some_and(|wish| wish != party) {
        return Err(WebError::forbidden("key_of_another_party"));
    }
    Ok(Who { person: Some(person), wish: Some(party), key: Some(ending) })
}

/// Whether the bearer token of a call was made for a password shown within the last minutes. An API key
/// never was.
pub fn shown_lately(req: &HttpRequest) -> Result<bool, WebError> {
    let state = State::of(req)?;
    let claims =
        bearer(req).filter(|text| !key::is_key(text)).and_then(|text| verified(state, text));
    Ok(claims.is_some_and(|claims| claims.is_fresh(state.db.clock().now())))
}

fn verified(state: &State, token: &str) -> Option<Claims> {
    token::verify(&state.token_keys, token, state.db.clock().now())
}

async fn by_bearer(state: &State, token: &str) -> Result<Option<Person>, WebError> {
    // A forged or stale token is found out without asking the database.
    let Some(claims) = verified(state, token) else { return Ok(None) };
    let person = state.people.find(claims.sub).await?;
    Ok(person.filter(|person| person.epoch == claims.epoch))
}
