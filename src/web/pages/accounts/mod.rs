//! Pages of signing up, signing in, settings and API keys.

pub mod confirm;
pub mod enter;
pub mod invitation;
pub mod keys;
pub mod reset;
pub mod settings;
pub mod sign_in;
pub mod sign_up;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::i18n::Text;
use crate::kernel::secret::Token;
use crate::web::answer::render_as;
use crate::web::extract::Visit;
use crate::web::page::Page;
use crate::web::{State, cookies};

/// A single-use link that no longer works, and what to do instead.
#[derive(Template)]
#[template(path = "accounts/spent.html")]
struct Spent {
    page: Page,
    why: Text,
    href: &'static str,
    instead: Text,
}

/// A button that uses a single-use link: opening the link alone must not.
#[derive(Template)]
#[template(path = "accounts/press.html")]
struct Press {
    page: Page,
    title: Text,
    text: Text,
    button: Text,
}

/// Says that a link is spent: 410. `why` and `instead` are keys of texts.
fn spent(
    visit: &Visit,
    why: &'static str,
    href: &'static str,
    instead: &'static str,
) -> HttpResponse {
    let (why, instead) = (visit.reader.t(why), visit.reader.t(instead));
    render_as(StatusCode::GONE, &Spent { page: visit.public_page(), why, href, instead })
}

/// The session a browser came with, if any.
fn session_of(state: &State, req: &HttpRequest) -> Option<Token> {
    state.guarded_value(req, cookies::SESSION).map(Token::from_text)
}
