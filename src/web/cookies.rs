//! Cookies: their names, their attributes, and the middleware that sets those nobody asks for.
//!
//! | name | what | who reads it |
//! |---|---|---|
//! | `session` | the session's token | `extract::who` |
//! | `csrf` | a random seed; forms carry an HMAC of it | `extract::Posted` |
//! | `flash` | one signed message for the next page | `extract::Visit` |
//! | `locale`, `theme`, `party` | choices, harmless when forged | `extract::Visit`, `extract::who` |
//!
//! Over https the first two are called `__Host-…`, which browsers accept only with `Secure`, for
//! the whole site and for no other host: a neighbour on a subdomain cannot plant them.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};

use super::State;
use super::flash::Flash;
use crate::kernel::secret::Token;

pub const SESSION: &str = "session";
pub const CSRF: &str = "csrf";
pub const FLASH: &str = "flash";
pub const PARTY: &str = "party";

/// How long a browser keeps the seed of form tokens: longer than any form stays open.
const CSRF_DAYS: i64 = 30;

/// A fresh seed for form tokens, to be set on the way out.
pub(super) struct NewSeed(pub String);

/// The flash message was read by the page being answered.
pub(super) struct FlashRead;

impl State {
    /// The cookie that keeps somebody signed in. Without an age it ends with the browser.
    pub fn session_cookie(&self, token: &Token, days: Option<i64>) -> Cookie<'static> {
        let mut cookie = self.guarded(SESSION, token.reveal().to_owned());
        cookie.set_max_age(days.map(Duration::days));
        cookie
    }

    /// Takes the session's cookie away.
    pub fn no_session_cookie(&self) -> Cookie<'static> {
        gone(self.guarded(SESSION, String::new()))
    }

    /// The name of a cookie nobody else may plant.
    pub fn guarded_name(&self, name: &str) -> String {
        if self.config.https() { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// The value of such a cookie in a request.
    pub fn guarded_value(&self, req: &HttpRequest, name: &str) -> Option<String> {
        req.cookie(&self.guarded_name(name)).map(|cookie| cookie.value().to_owned())
    }

    fn guarded(&self, name: &str, value: String) -> Cookie<'static> {
        let mut cookie = self.plain(name, value);
        cookie.set_name(self.guarded_name(name));
        cookie
    }

    fn plain(&self, name: &str, value: String) -> Cookie<'static> {
        Cookie::build(name.to_owned(), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.config.https())
            .finish()
    }
}

fn gone(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.make_removal();
    cookie
}

/// Sets the seed when a page made one, the flash when a handler left one, and takes the flash away
/// once a page has shown it.
pub async fn set(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut res = next.call(req).await?.map_into_boxed_body();
    let Ok(state) = State::of(res.request()).cloned() else { return Ok(res) };
    let seed = res.request().extensions_mut().remove::<NewSeed>();
    let read = res.request().extensions_mut().remove::<FlashRead>().is_some();
    let flash = res.response_mut().extensions_mut().remove::<Flash>();
    let mut cookies = Vec::new();
    if let Some(NewSeed(seed)) = seed {
        let mut cookie = state.guarded(CSRF, seed);
        cookie.set_max_age(Duration::days(CSRF_DAYS));
        cookies.push(cookie);
    }
    if let Some(text) = flash.and_then(|flash| serde_json::to_string(&flash).ok()) {
        let mut cookie = state.plain(FLASH, state.seals.sign(&text));
        cookie.set_max_age(Duration::minutes(5));
        cookies.push(cookie);
    } else if read && !res.status().is_redirection() {
        cookies.push(gone(state.plain(FLASH, String::new())));
    }
    for cookie in cookies {
        res.response_mut().add_cookie(&cookie).map_err(super::WebError::internal)?;
    }
    Ok(res)
}
