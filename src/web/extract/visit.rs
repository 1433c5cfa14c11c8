//! A visit to a page: in which language, by whom, with what token for its forms.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::who::{Who, identify, known};
use crate::accounts::Person;
use crate::i18n::{Reader, negotiate};
use crate::kernel::ids::PartyId;
use crate::kernel::locale::Locale;
use crate::kernel::secret::Token;
use crate::web::cookies::{self, FlashRead, NewSeed};
use crate::web::flash::Flash;
use crate::web::page::{Page, Theme};
use crate::web::preferences::{LOCALE_COOKIE, THEME_COOKIE};
use crate::web::{State, WebError};

/// Everything a page is made with. `visit.public_page()` for a page anyone may see; `visit.page(tx,
/// Area::Buyer)` (in `frame`) for one inside the frame.
#[derive(Debug, Clone)]
pub struct Visit {
    pub reader: Reader,
    pub person: Option<Person>,
    /// The party they wish to act for, when they have several.
    pub wish: Option<PartyId>,
    /// The token for this page's forms.
    pub csrf: String,
    pub flash: Option<Flash>,
    pub theme: Theme,
    /// Without the query.
    pub path: String,
    /// With its `?`, or empty.
    pub query: String,
    /// When the request came.
    pub now: DateTime<Utc>,
}

impl FromRequest for Visit {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let who = identify(&req).await?;
            Self::of(&req, &who)
        })
    }
}

impl Visit {
    /// A visit by somebody who need not be known: for pages that tell of errors.
    pub fn of(req: &HttpRequest, who: &Who) -> Result<Self, WebError> {
        let state = State::of(req)?;
        let seed = seed(state, req)?;
        let query = req.query_string();
        Ok(Self {
            reader: reader(req),
            person: who.person.clone(),
            wish: who.wish,
            csrf: state.seals.form_token(&seed).map_err(WebError::internal)?,
            flash: flash(state, req),
            theme: req
                .cookie(THEME_COOKIE)
                .map(|cookie| Theme::from_word(cookie.value()))
                .unwrap_or_default(),
            path: req.path().to_owned(),
            query: if query.is_empty() { String::new() } else { format!("?{query}") },
            now: state.db.clock().now(),
        })
    }

    /// A page anyone may see; a signed-in visitor is greeted with the way to their work.
    pub fn public_page(&self) -> Page {
        let mut page = Page::new(self.reader, self.now, &self.path);
        page.viewer = self.viewer(None);
        page.csrf.clone_from(&self.csrf);
        page.flash.clone_from(&self.flash);
        page.query.clone_from(&self.query);
        page.theme = self.theme;
        page
    }
}

/// Who reads the answer to a request: the person's own language and zone, else what their browser
/// says.
pub fn reader(req: &HttpRequest) -> Reader {
    if let Some(person) = known(req).and_then(|who| who.person.clone()) {
        return Reader::new(person.locale, person.time_zone.parse().unwrap_or(Tz::UTC));
    }
    let chosen = req.cookie(LOCALE_COOKIE).and_then(|cookie| cookie.value().parse::<Locale>().ok());
    let locale = chosen.unwrap_or_else(|| {
        let header = req.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        negotiate(header.unwrap_or_default())
    });
    Reader::new(locale, Tz::UTC)
}

impl FromRequest for Reader {
    type Error = WebError;
    type Future = std::future::Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Ok(reader(req)))
    }
}

/// The visitor's seed for form tokens; a new one is set as a cookie on the way out.
fn seed(state: &State, req: &HttpRequest) -> Result<String, WebError> {
    if let Some(seed) = state.guarded_value(req, cookies::CSRF).filter(|seed| !seed.is_empty()) {
        return Ok(seed);
    }
    if let Some(NewSeed(seed)) = req.extensions().get::<NewSeed>() {
        return Ok(seed.clone());
    }
    let seed = Token::generate().map_err(WebError::internal)?.reveal().to_owned();
    req.extensions_mut().insert(NewSeed(seed.clone()));
    Ok(seed)
}

fn flash(state: &State, req: &HttpRequest) -> Option<Flash> {
    let cookie = req.cookie(cookies::FLASH)?;
    req.extensions_mut().insert(FlashRead);
    serde_json::from_str(&state.seals.unsign(cookie.value())?).ok()
}
